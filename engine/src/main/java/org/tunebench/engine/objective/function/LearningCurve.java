package org.tunebench.engine.objective.function;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Seeds;

/**
 * Lets a function be learnt epoch by epoch: from a common start, the value falls to the function's
 * own as a power of the epoch, at a pace that each configuration has for itself. So curves cross,
 * as those of training do, and the last epoch gives the function's value, but for the noise.
 *
 * @param end the function's own value, by configuration
 * @param epochs number of epochs, at least 1
 * @param start the value before the first epoch
 * @param noise deviation of the noise that is added to every epoch; 0 for none
 */
public record LearningCurve(
    ToDoubleFunction<Configuration> end, int epochs, double start, double noise) {
  /** Exponents of the power of the epoch: the slowest and the fastest pace. */
  private static final double SLOW = 0.7;

  private static final double FAST = 1.3;

  /**
   * The value after an epoch.
   *
   * @param configuration what is tried
   * @param epoch from 1 to {@link #epochs}
   * @param seed of the trial's noise
   */
  public double at(Configuration configuration, int epoch, long seed) {
    double last = end.applyAsDouble(configuration);
    double value = last + (start - last) * shareLeft(configuration, epoch);
    return noise == 0 ? value : value + noise * Seeds.generator(seed, epoch).nextGaussian();
  }

  private double shareLeft(Configuration configuration, int epoch) {
    RandomGenerator own = Seeds.generator(configuration.values().hashCode(), 0);
    double pace = SLOW + (FAST - SLOW) * own.nextDouble();
    double atEnd = Math.pow(1.0 + epochs, -pace);
    return (Math.pow(1.0 + epoch, -pace) - atEnd) / (1 - atEnd);
  }
}
