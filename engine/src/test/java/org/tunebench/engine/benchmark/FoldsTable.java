package org.tunebench.engine.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tunebench.engine.data.LabelledSamples;
import org.tunebench.engine.data.SimulatedSamples;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.objective.classifier.ClassifierObjectiveType;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/**
 * What folds are good for: the same random configurations on small tables, chosen from by one
 * validation part and by folds, and what those chosen do on many samples that nothing has seen. Run
 * alone by the Maven profile {@code benchmark} with {@code -Dbenchmark=FoldsTable}.
 */
final class FoldsTable {
  private static final int TABLES = 20;
  private static final int TRIALS = 40;
  private static final int[] FOLDS = {1, 3, 5};

  /** To test with, beside 300 to learn from. */
  private static final int TESTED = 1200;

  private static final int SAMPLES = 300 + TESTED;

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("learning_rate", new FloatRange(0.001, 0.3, true, 0)),
              new Parameter("batch_size", new IntRange(8, 64, true, 1)),
              new Parameter("momentum", new FloatRange(0, 0.95)),
              new Parameter("activation", Choice.of("relu", "tanh")),
              new Parameter("n_units", new IntRange(8, 256, true, 1)),
              new Parameter("n_layers", new IntRange(1, 4))));

  private FoldsTable() {}

  /** A trial's numbers. */
  private record Scored(double validation, double test, double seconds) {}

  /** One table's trials, in their order, by each number of folds. */
  private record Searched(List<List<Scored>> byFolds) {
    private int chosen(int at) {
      List<Scored> trials = byFolds.get(at);
      return IntStream.range(0, trials.size())
          .boxed()
          .min(Comparator.comparingDouble(i -> trials.get(i).validation))
          .orElseThrow();
    }

    Scored best(int at) {
      return byFolds.get(at).get(chosen(at));
    }

    /** Of the configuration that some folds choose, by the models of the most folds. */
    double test(int at) {
      return last().get(chosen(at)).test;
    }

    /** Of the best configuration there was, likewise. */
    double least() {
      return last().stream().mapToDouble(Scored::test).min().orElseThrow();
    }

    private List<Scored> last() {
      return byFolds.get(byFolds.size() - 1);
    }

    double seconds(int at) {
      return byFolds.get(at).stream().mapToDouble(Scored::seconds).average().orElseThrow();
    }
  }

  private static Path write(int table) throws IOException {
    LabelledSamples samples = new SimulatedSamples(SAMPLES, 6, 3, 3, table).generate();
    StringBuilder text = new StringBuilder();
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int feature = 0; feature < samples.features().size(); feature++) {
        text.append(samples.value(sample, feature)).append(',');
      }
      text.append("class ").append(samples.label(sample)).append('\n');
    }
    return Files.writeString(Files.createTempFile("folds", ".csv"), text);
  }

  private static Searched search(int table) {
    try {
      Path file = write(table);
      SplittableRandom random = new SplittableRandom(table);
      List<Configuration> trials = new ArrayList<>();
      for (int i = 0; i < TRIALS; i++) {
        trials.add(SPACE.configure(p -> p.distribution().valueAt(random.nextDouble())));
      }
      List<List<Scored>> byFolds = new ArrayList<>();
      for (int folds : FOLDS) {
        byFolds.add(run(file, table, folds, trials));
      }
      Files.delete(file);
      return new Searched(byFolds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Scored> run(Path file, int table, int folds, List<Configuration> trials) {
    PartSpec spec =
        new PartSpec(
                ClassifierObjectiveType.KIND,
                Map.of("dataset", file.toString(), "max-epochs", 60L, "patience", 15L))
            .with("test-share", (double) TESTED / SAMPLES);
    PartSpec held =
        folds == 1
            ? spec.with("validation-share", 60.0 / SAMPLES)
            : spec.with(ClassifierObjectiveType.FOLDS, (long) folds);
    MetricSpec metric = new MetricSpec("validation_error", Goal.MINIMIZE);
    try (Objective objective =
        new ClassifierObjectiveType()
            .open(new WorkerSetup(held, metric, file.getParent(), "cpu", 2, table))) {
      return IntStream.range(0, trials.size())
          .parallel()
          .mapToObj(i -> scored(objective, new BoundedTrial(i, trials.get(i), Integer.MAX_VALUE)))
          .toList();
    }
  }

  private static Scored scored(Objective objective, BoundedTrial trial) {
    try {
      long start = System.nanoTime();
      Map<String, Double> scores = objective.run(trial);
      return new Scored(
          scores.get("validation_error"),
          scores.get("test_error"),
          (System.nanoTime() - start) / 1e9);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double mean(List<Searched> all, ToDoubleFunction<Searched> of) {
    return all.stream().mapToDouble(of).average().orElseThrow();
  }

  /** The standard error of a mean. */
  private static double error(List<Searched> all, ToDoubleFunction<Searched> of) {
    double mean = mean(all, of);
    double squares = all.stream().mapToDouble(of).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / (all.size() - 1) / all.size());
  }

  /** Prints the table. */
  public static void main(String[] args) {
    PrintStream out = System.out;
    List<Searched> all = IntStream.range(0, TABLES).mapToObj(FoldsTable::search).toList();
    out.println("| folds | validation error | test error | of its configuration | lost | time |");
    out.println("|---|---|---|---|---|---|");
    for (int i = 0; i < FOLDS.length; i++) {
      int at = i;
      ToDoubleFunction<Searched> lost = table -> table.test(at) - table.least();
      out.printf(
          "| %d | %.3f | %.3f | %.3f | %.3f ± %.3f | %.1f |%n",
          FOLDS[at],
          mean(all, table -> table.best(at).validation()),
          mean(all, table -> table.best(at).test()),
          mean(all, table -> table.test(at)),
          mean(all, lost),
          error(all, lost),
          mean(all, table -> table.seconds(at)) / mean(all, table -> table.seconds(0)));
    }
    out.printf("least test error: %.3f%n", mean(all, Searched::least));
  }
}
