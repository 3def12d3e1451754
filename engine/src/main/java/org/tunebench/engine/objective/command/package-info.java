/**
 * Runs a command of the person's own for each trial, without a shell: fills the configuration into
 * its arguments, reads what it reports, bounds what it prints, and ends whatever it started.
 */
package org.tunebench.engine.objective.command;
