/**
 * Runs studies: one thread owns each running study, hears its workers and the person, and publishes
 * snapshots of where it stands.
 */
package org.tunebench.engine.run;
