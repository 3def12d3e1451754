package org.tunebench.engine.sampler.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.sampler.cube.Axis;
import org.tunebench.engine.sampler.numeric.Rows;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.FloatRange;

class ParzenTest {
  private static final Axis NUMBER = new Axis(new FloatRange(0, 1));
  private static final Axis OPTION =
      new Axis(new Choice(List.of("a", "b", "c"), List.of(0.5, 0.3, 0.2)));

  private static double[] weights(int n) {
    double[] weights = new double[n];
    Arrays.fill(weights, 1);
    return weights;
  }

  @ParameterizedTest
  @EnumSource(Bandwidth.class)
  void densityOfNumbersIntegratesToOne(Bandwidth bandwidth) {
    double[][] column = {{0.02, 0.1, 0.11, 0.6, 0.99, Double.NaN}};
    Parzen parzen = new Parzen(new Axis[] {NUMBER}, column, weights(6), 1, bandwidth, new Rows());
    double sum = 0;
    int cells = 10_000;
    for (int i = 0; i < cells; i++) {
      sum += Math.exp(parzen.logDensity(new double[] {(i + 0.5) / cells})) / cells;
    }
    assertThat(sum).isCloseTo(1, within(1e-4));
  }

  @Test
  void densityOfOptionsAddsUpToOneOverThePrior() {
    double[][] column = {{OPTION.placeOf(0), OPTION.placeOf(2), OPTION.placeOf(2)}};
    Parzen parzen =
        new Parzen(new Axis[] {OPTION}, column, weights(3), 1, Bandwidth.SPREAD, new Rows());
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      double density = Math.exp(parzen.logDensity(new double[] {OPTION.placeOf(c)}));
      sum += density * OPTION.probability(c);
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @Test
  void isHighWhereTrialsAreAndSeesParametersTogether() {
    double[][] columns = {
      {0.2, 0.2, 0.8, 0.8}, {0.2, 0.25, 0.8, 0.85},
    };
    Parzen parzen =
        new Parzen(
            new Axis[] {NUMBER, NUMBER},
            columns,
            weights(4),
            1,
            Bandwidth.NEIGHBOURHOOD,
            new Rows());
    double along = parzen.logDensity(new double[] {0.2, 0.2});
    double across = parzen.logDensity(new double[] {0.2, 0.8});
    assertThat(along).isGreaterThan(across + 1);
  }

  @Test
  void drawsWhatItsDensitySays() {
    double[][] column = {{0.1, 0.12, 0.9}};
    Parzen parzen =
        new Parzen(new Axis[] {NUMBER}, column, weights(3), 1, Bandwidth.SPREAD, new Rows());
    SplittableRandom random = new SplittableRandom(5);
    int[] counts = new int[10];
    for (int i = 0; i < 20_000; i++) {
      counts[(int) Math.min(9, parzen.draw(random)[0] * 10)]++;
    }
    for (int box = 0; box < 10; box++) {
      double expected = 0;
      for (int k = 0; k < 100; k++) {
        expected += Math.exp(parzen.logDensity(new double[] {(box + (k + 0.5) / 100) / 10}));
      }
      assertThat(counts[box] / 20_000.0).isCloseTo(expected / 1_000, within(0.015));
    }
  }

  @Test
  void leavesOutWhatTheDrawnTrialDidNotHave() {
    double[][] columns = {{0.5, 0.5}, {Double.NaN, Double.NaN}};
    Parzen parzen =
        new Parzen(
            new Axis[] {NUMBER, NUMBER}, columns, weights(2), 1e-9, Bandwidth.SPREAD, new Rows());
    double[] drawn = parzen.draw(new SplittableRandom(1));
    assertThat(drawn[0]).isBetween(0.0, 1.0);
    assertThat(drawn[1]).isNaN();
    double without = parzen.logDensity(new double[] {0.5, Double.NaN});
    assertThat(parzen.logDensity(new double[] {0.5, 0.3})).isCloseTo(without, within(1e-6));
  }

  @Test
  void aDensityOverManyAxesIsTheProductOfThoseOverOne() {
    int axes = 400;
    double[][] columns = new double[axes][];
    Arrays.setAll(columns, p -> new double[] {0.5});
    Axis[] numbers = new Axis[axes];
    Arrays.fill(numbers, NUMBER);
    Parzen many = new Parzen(numbers, columns, weights(1), 1e-9, Bandwidth.SPREAD, new Rows());
    Parzen one =
        new Parzen(
            new Axis[] {NUMBER},
            new double[][] {{0.5}},
            weights(1),
            1e-9,
            Bandwidth.SPREAD,
            new Rows());
    double[] point = new double[axes];
    Arrays.fill(point, 0.51);

    // 18 to the power of 400 is no double.
    assertThat(many.logDensity(point))
        .isCloseTo(axes * one.logDensity(new double[] {0.51}), within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 120})
  void aDensityIsTheWeightedSumOfItsComponents(int axes) {
    int trials = 200;
    SplittableRandom random = new SplittableRandom(11);
    double[] weights = random.doubles(trials, 0.01, 2).toArray();
    double[][] columns = new double[axes][];
    Arrays.setAll(columns, p -> random.doubles(trials, 0.3, 0.6).toArray());
    double[][] places = Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
    Axis[] numbers = new Axis[axes];
    Arrays.fill(numbers, NUMBER);
    Parzen parzen = new Parzen(numbers, columns, weights, 0.5, Bandwidth.NEIGHBOURHOOD, new Rows());
    double width = Math.max(0.14 * Math.pow(trials, -1.0 / (axes + 4)), 0.01);

    for (double u : new double[] {0.01, 0.3, 0.45, 0.7}) {
      double[] logs = new double[trials + 1];
      logs[trials] = Math.log(0.5);
      for (int i = 0; i < trials; i++) {
        logs[i] = Math.log(weights[i]);
        for (double[] place : places) {
          NormalDistribution normal = new NormalDistribution(null, place[i], width);
          logs[i] += normal.logDensity(u) - Math.log(normal.probability(0, 1));
        }
      }
      double most = Arrays.stream(logs).max().orElseThrow();
      double sum = Arrays.stream(logs).map(log -> Math.exp(log - most)).sum();
      double total = Arrays.stream(weights).sum() + 0.5;
      double[] point = new double[axes];
      Arrays.fill(point, u);
      assertThat(parzen.logDensity(point))
          .isCloseTo(most + Math.log(sum / total), within(1e-6 * axes));
    }
  }

  @Test
  void normalCurveIsTheNormalDistribution() {
    NormalDistribution exact = new NormalDistribution(null, 0, 1);
    for (double z = -9; z <= 9; z += 0.1) {
      assertThat(NormalCurve.cumulative(z)).isCloseTo(exact.cumulativeProbability(z), within(2e-7));
    }
  }

  @Test
  void theMostPromisingCandidateHasTheLargestRatioOfDensities() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 200; round++) {
      Parzen good = ofRandomTrials(3 + random.nextInt(5), Bandwidth.SPREAD, random);
      Parzen bad = ofRandomTrials(3 + random.nextInt(300), Bandwidth.NEIGHBOURHOOD, random);
      double[][] candidates = new double[20][];
      Arrays.setAll(candidates, c -> good.draw(random));
      candidates[17] = candidates[3];
      int expected = 0;
      for (int c = 1; c < candidates.length; c++) {
        boolean better = score(good, bad, candidates[c]) > score(good, bad, candidates[expected]);
        expected = better ? c : expected;
      }
      assertThat(Parzen.mostPromising(good, bad, candidates)).isEqualTo(expected);
    }
  }

  private static double score(Parzen good, Parzen bad, double[] point) {
    return good.logDensity(point) - bad.logDensity(point);
  }

  private static Parzen ofRandomTrials(int trials, Bandwidth bandwidth, SplittableRandom random) {
    double[][] columns = {
      random.doubles(trials).toArray(),
      random.doubles(trials).map(u -> u < 0.3 ? Double.NaN : u).toArray()
    };
    return new Parzen(
        new Axis[] {NUMBER, NUMBER}, columns, weights(trials), 1, bandwidth, new Rows());
  }
}
