package org.tunebench.engine.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the formula, on two numbers and an option. */
class LikenessTest {
  private static final double NEAR = 1e-11;
  private static final int POINTS = 13;
  private static final double[] PRECISIONS = {900, 2, 1.5};
  private static final double APART = 0.3;

  private static TrainingSet places() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] columns = new double[3][POINTS];
    for (int i = 0; i < POINTS; i++) {
      columns[0][i] = i == 1 ? columns[0][0] : random.nextDouble();
      columns[1][i] = i == 2 ? 1 : random.nextDouble();
      columns[2][i] = random.nextInt(-1, 3);
    }
    return new TrainingSet(new boolean[] {false, false, true}, columns, new double[POINTS]);
  }

  private static double[] squares(TrainingSet places, int i, int j) {
    double[] squares = new double[3];
    for (int p = 0; p < 3; p++) {
      double off = places.columns()[p][i] - places.columns()[p][j];
      squares[p] = PRECISIONS[p] * (p == 2 && off != 0 ? 1 : off * off);
    }
    return squares;
  }

  /** Of the square of a scaled distance. */
  private static double value(Kernel kernel, double square) {
    double r = Math.sqrt(square);
    return switch (kernel) {
      case MATERN_1_2 -> Math.exp(-r);
      case MATERN_3_2 -> (1 + Math.sqrt(3) * r) * Math.exp(-Math.sqrt(3) * r);
      case MATERN_5_2 -> (1 + Math.sqrt(5) * r + 5 * square / 3) * Math.exp(-Math.sqrt(5) * r);
      case RBF -> Math.exp(-square / 2);
    };
  }

  private static double value(Kernel kernel, double[] squares) {
    double together = value(kernel, squares[0] + squares[1] + squares[2]);
    double alone = 0;
    for (double square : squares) {
      alone += value(kernel, 3 * square) / 3;
    }
    return (1 - APART) * together + APART * alone;
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void pairsAreAsAlikeAsTheFormulaSays(Kernel kernel) {
    TrainingSet places = places();
    Likeness among = new Likeness(kernel, 3, POINTS * (POINTS - 1) / 2);
    among.compare(PRECISIONS, APART, Pairs.among(places));
    Likeness around = new Likeness(kernel, 3, POINTS);
    Pairs.Around centred = new Pairs.Around(places);
    int at = 0;
    for (int i = 0; i < POINTS; i++) {
      centred.at(
          new double[] {places.columns()[0][i], places.columns()[1][i], places.columns()[2][i]});
      around.compare(PRECISIONS, APART, centred);
      assertThat(around.values()[i]).as("with itself").isCloseTo(1, within(NEAR));
      for (int j = 0; j < i; j++) {
        double expected = value(kernel, squares(places, i, j));
        assertThat(among.values()[at]).isCloseTo(expected, within(NEAR));
        assertThat(around.values()[j]).isCloseTo(expected, within(NEAR));
        at++;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void slopesAreThoseOfTheFormula(Kernel kernel) {
    TrainingSet places = places();
    Likeness among = new Likeness(kernel, 3, POINTS * (POINTS - 1) / 2);
    among.compare(PRECISIONS, APART, Pairs.among(places));
    int at = 0;
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j < i; j++) {
        for (int p = 0; p < 3; p++) {
          hasSlope(kernel, squares(places, i, j), p, among.slopes(p)[at]);
        }
        at++;
      }
    }
  }

  private static void hasSlope(Kernel kernel, double[] squares, int axis, double slope) {
    double step = 1e-6 * (1 + squares[axis]);
    if (squares[axis] < 2 * step) {
      // The roughest kernel has none there, and nothing multiplies it.
      return;
    }
    double[] less = squares.clone();
    double[] more = squares.clone();
    less[axis] -= step;
    more[axis] += step;
    double expected = (value(kernel, more) - value(kernel, less)) / (2 * step);
    assertThat(slope).isCloseTo(expected, within(1e-5 * (1 + Math.abs(expected))));
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void theShortestLengthScalesOfVeryManyAxesLeaveNumbersNumbers(Kernel kernel) {
    int axes = 1000;
    TrainingSet places = new TrainingSet(new boolean[axes], new double[axes][2], new double[2]);
    double[] precisions = new double[axes];
    for (int p = 0; p < axes; p++) {
      places.columns()[p][0] = p % 2;
      places.columns()[p][1] = p % 3 == 0 ? 0.5 : 1;
      precisions[p] = 2500;
    }
    Likeness likeness = new Likeness(kernel, axes, 1);
    likeness.compare(precisions, 0.95, Pairs.among(places));
    assertThat(likeness.values()[0]).isBetween(0.0, 1.0);
    for (int p = 0; p < axes; p++) {
      assertThat(likeness.slopes(p)[0]).isFinite();
    }
  }
}
