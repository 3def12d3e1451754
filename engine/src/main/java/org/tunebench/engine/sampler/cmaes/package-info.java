/** Covariance matrix adaptation: arithmetic on arrays. */
package org.tunebench.engine.sampler.cmaes;
