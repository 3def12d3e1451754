package org.tunebench.engine.sampler.tpe;

import java.util.random.RandomGenerator;

/**
 * One kernel a trial along one axis. Densities are relative to the prior, which thus has density 1
 * everywhere. A trial without the parameter has the prior as its kernel.
 */
interface Kernels {
  /**
   * What is the same wherever densities are asked for: divides by each kernel's density at its
   * centre, and adds to its logarithm what does not come from there.
   *
   * @param quotients by trial
   * @param logs by trial
   */
  void addConstants(double[] quotients, double[] logs);

  /** Adds, for each kernel, the part of the logarithm of its density that depends on the place. */
  void addLogDensities(double u, double[] sums);

  /** What is to be taken from each of those sums, the same for all kernels. */
  double excess(double u);

  /** A place drawn from one kernel, or NaN where its trial does not have the parameter. */
  double draw(int kernel, RandomGenerator random);
}
