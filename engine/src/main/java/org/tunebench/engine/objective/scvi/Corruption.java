package org.tunebench.engine.objective.scvi;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.tunebench.engine.data.CountMatrix;

/**
 * Counts that are lost, to see whether a model brings them back: 10% of those that are not zero are
 * chosen, and each is multiplied by a draw of Bernoulli(0.9). So 1% become zero; the others stay as
 * they are.
 */
final class Corruption {
  private static final double CHOSEN = 0.1;
  private static final double KEPT = 0.9;

  private final int[] start;
  private final int[] genes;

  private Corruption(int[] start, int[] genes) {
    this.start = start;
    this.genes = genes;
  }

  /**
   * @param seed the same for all trials of a study, so that they have to bring back the same counts
   */
  static Corruption of(CountMatrix counts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] lost = lost(counts.nonZeros(), random);
    int[] start = new int[counts.cells() + 1];
    int[] genes = new int[counts.nonZeros()];
    int found = 0;
    for (int cell = 0; cell < counts.cells(); cell++) {
      for (int i = counts.rowStart(cell); i < counts.rowStart(cell + 1); i++) {
        if (lost[i]) {
          genes[found++] = counts.column(i);
        }
      }
      start[cell + 1] = found;
    }
    return new Corruption(start, Arrays.copyOf(genes, found));
  }

  /** Draws the chosen counts without putting back, by going through all of them once. */
  private static boolean[] lost(int counts, SplittableRandom random) {
    boolean[] lost = new boolean[counts];
    int wanted = (int) (counts * CHOSEN);
    for (int i = 0; i < counts && wanted > 0; i++) {
      if (random.nextDouble() * (counts - i) < wanted) {
        wanted--;
        lost[i] = random.nextDouble() >= KEPT;
      }
    }
    return lost;
  }

  /** The genes whose count a cell has lost, ascending. */
  int[] lostGenes(int cell) {
    return Arrays.copyOfRange(genes, start[cell], start[cell + 1]);
  }
}
