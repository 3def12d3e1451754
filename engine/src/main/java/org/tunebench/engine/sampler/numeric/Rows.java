package org.tunebench.engine.sampler.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Rows of numbers to compute with, which the next computation of the same thread uses again. Those
 * of one suggestion would else be 70 KB of garbage, and one in 700 would have to wait for the
 * collector, which takes longer than ten of them.
 */
public final class Rows {
  private static final ThreadLocal<Rows> OF_THREAD = ThreadLocal.withInitial(Rows::new);

  private final List<double[]> kept = new ArrayList<>();
  private int used;

  /**
   * Computes something with the thread's rows; those that it has taken are free again afterwards.
   *
   * @param computation none of the rows may be part of its result
   */
  public static <T> T lend(Function<Rows, T> computation) {
    Rows rows = OF_THREAD.get();
    int before = rows.used;
    try {
      return computation.apply(rows);
    } finally {
      rows.used = before;
    }
  }

  /**
   * A row that nobody else has. One that was lent before is found again where as many rows were
   * taken before it, if it is as long.
   *
   * @return any numbers
   */
  public double[] row(int length) {
    if (used == kept.size()) {
      kept.add(new double[length]);
    } else if (kept.get(used).length != length) {
      kept.set(used, new double[length]);
    }
    return kept.get(used++);
  }
}
