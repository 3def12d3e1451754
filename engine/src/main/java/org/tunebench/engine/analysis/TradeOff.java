package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.tunebench.engine.study.Trial;

/**
 * What is worth choosing among where a trial has a cost besides its result: the trials that no
 * other one equals or betters at no more cost, the Pareto front of both.
 */
public final class TradeOff {
  /** The columns of a table of trials of which less is always better. */
  private static final Set<String> COSTS =
      Set.of(TrialColumns.DURATION, Trial.N_EPOCHS, Trial.N_PARAMS);

  private TradeOff() {}

  /** Whether a column of a {@link TrialTable} is a cost. */
  public static boolean isCost(String column) {
    return COSTS.contains(column);
  }

  /**
   * The trials on the front, from the cheapest to the best one. Of trials that are equal in both,
   * the first is taken.
   *
   * @param cost of a trial; one for which it is no number is left out
   */
  public static List<Trial> of(Results results, ToDoubleFunction<Trial> cost) {
    List<Trial> byCost = new ArrayList<>(results.measured());
    byCost.removeIf(trial -> !Double.isFinite(cost.applyAsDouble(trial)));
    byCost.sort(Comparator.comparingDouble(cost).thenComparingDouble(results::loss));
    List<Trial> front = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (Trial trial : byCost) {
      double loss = results.loss(trial);
      if (loss < best) {
        front.add(trial);
        best = loss;
      }
    }
    return front;
  }
}
