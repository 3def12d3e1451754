package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;

/** Tests whether means differ where variances may. */
final class MeansTests {
  private MeansTests() {}

  /** A pair of samples and its p-value. */
  private record Pair(int a, int b, double p) {}

  /**
   * Which pairs differ at a level for all of them together: Welch's t-tests, corrected by Holm's
   * step-down (1979).
   *
   * @param samples at least two values each
   */
  static boolean[][] differentPairs(List<double[]> samples, double level) {
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < samples.size(); a++) {
      for (int b = a + 1; b < samples.size(); b++) {
        pairs.add(new Pair(a, b, welch(samples.get(a), samples.get(b))));
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::p));
    boolean[][] different = new boolean[samples.size()][samples.size()];
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      // NaN, as of means beyond the doubles, is sorted last and shows no difference.
      if (!(pair.p() * (pairs.size() - i) <= level)) {
        break;
      }
      different[pair.a()][pair.b()] = true;
      different[pair.b()][pair.a()] = true;
    }
    return different;
  }

  /** Two-sided p-value of Welch's t-test; values without any variance differ or they do not. */
  static double welch(double[] a, double[] b) {
    if (StatUtils.variance(a) == 0 && StatUtils.variance(b) == 0) {
      return a[0] == b[0] ? 1 : 0;
    }
    return new TTest().tTest(a, b);
  }

  /**
   * P-value of Welch's analysis of variance (Biometrika 1951) that all means are the same.
   *
   * @return NaN with fewer than two samples, or where one has no variance
   */
  static double welchAnova(List<double[]> samples) {
    int k = samples.size();
    if (k < 2 || samples.stream().anyMatch(sample -> StatUtils.variance(sample) == 0)) {
      return Double.NaN;
    }
    double weights = 0;
    double weighted = 0;
    for (double[] sample : samples) {
      double weight = sample.length / StatUtils.variance(sample);
      weights += weight;
      weighted += weight * StatUtils.mean(sample);
    }
    double grand = weighted / weights;
    double between = 0;
    double lambda = 0;
    for (double[] sample : samples) {
      double weight = sample.length / StatUtils.variance(sample);
      double off = StatUtils.mean(sample) - grand;
      double rest = 1 - weight / weights;
      between += weight * off * off / (k - 1);
      lambda += rest * rest / (sample.length - 1);
    }
    double f = between / (1 + 2.0 * (k - 2) / (k * (double) k - 1) * lambda);
    double freedom = (k * (double) k - 1) / (3 * lambda);
    return 1 - new FDistribution(null, k - 1, freedom).cumulativeProbability(f);
  }
}
