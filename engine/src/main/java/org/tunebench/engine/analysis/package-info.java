/** What was learned: the table of trials, the best and the worst of them. */
package org.tunebench.engine.analysis;
