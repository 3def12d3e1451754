package org.tunebench.engine.objective.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class FloatFunctionsTest {
  private static final int LENGTH = 5001;

  private final FloatFunctions functions = new FloatFunctions(LENGTH);

  /** From the one to the other in equal steps, or in equal ratios if both are above 0. */
  private static float[] numbers(double from, double to) {
    float[] numbers = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      double part = i / (LENGTH - 1.0);
      numbers[i] =
          (float) (from > 0 ? from * Math.pow(to / from, part) : from + (to - from) * part);
    }
    return numbers;
  }

  private static void assertClose(
      float[] values, float[] x, DoubleUnaryOperator function, double absolute, double relative) {
    for (int i = 0; i < LENGTH; i++) {
      double expected = function.applyAsDouble(x[i]);
      assertThat((double) values[i])
          .as("of %s", x[i])
          .isCloseTo(expected, within(Math.max(absolute, relative * Math.abs(expected))));
    }
  }

  /** A function on all numbers at once is the same as on each alone. */
  private static void assertSame(
      BiConsumer<float[], float[]> atOnce,
      float[] x,
      DoubleUnaryOperator alone,
      double absolute,
      double relative) {
    float[] result = new float[LENGTH];
    atOnce.accept(x, result);
    assertClose(result, x, alone, absolute, relative);
  }

  @Test
  void logarithm() {
    assertSame(functions::log, numbers(1e-8, 1e12), Math::log, 1e-9, 1.5e-7);
    assertSame(functions::log, numbers(0.999, 1.001), Math::log, 1e-10, 1.5e-7);
  }

  @Test
  void exponential() {
    assertSame(functions::exp, numbers(-86.9, 87.9), Math::exp, 0, 2e-7);
  }

  @Test
  void theExponentialStaysANumber() {
    float[] result = new float[LENGTH];
    functions.exp(numbers(-1e6, 1e6), result);

    assertThat(result[0]).isBetween(0f, 2e-38f);
    assertThat(result[LENGTH - 1]).isBetween(1e38f, Float.MAX_VALUE);
  }

  @Test
  void digamma() {
    assertSame(functions::digamma, numbers(1e-6, 1e8), Gamma::digamma, 1e-6, 1e-6);
  }

  @Test
  void logGamma() {
    assertSame(functions::logGamma, numbers(1e-6, 10), Gamma::logGamma, 3e-6, 5e-7);
    assertSame(functions::logGamma, numbers(10, 1e12), Gamma::logGamma, 0, 5e-7);
  }

  @Test
  void whatIsNotANumberStaysNone() {
    float[] x = numbers(1, 2);
    x[7] = Float.NaN;
    x[8] = Float.POSITIVE_INFINITY;
    float[] logarithm = new float[LENGTH];
    float[] exponential = new float[LENGTH];
    functions.log(x, logarithm);
    functions.exp(x, exponential);

    assertThat(logarithm[7]).isNaN();
    assertThat(logarithm[8]).isNaN();
    assertThat(exponential[7]).isNaN();
    assertThat(logarithm[9]).isCloseTo((float) Math.log(x[9]), within(1e-6f));
  }

  @Test
  void theResultMayTakeThePlaceOfTheArgument() {
    float[] x = numbers(1e-3, 1e3);
    float[] log = x.clone();
    functions.log(log, log);
    assertClose(log, x, Math::log, 1e-9, 1.5e-7);
    functions.exp(log, log);
    assertClose(log, x, y -> y, 0, 2e-6);
  }
}
