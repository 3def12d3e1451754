/** Gaussian process regression on points of a cube: arithmetic on arrays. */
package org.tunebench.engine.sampler.gp;
