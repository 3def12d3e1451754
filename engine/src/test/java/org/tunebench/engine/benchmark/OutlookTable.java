package org.tunebench.engine.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tunebench.engine.analysis.Outlook;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.objective.function.TestFunction;
import org.tunebench.engine.objective.function.TestFunctions;
import org.tunebench.engine.sampler.Rehearsal;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/**
 * What more trials were said to bring, against what they brought: searches on all test functions,
 * without noise and with some, are asked every ten trials what comes next. Gains are in distances
 * from best to median of the first 50 trials, so that functions compare. Run alone by the Maven
 * profile {@code benchmark} with {@code -Dbenchmark=OutlookTable}.
 */
final class OutlookTable {
  private static final List<String> SAMPLERS = List.of("random", "tpe", "auto");

  /** Seeds by which nothing was chosen. */
  private static final int[] SEEDS = {300, 301, 302, 303};

  private static final int LENGTH = 400;
  private static final int FIRST = 30;
  private static final int EVERY = 10;
  private static final int UNIT = 50;
  private static final int[] MORE = {10, 50, 100};

  /** So many times all that could come is absurd. */
  private static final double TIMES = 10;

  private static final double LEAST_ROOM = 1e-4;

  /** Standard deviations of the noise, in interquartile ranges of random draws. */
  private static final double[] NOISE = {0, 0.1};

  /** Where bins of foretold chances begin. */
  private static final double[] BINS = {0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95};

  private OutlookTable() {}

  /**
   * What was said once, and what came.
   *
   * @param after how many trials it was said
   * @param said what
   * @param gain what came
   * @param unit of gains, above 0
   * @param room all that could come: down to the least loss of the function, and two standard
   *     deviations of the noise, or a ten-thousandth of a unit at least
   */
  record Forecast(int after, Outlook.Step said, double gain, double unit, double room) {
    private double came() {
      return gain > 0 ? 1 : 0;
    }

    /** The chance of a gain in draws that are all alike. */
    private double record() {
      return (double) said.trials() / (after + said.trials());
    }
  }

  /** Some forecasts together. */
  record Row(List<Forecast> forecasts) {
    private double mean(ToDoubleFunction<Forecast> of) {
      return forecasts.stream().mapToDouble(of).average().orElse(Double.NaN);
    }

    /** The mean gain that was foretold, in units. */
    double foretold() {
      return mean(f -> f.said.gain() / f.unit);
    }

    /** The mean gain that came, in units. */
    double came() {
      return mean(f -> f.gain / f.unit);
    }

    /** The mean chance of any gain that was foretold. */
    double chance() {
      return mean(f -> f.said.chance());
    }

    /** The share that gained anything. */
    double better() {
      return mean(Forecast::came);
    }

    /** The share that gained no more than the luck of one in ten. */
    double withinLuck() {
      return mean(f -> f.gain <= f.said.lucky() ? 1 : 0);
    }

    /**
     * By what factor the gain that was foretold if any came is off what came, in the geometric mean
     * of those that gained.
     */
    double offBy() {
      return Math.exp(
          forecasts.stream()
              .filter(f -> f.gain > 0 && f.said.ifAny() > 0)
              .mapToDouble(f -> Math.abs(Math.log(f.said.ifAny() / f.gain)))
              .average()
              .orElse(Double.NaN));
    }

    /** The share that was said to gain, if anything, so many times all that could come. */
    double beyond(double times) {
      return mean(f -> f.said.ifAny() > times * f.room ? 1 : 0);
    }

    /** The mean square of foretold chances less what came, 1 or 0 (Brier, 1950). */
    double brier() {
      return mean(f -> Math.pow(f.said.chance() - f.came(), 2));
    }

    /** The same if only the number of trials is known. */
    double brierOfRecords() {
      return mean(f -> Math.pow(f.record() - f.came(), 2));
    }

    /** Those of which a chance was foretold from one up to, but without, another. */
    Row between(double low, double high) {
      return new Row(
          forecasts.stream()
              .filter(f -> f.said.chance() >= low && f.said.chance() < high)
              .toList());
    }

    private Row of(int more) {
      return new Row(forecasts.stream().filter(f -> f.said.trials() == more).toList());
    }

