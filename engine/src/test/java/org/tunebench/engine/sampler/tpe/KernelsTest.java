package org.tunebench.engine.sampler.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.sampler.cube.Axis;
import org.tunebench.engine.space.Choice;

class KernelsTest {
  private static final double[] CENTRES = {0, 0.013, 0.4, 0.41, 0.87, 1};
  private static final double[] PLACES = {0, 0.2, 0.405, 1};

  private static NormalKernels plain(double width) {
    double[] widths = new double[CENTRES.length];
    Arrays.fill(widths, width);
    return new NormalKernels(CENTRES.clone(), widths);
  }

  private static double[] logDensities(Kernels kernels, double u) {
    double[] quotients = new double[CENTRES.length];
    Arrays.fill(quotients, 1);
    double[] logs = new double[CENTRES.length];
    kernels.addConstants(quotients, logs);
    kernels.addLogDensities(u, 0, logs.length, logs);
    for (int i = 0; i < logs.length; i++) {
      logs[i] -= Math.log(quotients[i]) + kernels.excess(u);
    }
    return logs;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.09, 0.5, 1})
  void bothKindsAreTheNormalDistributionCutOffAtTheEnds(double width) {
    for (double u : PLACES) {
      double[] even = logDensities(new EvenKernels(CENTRES.clone(), width), u);
      double[] plain = logDensities(plain(width), u);
      for (int i = 0; i < CENTRES.length; i++) {
        NormalDistribution normal = new NormalDistribution(CENTRES[i], width);
        double expected = normal.logDensity(u) - Math.log(normal.probability(0, 1));
        assertThat(plain[i]).isCloseTo(expected, within(1e-6));
        assertThat(even[i]).isCloseTo(expected, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3})
  void twoAxesAtOnceAreTheirSum(double width) {
    EvenKernels one = new EvenKernels(CENTRES.clone(), width);
    EvenKernels other = new EvenKernels(CENTRES.clone(), 0.2);
    double[] atOnce = new double[CENTRES.length];
    one.addLogDensities(0.3, other, 0.7, 0, atOnce.length, atOnce);
    double[] byTurns = new double[CENTRES.length];
    one.addLogDensities(0.3, 0, byTurns.length, byTurns);
    other.addLogDensities(0.7, 0, byTurns.length, byTurns);
    assertThat(atOnce).containsExactly(byTurns, within(1e-9));
  }

  @Test
  void onlySomeKernelsAreAddedToWhereThatIsAsked() {
    double[] sums = new double[CENTRES.length];
    plain(0.3).addLogDensities(0.3, 1, 2, sums);
    assertThat(sums[0]).isZero();
    assertThat(sums[1]).isNotZero();
    assertThat(sums[2]).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.09, 0.5, 1})
  void noKernelIsHigherThanThePeak(double width) {
    for (Kernels kernels : List.of(new EvenKernels(CENTRES.clone(), width), plain(width))) {
      for (double u : CENTRES) {
        double highest = Arrays.stream(logDensities(kernels, u)).max().orElseThrow();
        assertThat(highest).isLessThanOrEqualTo(kernels.peak() + 1e-6);
      }
    }
  }

  @Test
  void noOptionIsHigherThanThePeak() {
    Axis axis = new Axis(new Choice(List.of("a", "b"), List.of(0.9, 0.1)));
    double[] column = {axis.placeOf(1), axis.placeOf(1), axis.placeOf(0)};
    CategoryKernels kernels = new CategoryKernels(axis, column);
    double[] logs = new double[column.length];
    kernels.addLogDensities(axis.placeOf(1), 0, logs.length, logs);
    assertThat(kernels.peak()).isEqualTo(logs[0]).isGreaterThan(1);
  }
}
