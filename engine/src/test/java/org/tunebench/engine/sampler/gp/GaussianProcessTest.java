package org.tunebench.engine.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GaussianProcessTest {
  private static final double STEP = 1e-5;

  /** Two numbers and an option, in no order. */
  private static TrainingSet data(int n) {
    SplittableRandom random = new SplittableRandom(4);
    double[][] columns = new double[3][n];
    double[] targets = new double[n];
    for (int i = 0; i < n; i++) {
      columns[0][i] = random.nextDouble();
      columns[1][i] = random.nextDouble();
      columns[2][i] = random.nextInt(3);
      targets[i] = value(columns[0][i], columns[1][i], columns[2][i]);
    }
    return new TrainingSet(new boolean[] {false, false, true}, columns, targets);
  }

  private static double value(double x, double y, double option) {
    return Math.sin(5 * x) + 0.3 * y + (option == 1 ? 0.5 : 0);
  }

  private static final HyperPrior APART = HyperPrior.DEFAULT.withApart(0.9);

  private static GaussianProcess fitted(Kernel kernel) {
    return fitted(kernel, HyperPrior.DEFAULT);
  }

  private static GaussianProcess fitted(Kernel kernel, HyperPrior prior) {
    return GaussianProcess.fit(data(40), kernel, prior, 1, new SplittableRandom(1));
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void likelihoodHasTheSlopesOfItsValue(Kernel kernel) {
    hasSlopesOfItsValue(new Likelihood(data(12), kernel, HyperPrior.DEFAULT));
    hasSlopesOfItsValue(new Likelihood(data(12), kernel, APART));
  }

  private static void hasSlopesOfItsValue(Likelihood likelihood) {
    double[] logs = {0.3, -0.5, 1, -4, 0.4};
    double[] gradient = new double[likelihood.size()];
    likelihood.at(logs, gradient);
    for (int p = 0; p < logs.length; p++) {
      double numeric =
          (valueAt(likelihood, logs, p, STEP) - valueAt(likelihood, logs, p, -STEP)) / (2 * STEP);
      assertThat(gradient[p]).isCloseTo(numeric, within(1e-4));
    }
  }

  private static double valueAt(Likelihood likelihood, double[] logs, int p, double off) {
    double[] moved = logs.clone();
    moved[p] += off;
    return likelihood.at(moved, new double[logs.length]);
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void explainsWhatItSawAndKnowsWhereItSawNothing(Kernel kernel) {
    explainsWhatItSawAndKnowsWhereItSawNothing(fitted(kernel));
    explainsWhatItSawAndKnowsWhereItSawNothing(fitted(kernel, APART));
  }

  private static void explainsWhatItSawAndKnowsWhereItSawNothing(GaussianProcess model) {
    double[] seen = new double[2];
    TrainingSet data = data(40);
    for (int i = 0; i < data.size(); i++) {
      double[] point = {data.columns()[0][i], data.columns()[1][i], data.columns()[2][i]};
      model.predict(point, seen);
      assertThat(seen[0]).isCloseTo(data.targets()[i], within(0.1));
    }
    double[] unseen = new double[2];
    model.predict(new double[] {0.5, 0.5, 7}, unseen);
    assertThat(unseen[1]).isGreaterThan(3 * seen[1]);
  }

  @Test
  void predictsBetweenWhatItSaw() {
    GaussianProcess model = fitted(Kernel.MATERN_5_2);
    SplittableRandom random = new SplittableRandom(9);
    double error = 0;
    for (int i = 0; i < 100; i++) {
      double[] point = {random.nextDouble(), random.nextDouble(), random.nextInt(3)};
      error += Math.abs(model.meanAt(point) - value(point[0], point[1], point[2])) / 100;
    }
    assertThat(error).isLessThan(0.05);
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void leastExpectedIsThatOfAllItsPoints(Kernel kernel) {
    GaussianProcess model = fitted(kernel);
    TrainingSet data = data(40);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < data.size(); i++) {
      double[] point = {data.columns()[0][i], data.columns()[1][i], data.columns()[2][i]};
      least = Math.min(least, model.meanAt(point));
    }
    assertThat(model.leastExpected()).isCloseTo(least, within(1e-9));
    assertThat(least).isNotEqualTo(Arrays.stream(data.targets()).min().orElseThrow());
  }

  @Test
  void findsOutWhichAxisMatters() {
    GaussianProcess model = fitted(Kernel.MATERN_5_2);
    double[] alongFirst = new double[2];
    double[] alongSecond = new double[2];
    model.predict(new double[] {1.3, 0.5, 0}, alongFirst);
    model.predict(new double[] {0.5, 1.3, 0}, alongSecond);
    assertThat(alongFirst[1]).isGreaterThan(2 * alongSecond[1]);
  }

  @Test
  void whatAxesAddEachOnItsOwnIsLearntFromFewerTrialsByWhoBelievesSo() {
    HyperPrior together = HyperPrior.DEFAULT.withApart(0.01);
    assertThat(errorOnSums(APART)).isLessThan(0.5 * errorOnSums(together));
    assertThat(errorOnSums(HyperPrior.DEFAULT)).isLessThan(0.7 * errorOnSums(together));
  }

  /** How far off 200 guesses are on average, from 24 trials of a sum of six waves. */
  private static double errorOnSums(HyperPrior prior) {
    SplittableRandom random = new SplittableRandom(5);
    double[][] columns = new double[6][24];
    double[] targets = new double[24];
    for (int i = 0; i < targets.length; i++) {
      double[] point = random.doubles(6).toArray();
      for (int p = 0; p < 6; p++) {
        columns[p][i] = point[p];
      }
      targets[i] = sumOfWaves(point);
    }
    TrainingSet seen = new TrainingSet(new boolean[6], columns, targets);
    GaussianProcess model = GaussianProcess.fit(seen, Kernel.MATERN_5_2, prior, 0, random);
    return random
        .doubles(200)
        .map(
            start -> {
              double[] point = new SplittableRandom((long) (1e9 * start)).doubles(6).toArray();
              return Math.abs(model.meanAt(point) - sumOfWaves(point));
            })
        .average()
        .orElseThrow();
  }

  private static double sumOfWaves(double[] point) {
    return Arrays.stream(point).map(x -> Math.cos(5 * x)).sum() / 2;
  }

  @Test
  void drawsFunctionsThatAgreeWithTheData() {
    drawsFunctionsThatAgreeWithTheData(fitted(Kernel.MATERN_5_2));
    drawsFunctionsThatAgreeWithTheData(fitted(Kernel.MATERN_5_2, APART));
  }

  private static void drawsFunctionsThatAgreeWithTheData(GaussianProcess model) {
    double[][] points = {{0.2, 0.2, 0}, {0.2001, 0.2, 0}, {0.9, 0.1, 1}};
    double[] mean = new double[3];
    double[] prediction = new double[2];
    SplittableRandom random = new SplittableRandom(3);
    for (int k = 0; k < 400; k++) {
      double[] drawn = model.draw(points, random);
      assertThat(drawn[1]).isCloseTo(drawn[0], within(0.05));
      for (int i = 0; i < 3; i++) {
        mean[i] += drawn[i] / 400;
      }
    }
    for (int i = 0; i < 3; i++) {
      model.predict(points[i], prediction);
      assertThat(mean[i]).isCloseTo(prediction[0], within(0.3 * prediction[1] + 1e-3));
    }
  }

  @Test
  void survivesEqualPointsAndEqualTargets() {
    double[][] columns = {new double[30]};
    Arrays.fill(columns[0], 0.5);
    TrainingSet same = new TrainingSet(new boolean[] {false}, columns, new double[30]);
    GaussianProcess model =
        GaussianProcess.fit(same, Kernel.RBF, HyperPrior.DEFAULT, 0, new SplittableRandom(1));
    assertThat(model.meanAt(new double[] {0.1})).isCloseTo(0, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(Acquisition.Kind.class)
  void searchFindsTheMaximumOfAnAcquisition(Acquisition.Kind kind) {
    searchFindsTheMaximum(fitted(Kernel.MATERN_5_2), kind);
    searchFindsTheMaximum(fitted(Kernel.MATERN_5_2, APART), kind);
  }

  private static void searchFindsTheMaximum(GaussianProcess model, Acquisition.Kind kind) {
    AcquisitionSearch search = new AcquisitionSearch(model, new Acquisition(kind, -1, 0.5));
    double[] start = {0.85, 0.3, 0};
    double[] point = start.clone();
    search.climb(point, new int[] {0, 1}, 60);
    double top = search.value(point);
    assertThat(top).isGreaterThan(search.value(start));
    for (double[] off : new double[][] {{0.003, 0}, {-0.003, 0}, {0, 0.003}, {0, -0.003}}) {
      double[] beside = {clamped(point[0] + off[0]), clamped(point[1] + off[1]), 0};
      assertThat(search.value(beside)).isLessThanOrEqualTo(top + 1e-4);
    }
  }

  private static double clamped(double u) {
    return Math.min(1, Math.max(0, u));
  }
}
