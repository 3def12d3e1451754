package org.tunebench.engine.sampler.tpe;

import java.util.random.RandomGenerator;

/**
 * One kernel a trial along one axis. Densities are relative to the prior, which thus has density 1
 * everywhere. A trial without the parameter has the prior as its kernel.
 */
interface Kernels {
  /**
   * Takes in the part of each kernel's density that is the same at all places: as a factor of what
   * is to be divided by, or as an addition to its logarithm.
   *
   * @param quotients by trial; for as many axes as fit, one logarithm is taken of their product
   * @param logs by trial
   */
  void addConstants(double[] quotients, double[] logs);

  /**
   * Adds, for some kernels, the part of the logarithm of their density that depends on the place.
   *
   * @param from the first kernel
   * @param to one past the last
   * @param sums by kernel
   */
  void addLogDensities(double u, int from, int to, double[] sums);

  /** The logarithm of a density that no kernel exceeds anywhere; 0, as the prior's, at least. */
  double peak();

  /** What is to be taken from each of those sums then, the same for all kernels. */
  double excess(double u);

  /** A place drawn from one kernel, or NaN where its trial does not have the parameter. */
  double draw(int kernel, RandomGenerator random);
}
