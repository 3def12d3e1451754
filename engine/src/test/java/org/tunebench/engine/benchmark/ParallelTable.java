package org.tunebench.engine.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tunebench.engine.study.PartSpec;

/** What is lost when trials run side by side, at the same number of trials. */
final class ParallelTable {
  /** Regrets below it count as it where ratios are averaged: nearly nothing is no multiple. */
  private static final double LEAST = 1e-4;

  private final PrintStream out;
  private final String kind;
  private final Slots slots;
  private final long[] seeds;
  private final Map<String, Samples> alone = new LinkedHashMap<>();
  private final Map<String, Samples> together = new LinkedHashMap<>();

  /**
   * @param kind the sampler
   * @param slots where trials run side by side
   */
  ParallelTable(PrintStream out, String kind, Slots slots, long[] seeds) {
    this.out = out;
    this.kind = kind;
    this.slots = slots;
    this.seeds = seeds;
  }

  String kind() {
    return kind;
  }

  /** Measures more problems, beside what was measured one at a time, and says what all lose. */
  void add(List<Problem> problems, Map<String, Samples> oneAtATime) {
    for (Problem problem : problems) {
      alone.put(problem.name(), oneAtATime.get(problem.name()));
      together.put(problem.name(), Samples.of(problem, new PartSpec(kind), slots, seeds));
    }
    for (int checkpoint : QualityTable.SHOWN) {
      print(checkpoint);
    }
  }

  private void print(int checkpoint) {
    out.printf(
        Locale.ROOT,
        "%nMean regret of %s after %d trials, one and %d at a time that differ by %.0f%% in how long"
            + " they take%s (standard error)%n",
        kind,
        Samples.CHECKPOINTS[checkpoint],
        slots.count(),
        100 * slots.spread(),
        slots.reports() ? " and report their loss" : "");
    List<String> names = new ArrayList<>(alone.keySet());
    double sumAlone = 0;
    double sumTogether = 0;
    double logRatios = 0;
    for (String name : names) {
      Samples one = alone.get(name);
      Samples many = together.get(name);
      double least = one.mean(checkpoint);
      double most = many.mean(checkpoint);
      sumAlone += least;
      sumTogether += most;
      logRatios += Math.log(Math.max(LEAST, most) / Math.max(LEAST, least));
      out.printf(
          Locale.ROOT,
          "%-20s %10.2e (%.1e) %10.2e (%.1e)%n",
          name,
          least,
          one.error(checkpoint),
          most,
          many.error(checkpoint));
    }
    out.printf(
        Locale.ROOT,
        "%-20s %10.2e           %10.2e            lost: %.0f%% (mean of each one's ratio %.0f%%)%n",
        "mean of " + names.size(),
        sumAlone / names.size(),
        sumTogether / names.size(),
        100 * (sumTogether / sumAlone - 1),
        100 * (Math.exp(logRatios / names.size()) - 1));
  }
}
