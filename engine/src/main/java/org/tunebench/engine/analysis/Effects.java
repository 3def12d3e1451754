package org.tunebench.engine.analysis;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.tunebench.engine.analysis.forest.Units;

/** Means of a function over a search space with some parameters held (Friedman 2001). */
final class Effects {
  private Effects() {}

  /**
   * The mean over draws with one parameter held.
   *
   * @param rest raw draws, see {@link Units#activate}
   * @param unit the place at which the parameter is held
   */
  static double mean(
      Units units,
      ToDoubleFunction<double[]> function,
      List<double[]> rest,
      int parameter,
      double unit) {
    double sum = 0;
    for (double[] raw : rest) {
      double kept = raw[parameter];
      raw[parameter] = unit;
      sum += function.applyAsDouble(units.activate(raw));
      raw[parameter] = kept;
    }
    return sum / rest.size();
  }
}
