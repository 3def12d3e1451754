package org.tunebench.engine.objective.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Functions of arrays, to about 1e-7 of the value. Logarithm and exponential are the polynomials of
 * Moshier's Cephes library ({@code logf}, {@code expf}). They are written as loops without
 * branches, which HotSpot turns into vector instructions: {@link Math#log} takes twenty times as
 * long. What it cannot do is to take a vector's bits for other numbers, so arrays go through a
 * buffer for that. It gives up on loops that are long: hence so many short ones.
 */
public final class FloatFunctions {
  private static final float SQRT_HALF = (float) Math.sqrt(0.5);
  private static final int SQRT_HALF_BITS = Float.floatToRawIntBits(SQRT_HALF);
  private static final int MANTISSA_BITS = 23;

  /** 1.5 · 2²³: added to a small number, it leaves the nearest whole one in the lowest bits. */
  private static final float ROUNDER = 12582912f;

  private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);

  /** ln 2 in two parts, so that multiples of the first are exact. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float LOG2_E = 1.44269504f;
  private static final float HALF_LN_2PI = 0.918938533f;

  /** Its fourth power is a number; beyond it lnΓ has no digit left that the recurrence changes. */
  private static final float GREATEST_STEPPED = 1e9f;

  private static final float LEAST_EXPONENT = -87;
  private static final float GREATEST_EXPONENT = 88;

  private final FloatBuffer asNumbers;
  private final IntBuffer asBits;
  private final int[] bits;
  private final int[] exponentBits;
  private final float[] mantissa;
  private final float[] exponent;
  private final float[] polynomial;
  private final float[] steps;

  /**
   * @param length of all arrays
   */
  public FloatFunctions(int length) {
    ByteBuffer memory =
        ByteBuffer.allocateDirect(length * Float.BYTES).order(ByteOrder.nativeOrder());
    asNumbers = memory.asFloatBuffer();
    asBits = memory.asIntBuffer();
    bits = new int[length];
    exponentBits = new int[length];
    mantissa = new float[length];
    exponent = new float[length];
    polynomial = new float[length];
    steps = new float[length];
  }

  /**
   * ln x, each above 1e-37. Of infinity and of NaN it is NaN.
   *
   * @param result may be the same array
   */
  public void log(float[] x, float[] result) {
    bitsOf(x, bits);
    splitBits(bits, exponentBits);
    numbersOf(bits, mantissa);
    numbersOf(exponentBits, exponent);
    logPolynomial(mantissa, polynomial);
    sumLog(mantissa, exponent, polynomial);
    addNan(x, polynomial, result);
  }

  /** x = m · 2^k with √½ ≤ m &lt; √2: m's bits, and those of k + ROUNDER. */
  private static void splitBits(int[] bits, int[] exponentBits) {
    for (int i = 0; i < bits.length; i++) {
      int k = (bits[i] - SQRT_HALF_BITS) >> MANTISSA_BITS;
      exponentBits[i] = k + ROUNDER_BITS;
      bits[i] = bits[i] - (k << MANTISSA_BITS);
    }
  }

  /** (ln m − f + f²/2) / f³ with f = m − 1. */
  private static void logPolynomial(float[] mantissa, float[] result) {
    for (int i = 0; i < result.length; i++) {
      float f = mantissa[i] - 1;
      float y = 7.0376836292E-2f * f - 1.1514610310E-1f;
      y = y * f + 1.1676998740E-1f;
      y = y * f - 1.2420140846E-1f;
      y = y * f + 1.4249322787E-1f;
      y = y * f - 1.6668057665E-1f;
      y = y * f + 2.0000714765E-1f;
      y = y * f - 2.4999993993E-1f;
      result[i] = y * f + 3.3333331174E-1f;
    }
  }

  /** ln m + k ln 2, in the place of the polynomial. */
  private static void sumLog(float[] mantissa, float[] exponent, float[] polynomial) {
    for (int i = 0; i < polynomial.length; i++) {
      float f = mantissa[i] - 1;
      float k = exponent[i] - ROUNDER;
      float square = f * f;
      float y = polynomial[i] * f * square + LN2_LOW * k - 0.5f * square;
      polynomial[i] = f + y + LN2_HIGH * k;
    }
  }

  /** The bits of what is no finite number look like one. */
  private static void addNan(float[] x, float[] finite, float[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = finite[i] + (x[i] - x[i]);
    }
  }

  /**
   * exp x. Below −87 and above 88 it is what it is there, for NaN it is NaN.
   *
   * @param result may be the same array
   */
  public void exp(float[] x, float[] result) {
    clamp(x, result);
    roundExponent(result, exponent);
    rest(result, exponent, result);
    expPolynomial(result, mantissa);
    bitsOf(exponent, exponentBits);
    bitsOf(mantissa, bits);
    addExponent(bits, exponentBits);
    numbersOf(bits, result);
  }

  private static void clamp(float[] x, float[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.max(LEAST_EXPONENT, Math.min(GREATEST_EXPONENT, x[i]));
    }
  }

  /** k + ROUNDER in x = k ln 2 + rest. */
  private static void roundExponent(float[] x, float[] exponent) {
    for (int i = 0; i < exponent.length; i++) {
      exponent[i] = x[i] * LOG2_E + ROUNDER;
    }
  }

  private static void rest(float[] x, float[] exponent, float[] rest) {
    for (int i = 0; i < rest.length; i++) {
      float k = exponent[i] - ROUNDER;
      rest[i] = x[i] - k * LN2_HIGH - k * LN2_LOW;
    }
  }

  /** exp(rest), which lies about 1. */
  private static void expPolynomial(float[] rest, float[] result) {
    for (int i = 0; i < result.length; i++) {
      float r = rest[i];
      float y = 1.9875691500E-4f * r + 1.3981999507E-3f;
      y = y * r + 8.3334519073E-3f;
      y = y * r + 4.1665795894E-2f;
      y = y * r + 1.6666665459E-1f;
      y = y * r + 5.0000001201E-1f;
      result[i] = y * r * r + r + 1;
    }
  }

  /** Times 2^k: of k + ROUNDER the bits of k alone stay in the word. */
  private static void addExponent(int[] bits, int[] exponentBits) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] = bits[i] + (exponentBits[i] << MANTISSA_BITS);
    }
  }

  /**
   * ψ(x), each above 1e-10: the recurrence four steps up, then the asymptotic series (Abramowitz
   * &amp; Stegun 6.3.5 and 6.3.18), as in ψ(x) = ψ(x+4) − 1/x − … − 1/(x+3).
   *
   * @param result another array
   */
  public void digamma(float[] x, float[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = x[i] + 4;
    }
    log(result, result);
    addDigammaSeries(x, result);
    subtractDigammaSteps(x, result);
  }

  /** −1/(2y) − 1/(12y²) + 1/(120y⁴) − 1/(252y⁶) at y = x + 4. */
  private static void addDigammaSeries(float[] x, float[] psi) {
    for (int i = 0; i < psi.length; i++) {
      float inverse = 1 / (x[i] + 4);
      float square = inverse * inverse;
      float series = (1f / 252 * square - 1f / 120) * square + 1f / 12;
      psi[i] = psi[i] - (0.5f * inverse + series * square);
    }
  }

  /** The four fractions are (2x+3)/p + (2x+3)/(p+2) with p = x (x+3). */
  private static void subtractDigammaSteps(float[] x, float[] psi) {
    for (int i = 0; i < psi.length; i++) {
      float p = x[i] * (x[i] + 3);
      float sum = 2 * x[i] + 3;
      psi[i] = psi[i] - (sum / p + sum / (p + 2));
    }
  }

  /**
   * lnΓ(x), each above 1e-10: as for {@link #digamma} the recurrence four steps up, then Stirling's
   * series (Abramowitz &amp; Stegun 6.1.41), to about 1e-6 where it is small.
   *
   * @param result another array
   */
  public void logGamma(float[] x, float[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = x[i] + 4;
    }
    log(result, result);
    multiplySteps(x, steps);
    log(steps, steps);
    stirling(x, steps, result);
  }

  /** x (x+1) (x+2) (x+3) as p (p+2) with p = x (x+3). */
  private static void multiplySteps(float[] x, float[] product) {
    for (int i = 0; i < product.length; i++) {
      float z = Math.min(x[i], GREATEST_STEPPED);
      float p = z * (z + 3);
      product[i] = p * (p + 2);
    }
  }

  /** (y − ½) ln y − y + ½ ln 2π + 1/(12y) − 1/(360y³) + 1/(1260y⁵) at y = x + 4, less the steps. */
  private static void stirling(float[] x, float[] logSteps, float[] log) {
    for (int i = 0; i < log.length; i++) {
      float y = x[i] + 4;
      float inverse = 1 / y;
      float square = inverse * inverse;
      float series = ((1f / 1260 * square - 1f / 360) * square + 1f / 12) * inverse;
      log[i] = (y - 0.5f) * log[i] - y + (HALF_LN_2PI + series - logSteps[i]);
    }
  }

  private void bitsOf(float[] numbers, int[] into) {
    asNumbers.put(0, numbers);
    asBits.get(0, into);
  }

  private void numbersOf(int[] from, float[] into) {
    asBits.put(0, from);
    asNumbers.get(0, into);
  }
}
