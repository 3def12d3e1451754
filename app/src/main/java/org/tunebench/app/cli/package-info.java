/** The verbs of the command line: none opens a window, none touches JavaFX. */
package org.tunebench.app.cli;
