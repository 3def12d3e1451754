/**
 * What was learned, as pure functions of a study's definition and its trials: the table of trials,
 * the best and the worst, which parameters matter and how, where the search stands, and what is
 * worth doing next.
 */
package org.tunebench.engine.analysis;
