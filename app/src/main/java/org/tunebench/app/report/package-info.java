/**
 * A study as one page of HTML: assembled from what is stored, without a toolkit, for the window and
 * the command line alike. It stands in the app and not in the engine because its pictures follow
 * the charts' rules: what an axis shows, where its ticks are, how trials are coloured.
 */
package org.tunebench.app.report;
