/**
 * Tables of finished trials, as CSV or JSON, into studies: what the export writes, and whatever
 * other tools do that has a line a trial.
 */
package org.tunebench.engine.studyfile.table;
