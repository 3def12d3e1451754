/** Puts the workbench together: the window, its pages and the engine. */
package org.tunebench.app;
