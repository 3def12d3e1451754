/**
 * The search space as samplers see it: a unit cube with one axis a parameter, some of which exist
 * only in parts of it.
 */
package org.tunebench.engine.sampler.cube;
