package org.tunebench.engine.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.analysis.Outlook;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.objective.function.TestFunction;
import org.tunebench.engine.objective.function.TestFunctions;
import org.tunebench.engine.sampler.Rehearsal;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/**
 * What more trials were said to bring, against what they brought: searches are cut off, foretold
 * and gone on with. Gains are in spreads (median less best at the cut), so that functions compare.
 */
final class OutlookTable {
  private static final List<String> SAMPLERS = List.of("random", "tpe");
  private static final int SEEDS = 6;
  private static final int[] CUTS = {50, 100};
  private static final int[] MORE = {10, 50, 100};

  private OutlookTable() {}

  /** Sums over searches. */
  static final class Row {
    private int searches;
    private double foretold;
    private double came;
    private double chance;
    private int better;
    private int withinLuck;

    /** Takes a search in. */
    void add(Outlook.Step step, double spread, double gain) {
      searches++;
      foretold += step.gain() / spread;
      came += gain / spread;
      chance += step.chance();
      better += gain > 0 ? 1 : 0;
      withinLuck += gain <= step.lucky() ? 1 : 0;
    }

    /** The mean foretold gain over the mean gain that came. */
    double ratio() {
      return foretold / came;
    }

    /** The mean gain that was foretold, in spreads. */
    double foretold() {
      return foretold / searches;
    }

    /** The share of searches that gained no more than the luck of one in ten. */
    double withinLuck() {
      return (double) withinLuck / searches;
    }

    @Override
    public String toString() {
      return "foretold %.4f  came %.4f  ratio %.2f  chance %.2f  better %.2f  within luck %.2f"
          .formatted(
              foretold / searches,
              came / searches,
              ratio(),
              chance / searches,
              (double) better / searches,
              withinLuck());
    }
  }

  /** Goes through searches on all test functions with one sampler. */
  static Row row(String sampler, int cut, int more, int seeds) {
    Row row = new Row();
    for (TestFunction function : TestFunctions.all()) {
      for (int seed = 0; seed < seeds; seed++) {
        add(row, function, sampler, cut, more, seed);
      }
    }
    return row;
  }

  private static void add(
      Row row, TestFunction function, String sampler, int cut, int more, int seed) {
    Rehearsal search =
        new Rehearsal(
                function.space(),
                Samplers.create(new PartSpec(sampler), function.space()),
                seed,
                cut + more)
            .run(cut + more, function::at);
    StudySpec spec =
        new StudySpec(
            "search",
            new PartSpec("function"),
            new MetricSpec("loss", Goal.MINIMIZE),
            function.space(),
            new PartSpec(sampler),
            new PartSpec("none"),
            new Budget(cut + more),
            List.of(),
            seed,
            Optional.empty());
    List<Trial> before = search.history().trials().subList(0, cut);
    Outlook outlook = Outlook.of(Results.of(spec, before), more).orElseThrow();
    double gain = search.bestAfter(cut) - search.bestAfter(cut + more);
    row.add(outlook.steps().get(0), outlook.spread(), gain);
  }

  /** Prints all rows. */
  static void print(PrintStream out) {
    out.printf(
        "%nWhat more trials were said to bring: %d test functions, %d seeds, in spreads%n",
        TestFunctions.all().size(), SEEDS);
    for (String sampler : SAMPLERS) {
      for (int cut : CUTS) {
        for (int more : MORE) {
          Row row = row(sampler, cut, more, SEEDS);
          out.printf("%-7s after %3d, %3d more: %s%n", sampler, cut, more, row);
        }
      }
    }
  }
}
