/**
 * Processes of the operating system and what they have started: found and ended, however far from
 * their parents they have run.
 */
package org.tunebench.engine.processes;
