package org.tunebench.engine.sampler.cube;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.tunebench.engine.study.Seeds;

/**
 * The Sobol sequence with the direction numbers of Joe and Kuo, scrambled by Owen's nested uniform
 * permutations in the hashed form of Laine and Karras (2011): every prefix of 2^m points covers the
 * cube evenly, and every single point is uniform.
 */
public final class Sobol {
  /** More axes than the published direction numbers cover are filled at random. */
  private static final int MOST_AXES = 1000;

  private Sobol() {}

  /**
   * A point of the sequence.
   *
   * @param axes dimension of the cube
   * @param index from 0
   * @param seed chooses the scrambling
   * @return places in [0, 1)
   */
  public static double[] point(int axes, int index, long seed) {
    int covered = Math.min(axes, MOST_AXES);
    double[] raw = new SobolSequenceGenerator(covered).skipTo(index);
    RandomGenerator rest = Seeds.generator(seed, index);
    double[] point = new double[axes];
    for (int p = 0; p < axes; p++) {
      point[p] = p < covered ? scramble(raw[p], Seeds.mix(seed, p)) : rest.nextDouble();
    }
    return point;
  }

  private static double scramble(double u, long seed) {
    int bits = (int) (long) (u * 0x1p32);
    int mixed = Integer.reverse(laineKarras(Integer.reverse(bits), (int) seed));
    // The lower half of the seed fills up the digits that 32 bits leave open.
    double below = (seed >>> 33) * 0x1p-31;
    return ((mixed & 0xFFFFFFFFL) + below) * 0x1p-32;
  }

  /** A hash in which each bit depends on the lower ones only: a nested permutation. */
  private static int laineKarras(int bits, int seed) {
    int x = bits + seed;
    x ^= x * 0x6c50b47c;
    x ^= x * 0xb82f1e52;
    x ^= x * 0xc7afe638;
    x ^= x * 0x8d22f6e6;
    return x;
  }
}
