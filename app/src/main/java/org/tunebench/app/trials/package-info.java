/** Trials as a table, one trial with all that is known of it, and the export of both. */
package org.tunebench.app.trials;
