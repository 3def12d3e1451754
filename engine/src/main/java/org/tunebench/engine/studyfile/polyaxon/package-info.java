/** Reads the experiment groups of Polyaxon 0.x: files with {@code hptuning} and {@code matrix}. */
package org.tunebench.engine.studyfile.polyaxon;