    @Override
    public String toString() {
      return ("gain foretold %.3f  came %.3f  within luck %.2f  off by %.1f"
              + "  beyond %.3f  chance %.2f  came %.2f"
              + "  Brier %.3f  of records %.3f")
          .formatted(
              foretold(),
              came(),
              withinLuck(),
              offBy(),
              beyond(TIMES),
              chance(),
              better(),
              brier(),
              brierOfRecords());
    }
  }

  /** All forecasts of searches on all test functions with one sampler. */
  static Row row(String sampler, double noise, int[] seeds, int length) {
    return new Row(
        TestFunctions.all().stream()
            .flatMap(function -> row(function, sampler, noise, seeds, length).forecasts().stream())
            .toList());
  }

  /** The same on one test function. */
  static Row row(TestFunction function, String sampler, double noise, int[] seeds, int length) {
    double deviation = noise * interquartileRange(function);
    return new Row(
        Arrays.stream(seeds)
            .mapToObj(seed -> search(function, sampler, deviation, seed, length))
            .flatMap(List::stream)
            .toList());
  }

  private static double interquartileRange(TestFunction function) {
    SearchSpace space = function.space();
    SplittableRandom random = new SplittableRandom(99);
    double[] values =
        IntStream.range(0, 400)
            .mapToDouble(
                i ->
                    function.at(
                        space.configure(p -> p.distribution().valueAt(random.nextDouble()))))
            .sorted()
            .toArray();
    return values[300] - values[100];
  }

  private static List<Forecast> search(
      TestFunction function, String sampler, double deviation, int seed, int length) {
    SplittableRandom noise = new SplittableRandom(1000 + seed);
    ToDoubleFunction<Configuration> loss =
        deviation == 0
            ? function::at
            : values -> function.at(values) + deviation * noise.nextGaussian();
    Rehearsal search =
        new Rehearsal(
                function.space(),
                Samplers.create(new PartSpec(sampler), function.space()),
                seed,
                length)
            .run(length, loss);
    List<Trial> trials = search.history().trials();
    StudySpec spec = spec(function, sampler, length);
    double[] first =
        IntStream.range(0, UNIT).mapToDouble(search.history()::loss).sorted().toArray();
    List<Forecast> forecasts = new ArrayList<>();
    for (int after = FIRST; after < length; after += EVERY) {
      int left = length - after;
      int[] more = Arrays.stream(MORE).filter(m -> m <= left).toArray();
      Results results = Results.of(spec, trials.subList(0, after));
      for (Outlook.Step step : Outlook.of(results, more).orElseThrow().steps()) {
        double gain = search.bestAfter(after) - search.bestAfter(after + step.trials());
        double unit = first[UNIT / 2] - first[0];
        double above = Math.max(search.bestAfter(after) - function.optimum(), LEAST_ROOM * unit);
        forecasts.add(new Forecast(after, step, gain, unit, above + 2 * deviation));
      }
    }
    return forecasts;
  }

  private static StudySpec spec(TestFunction function, String sampler, int trials) {
    return new StudySpec(
        "search",
        new PartSpec("function"),
        new MetricSpec("loss", Goal.MINIMIZE),
        function.space(),
        new PartSpec(sampler),
        new PartSpec("none"),
        new Budget(trials),
        List.of(),
        0,
        Optional.empty());
  }

  /** Prints the table alone. */
  public static void main(String[] args) {
    print(System.out);
  }

  /** Prints all rows. */
  static void print(PrintStream out) {
    out.printf(
        "%nWhat more trials were said to bring: %d test functions, %d seeds, asked every %d of %d"
            + " trials%n",
        TestFunctions.all().size(), SEEDS.length, EVERY, LENGTH);
    List<Forecast> all = new ArrayList<>();
    for (String sampler : SAMPLERS) {
      for (double noise : NOISE) {
        Row row = row(sampler, noise, SEEDS, LENGTH);
        all.addAll(row.forecasts());
        for (int more : MORE) {
          out.printf("%-7s noise %.1f, %3d more: %s%n", sampler, noise, more, row.of(more));
        }
      }
    }
    for (int bin = 0; bin < BINS.length; bin++) {
      double high = bin + 1 < BINS.length ? BINS[bin + 1] : 2;
      Row row = new Row(all).between(BINS[bin], high);
      out.printf(
          "chance foretold from %.2f: %d times, mean %.3f, came %.3f%n",
          BINS[bin], row.forecasts().size(), row.chance(), row.better());
    }
  }
}
