/** The densities of the tree-structured Parzen estimator: arithmetic on arrays. */
package org.tunebench.engine.sampler.tpe;
