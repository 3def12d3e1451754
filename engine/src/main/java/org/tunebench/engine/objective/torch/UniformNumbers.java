package org.tunebench.engine.objective.torch;

import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Random numbers from 0 to 1, of which dropout takes millions a second. LibTorch draws them one
 * after another on a CPU, from a Mersenne twister. Here one number of it is the key to all of a
 * tensor's, each of which is the hash of its place, by a function that HotSpot makes vector
 * instructions of: a tenth of the time.
 */
final class UniformNumbers {
  private static final int PIECE = 1024;
  private static final int MANTISSA_BITS = 23;
  private static final int ONE_BITS = Float.floatToRawIntBits(1);
  private static final double STEP = 1.0 / (1 << MANTISSA_BITS);

  /** 2³² and 2⁶⁴ by the golden ratio: they spread consecutive numbers. */
  private static final int GOLDEN = 0x9E3779B9;

  private static final long GOLDEN_LONG = 0x9E3779B97F4A7C15L;

  private static final int[] PLACES = places();

  private UniformNumbers() {}

  private static int[] places() {
    int[] places = new int[PIECE];
    for (int i = 0; i < PIECE; i++) {
      places[i] = i * GOLDEN;
    }
    return places;
  }

  /**
   * Fills a tensor that is in one piece. On a CPU the numbers are multiples of 2⁻²³, the same ones
   * in single and in double precision.
   *
   * @param random what they depend on; it moves on
   */
  static void fill(Tensor target, GeneratorOptional random) {
    if (!target.device().is_cpu()) {
      target.uniform_(0, 1, random);
    } else if (target.scalar_type().intern() == ScalarType.Float) {
      fillFloats(target, key(random));
    } else {
      fillDoubles(target, key(random));
    }
  }

  private static long key(GeneratorOptional random) {
    return torch.tensor(0L).random_(random).item_long();
  }

  private static void fillFloats(Tensor target, long key) {
    IntBuffer bits = TensorMemory.floatBits(target);
    int[] piece = new int[PIECE];
    for (int start = 0; start < bits.capacity(); start += PIECE) {
      hash(key(key, start), piece);
      bits.put(start, piece, 0, Math.min(PIECE, bits.capacity() - start));
    }
    target.sub_(new Scalar(1.0));
  }

  private static void fillDoubles(Tensor target, long key) {
    DoubleBuffer numbers = TensorMemory.doubles(target);
    int[] piece = new int[PIECE];
    for (int i = 0; i < numbers.capacity(); i++) {
      if (i % PIECE == 0) {
        hash(key(key, i), piece);
      }
      numbers.put(i, (piece[i % PIECE] - ONE_BITS) * STEP);
    }
  }

  /** Of a piece: the finalizer of SplitMix64 (Steele et al., OOPSLA 2014). */
  private static int key(long key, int start) {
    long z = key + (start / PIECE + 1) * GOLDEN_LONG;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (int) (z ^ (z >>> 31));
  }

  /** The bits of floats from 1 to 2, by Wellons' {@code lowbias32} of key and place. */
  private static void hash(int key, int[] result) {
    for (int i = 0; i < result.length; i++) {
      int x = PLACES[i] ^ key;
      x ^= x >>> 16;
      x *= 0x7feb352d;
      x ^= x >>> 15;
      x *= 0x846ca68b;
      x ^= x >>> 16;
      result[i] = (x >>> (Integer.SIZE - MANTISSA_BITS)) | ONE_BITS;
    }
  }
}
