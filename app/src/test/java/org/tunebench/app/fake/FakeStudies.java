package org.tunebench.app.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.SuggestedBy;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.studyfile.StudyFile;

/** Studies to fill screens and tests with: the shape of a real search, made-up numbers. */
public final class FakeStudies {
  /** Trials before the sampler has learnt anything. */
  private static final int START_UP = 10;

  private FakeStudies() {}

  /** The search space of scVI autotune. */
  public static SearchSpace space() {
    return new SearchSpace(
        List.of(
            new Parameter("n_latent", new IntRange(5, 15)),
            new Parameter("n_hidden", Choice.of(64L, 128L, 256L)),
            new Parameter("n_layers", new IntRange(1, 5)),
            new Parameter("dropout_rate", Choice.of(0.1, 0.3, 0.5, 0.7)),
            new Parameter("reconstruction_loss", Choice.of("zinb", "nb")),
            new Parameter("lr", new FloatRange(1e-4, 1e-2, true, 0))));
  }

  /** The default configuration in that space. */
  public static Configuration defaultConfiguration() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("n_latent", 10L);
    values.put("n_hidden", 128L);
    values.put("n_layers", 1L);
    values.put("dropout_rate", 0.1);
    values.put("reconstruction_loss", "zinb");
    values.put("lr", 0.001);
    return new Configuration(values);
  }

  /** A study file that says a definition, and notes on how it was read. */
  public static StudyFile file(StudySpec spec, String... notes) {
    return new StudyFile(spec, "study.yaml", Map.of(), Map.of(), List.of(notes));
  }

  /** A definition with that space, TPE and no pruner. */
  public static StudySpec spec(String name, int trials) {
    return spec(name, trials, new MetricSpec("marginal_ll", Goal.MINIMIZE, "elbo"));
  }

  /** The same with another metric. */
  public static StudySpec spec(String name, int trials, MetricSpec metric) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("dataset", "/data/cortex.h5ad");
    settings.put("genes", 558L);
    settings.put("max-epochs", 200L);
    return new StudySpec(
        name,
        new PartSpec("scvi", settings),
        metric,
        space(),
        new PartSpec("tpe"),
        new PartSpec("none"),
        new Budget(trials),
        List.of(new DeviceSlots("cpu")),
        0,
        Optional.of(defaultConfiguration()));
  }

  /** A study that nobody has started, of another metric; returns its id. */
  public static long ofMetric(FakeRepository repository, String name, MetricSpec metric) {
    return repository.create(spec(name, 10, metric)).id();
  }

  /**
   * Keeps a study of which some trials have ended, each with its history: mostly completed, every
   * ninth pruned, every 17th failed, one NaN.
   */
  public static Study filled(
      FakeRepository repository, String name, int ended, int budget, StudyState state) {
    Instant begin = Instant.parse("2026-11-02T09:00:00Z");
    Study study = repository.create(spec(name, budget), begin);
    for (int number = 0; number < ended; number++) {
      addEnded(repository, study.id(), number, begin.plusSeconds(40L * number));
    }
    repository.setState(study.id(), state, Duration.ofSeconds(40L * ended));
    return repository.study(study.id()).orElseThrow();
  }

  private static void addEnded(FakeRepository repository, long study, int number, Instant start) {
    Trial trial = trial(number).start("cpu", start);
    repository.add(study, trial);
    int epochs = number % 9 == 8 ? 20 : 60 + (number * 37) % 140;
    repository.append(study, reports(trial, epochs));
    Trial grown = trial.reached(epochs);
    Instant end = start.plusSeconds(30 + number % 20);
    Trial ended;
    if (number % 9 == 8) {
      ended = grown.end(TrialState.PRUNED, "worse than the median of the others at epoch 20", end);
    } else if (number % 17 == 16) {
      ended = grown.end(TrialState.FAILED, "ten batches in a row gave NaN", end);
    } else {
      ended = grown.complete(metrics(trial, epochs), end);
    }
    repository.update(study, ended);
  }

  /** Adds a completed replicate of a study's first trial. */
  public static void replicate(FakeRepository repository, long study) {
    int number = repository.trials(study).size();
    Trial first = repository.trial(study, 0).orElseThrow();
    Trial.Source again =
        new Trial.Source(Origin.REPLICATE, OptionalInt.empty(), number, Double.NaN);
    repository.add(
        study,
        Trial.waiting(number, again, first.configuration())
            .start("cpu", repository.now())
            .complete(first.metrics(), repository.now()));
  }

  /** A waiting trial of that space: number 0 is the default configuration. */
  public static Trial trial(int number) {
    SplittableRandom random = new SplittableRandom(number * 31L + 7);
    Configuration configuration =
        number == 0
            ? defaultConfiguration()
            : space().configure(p -> p.distribution().valueAt(random.nextDouble()));
    Trial.Source source =
        number == 0
            ? new Trial.Source(
                Origin.BASELINE, OptionalInt.empty(), 0, Double.NaN, SuggestedBy.BASELINE)
            : new Trial.Source(
                Origin.SAMPLED,
                OptionalInt.empty(),
                number,
                1.5,
                number < START_UP ? SuggestedBy.START_UP : "tpe");
    return Trial.waiting(number, source, configuration);
  }

  /** The history of a trial: falls towards {@link #level} with some noise. */
  public static List<Report> reports(Trial trial, int epochs) {
    List<Report> reports = new ArrayList<>();
    for (int step = 1; step <= epochs; step++) {
      reports.add(report(trial, step));
    }
    return reports;
  }

  /** One report of that history. */
  public static Report report(Trial trial, int step) {
    SplittableRandom noise = new SplittableRandom(trial.number() * 1000L + step);
    double lr = ((Number) trial.configuration().values().get("lr")).doubleValue();
    double fall = 900 * Math.exp(-step * (0.01 + 12 * lr));
    double value = level(trial) + fall + 6 * noise.nextDouble();
    return new Report(trial.number(), step, Map.of("elbo", value, "train_loss", value * 0.97));
  }

  /** Where a trial's history ends: better for few layers, little dropout, later trials. */
  public static double level(Trial trial) {
    Map<String, Object> values = trial.configuration().values();
    double layers = ((Number) values.get("n_layers")).doubleValue();
    double dropout = ((Number) values.get("dropout_rate")).doubleValue();
    return 1218 + 22 * (layers - 1) + 110 * dropout + 120.0 / (1 + trial.number());
  }

  /** Final metrics; trial 13 gives NaN. */
  public static Map<String, Double> metrics(Trial trial, int epochs) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("marginal_ll", trial.number() == 13 ? Double.NaN : level(trial));
    metrics.put("elbo", level(trial) + 13);
    metrics.put(Trial.N_EPOCHS, (double) epochs);
    metrics.put(Trial.N_PARAMS, 290816.0);
    return metrics;
  }
}
