package org.tunebench.engine.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tunebench.engine.study.PartSpec;

/** Mean regrets of samplers on problems, beside those of other libraries' samplers. */
final class QualityTable {
  private static final List<String> OTHERS =
      List.of(
          "random",
          "hyperopt TPE",
          "Optuna TPE (univariate)",
          "Optuna TPE (default, multivariate)",
          "Optuna TPE (multivariate, group)",
          "Optuna GP",
          "Optuna CMA-ES");

  /** Checkpoints that are printed: after 50 and after 100 trials. */
  static final int[] SHOWN = {2, 4};

  private final PrintStream out;
  private final List<Problem> problems;
  private final JsonNode reference;
  private final Map<String, Map<String, Samples>> results = new LinkedHashMap<>();

  /**
   * @param reference mean regrets of the others, or a missing node
   */
  QualityTable(PrintStream out, List<Problem> problems, JsonNode reference) {
    this.out = out;
    this.problems = problems;
    this.reference = reference;
  }

  QualityTable run(List<String> kinds, long[] seeds) {
    for (String kind : kinds) {
      Map<String, Samples> row = new LinkedHashMap<>();
      for (Problem problem : problems) {
        if (!kind.equals("grid") || problem.space().continuous().isEmpty()) {
          row.put(problem.name(), Samples.of(problem, new PartSpec(kind), Slots.ONE, seeds));
        }
      }
      results.put(kind, row);
    }
    return this;
  }

  void print() {
    for (int checkpoint : SHOWN) {
      out.printf(Locale.ROOT, "%nMean regret after %d trials%n", Samples.CHECKPOINTS[checkpoint]);
      header();
      for (Problem problem : problems) {
        out.printf(Locale.ROOT, "%-20s", problem.name());
        for (Map<String, Samples> row : results.values()) {
          out.printf(Locale.ROOT, " %14.2e", row.get(problem.name()).mean(checkpoint));
        }
        for (String other : OTHERS) {
          double value = reference(problem.name(), other, checkpoint);
          out.print(
              Double.isNaN(value) ? "          -" : String.format(Locale.ROOT, " %10.2e", value));
        }
        out.println();
      }
      if (!reference.isMissingNode()) {
        summary(checkpoint);
      }
    }
    costs();
  }

  private void header() {
    out.printf("%-20s", "");
    results.keySet().forEach(kind -> out.printf(" %14s", kind));
    for (String other : OTHERS) {
      out.printf(" %10s", shortened(other));
    }
    out.println();
  }

  private static String shortened(String other) {
    String name = other.replace("Optuna ", "o.").replace("hyperopt ", "h.");
    return name.replace(" (univariate)", "-uni")
        .replace(" (default, multivariate)", "-multi")
        .replace(" (multivariate, group)", "-group");
  }

  private double reference(String problem, String other, int checkpoint) {
    String trials = Integer.toString(Samples.CHECKPOINTS[checkpoint]);
    return reference
        .path(problem)
        .path(other)
        .path("mean_regret")
        .path(trials)
        .asDouble(Double.NaN);
  }

  /** Each of our samplers among the others alone: mean rank, and against whom it wins how often. */
  private void summary(int checkpoint) {
    out.printf("%n%-16s %10s", "", "mean rank");
    OTHERS.forEach(other -> out.printf(" %10s", shortened(other)));
    out.println("   (problems won against each)");
    for (Map.Entry<String, Map<String, Samples>> row : results.entrySet()) {
      out.printf(
          Locale.ROOT, "%-16s %10.2f", row.getKey(), meanRank(row.getValue(), "", checkpoint));
      for (String other : OTHERS) {
        out.printf(" %10s", wins(row.getValue(), other, checkpoint));
      }
      out.println();
    }
    Map<String, Samples> first = results.values().iterator().next();
    out.printf("%nMean ranks with %s among them:", results.keySet().iterator().next());
    for (String other : OTHERS) {
      out.printf(Locale.ROOT, " %s %.2f", shortened(other), meanRank(first, other, checkpoint));
    }
    out.println();
  }

  /** Mean rank of one of the others among all, or of the row's own sampler for "". */
  private double meanRank(Map<String, Samples> row, String whose, int checkpoint) {
    double sum = 0;
    int count = 0;
    for (Problem problem : problems) {
      List<Double> values = new ArrayList<>();
      double own = row.get(problem.name()).mean(checkpoint);
      values.add(own);
      for (String other : OTHERS) {
        values.add(reference(problem.name(), other, checkpoint));
      }
      double value = whose.isEmpty() ? own : reference(problem.name(), whose, checkpoint);
      if (Double.isNaN(value)) {
        continue;
      }
      double below = values.stream().filter(v -> v < value).count();
      double equal = values.stream().filter(v -> v == value).count();
      sum += below + (equal + 1) / 2;
      count++;
    }
    return sum / count;
  }

  private String wins(Map<String, Samples> row, String other, int checkpoint) {
    int wins = 0;
    int of = 0;
    for (Problem problem : problems) {
      double theirs = reference(problem.name(), other, checkpoint);
      if (!Double.isNaN(theirs)) {
        of++;
        wins += row.get(problem.name()).mean(checkpoint) < theirs ? 1 : 0;
      }
    }
    return wins + "/" + of;
  }

  private void costs() {
    out.println();
    out.println("Seconds on one core that a sampler takes for 100 trials, mean and most");
    for (Map.Entry<String, Map<String, Samples>> row : results.entrySet()) {
      double mean =
          row.getValue().values().stream().mapToDouble(Samples::seconds).average().orElse(0);
      double most = row.getValue().values().stream().mapToDouble(Samples::seconds).max().orElse(0);
      out.printf(Locale.ROOT, "%-16s %8.3f %8.3f%n", row.getKey(), mean, most);
    }
  }

  /** What a sampler reached. */
  Map<String, Samples> of(String kind) {
    return results.get(kind);
  }
}
