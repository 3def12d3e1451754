/**
 * Pictures of numbers, for pages and for files: the histories of trials and the other charts, how
 * they are drawn, exported and pointed at. It knows no page.
 */
package org.tunebench.app.chart;
