/**
 * Reads the sweep files of Weights &amp; Biases: files with {@code method} and {@code parameters}.
 */
package org.tunebench.engine.studyfile.wandb;
