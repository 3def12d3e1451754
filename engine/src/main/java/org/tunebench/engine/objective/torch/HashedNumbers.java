package org.tunebench.engine.objective.torch;

import static org.bytedeco.pytorch.global.torch.bitwise_and_out;
import static org.bytedeco.pytorch.global.torch.bitwise_right_shift_out;
import static org.bytedeco.pytorch.global.torch.mul_out;

import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Random bits that are the hash of a key and of a number's place, and what is made of them. Of
 * LibTorch's own generators those of a CPU draw one number after another, from a Mersenne twister,
 * and take ten times as long; those of a GPU want a call for each trial of an array, and cannot
 * draw within recorded work. These are the same on every device.
 *
 * <p>The hash is Wellons' {@code lowbias32} of place × {@link #SPREAD}, exclusive or the key.
 */
public final class HashedNumbers {
  /** How many bits a number has: as many as a number in single precision keeps exactly. */
  public static final int BITS = 23;

  /** 2³² by the golden ratio: it spreads places that are next to each other. */
  public static final int SPREAD = 0x9E3779B9;

  private static final double STEP = 1.0 / (1 << BITS);
  private static final int FIRST_FACTOR = 0x7feb352d;
  private static final int SECOND_FACTOR = 0x846ca68b;
  private static final int PIECE = 1024;
  private static final int ONE_BITS = Float.floatToRawIntBits(1);
  private static final int[] PLACES = places();

  private HashedNumbers() {}

  private static int[] places() {
    int[] places = new int[PIECE];
    for (int i = 0; i < PIECE; i++) {
      places[i] = i * SPREAD;
    }
    return places;
  }

  /**
   * The bits of places one after another. In loops of Java that HotSpot makes vector instructions
   * of.
   *
   * @param first place of the first
   * @param result gets as many as it has room for, each from 0 to 2²³ − 1
   */
  public static void bits(int key, int first, IntBuffer result) {
    int[] piece = new int[PIECE];
    for (int done = 0; done < result.capacity(); done += PIECE) {
      hash(key, first + done, piece);
      result.put(done, piece, 0, Math.min(PIECE, result.capacity() - done));
    }
  }

  private static void hash(int key, int first, int[] result) {
    int start = first * SPREAD;
    for (int i = 0; i < result.length; i++) {
      int x = (PLACES[i] + start) ^ key;
      x ^= x >>> 16;
      x *= FIRST_FACTOR;
      x ^= x >>> 15;
      x *= SECOND_FACTOR;
      x ^= x >>> 16;
      result[i] = x >>> (Integer.SIZE - BITS);
    }
  }

  /**
   * The same on any device.
   *
   * @param x whole numbers of 32 bits, each place × {@link #SPREAD} exclusive or its key; the bits
   *     take their place
   * @param work as many whole numbers, overwritten
   */
  public static void bits(Tensor x, Tensor work) {
    mix(x, work, 16);
    x.mul_(new Scalar(FIRST_FACTOR));
    mix(x, work, 15);
    x.mul_(new Scalar(SECOND_FACTOR));
    mix(x, work, 16);
    shift(x, x, Integer.SIZE - BITS);
  }

  private static void mix(Tensor x, Tensor work, int by) {
    shift(work, x, by);
    x.bitwise_xor_(work);
  }

  /** To the right, with zeros from the left: LibTorch's repeats the sign. */
  private static void shift(Tensor result, Tensor x, int by) {
    bitwise_right_shift_out(result, x, new Scalar(by));
    bitwise_and_out(result, result, new Scalar((1 << (Integer.SIZE - by)) - 1));
  }

  /** The least bits whose number from 0 to 1, bits × 2⁻²³, is no less than the given one. */
  public static int threshold(double number) {
    return (int) Math.ceil(number * (1 << BITS));
  }

  /** Fills a tensor of the CPU that is in one piece with numbers from 0 to 1: bits × 2⁻²³. */
  static void fillUniform(Tensor target, int key) {
    if (TensorMemory.holdsFloats(target)) {
      fillFloats(target, key);
    } else {
      DoubleBuffer numbers = TensorMemory.doubles(target);
      IntBuffer bits = IntBuffer.allocate(numbers.capacity());
      bits(key, 0, bits);
      for (int i = 0; i < numbers.capacity(); i++) {
        numbers.put(i, bits.get(i) * STEP);
      }
    }
  }

  /** By way of numbers from 1 to 2, whose last bits they are. */
  private static void fillFloats(Tensor target, int key) {
    IntBuffer bits = TensorMemory.floatBits(target);
    int[] piece = new int[PIECE];
    for (int start = 0; start < bits.capacity(); start += PIECE) {
      hash(key, start, piece);
      for (int i = 0; i < PIECE; i++) {
        piece[i] |= ONE_BITS;
      }
      bits.put(start, piece, 0, Math.min(PIECE, bits.capacity() - start));
    }
    target.sub_(new Scalar(1.0));
  }

  /** Writes bits × 2⁻²³. */
  static void uniform(Tensor bits, Tensor target) {
    target.copy_(bits).mul_(new Scalar(STEP));
  }

  /**
   * Standard normal numbers (Box &amp; Muller 1958): √(−2 ln u) cos 2πv.
   *
   * @param first bits that u is half a step more than
   * @param second bits of v
   * @param target of the same shape, written
   */
  public static void normal(Tensor first, Tensor second, Tensor target) {
    Tensor radius = first.to(target.scalar_type()).add_(new Scalar(0.5)).mul_(new Scalar(STEP));
    radius.log_().mul_(new Scalar(-2.0)).sqrt_();
    Tensor angle = second.to(target.scalar_type()).mul_(new Scalar(2 * Math.PI * STEP));
    mul_out(target, radius, angle.cos_());
  }
}
