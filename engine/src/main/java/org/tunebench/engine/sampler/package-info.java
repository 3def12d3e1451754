/** Algorithms that propose the next configuration from the history. */
package org.tunebench.engine.sampler;
