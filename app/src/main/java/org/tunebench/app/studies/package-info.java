/** The first page and the list of all studies. */
package org.tunebench.app.studies;
