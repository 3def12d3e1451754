/** Arithmetic on rows of numbers that several models share. */
package org.tunebench.engine.sampler.numeric;
