package org.tunebench.engine.studyfile.polyaxon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Target;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/** Reads {@code hptuning}. */
final class Tuning {
  private static final String GRID = "grid_search";
  private static final String RANDOM = "random_search";
  private static final String HYPERBAND = "hyperband";
  private static final String BO = "bo";
  private static final List<String> ALGORITHMS = List.of(GRID, RANDOM, HYPERBAND, BO);

  private static final List<String> KEYS =
      List.of("matrix", "concurrency", "seed", "early_stopping", GRID, RANDOM, HYPERBAND, BO);

  /** What a command is taken to report where the file names no metric. */
  private static final MetricSpec LOSS = new MetricSpec("loss", Goal.MINIMIZE);

  private final Section tuning;
  private final Translation translation;
  private final Matrix matrix;

  Tuning(Field field, Translation translation, boolean exact) {
    this.tuning = new Section(field, KEYS, "a group with a matrix");
    this.translation = translation;
    this.matrix = new Matrix(translation, exact);
  }

  void readMatrix() {
    Field field = tuning.need("matrix", "what may vary, such as {lr: {uniform: [0, 0.9]}}");
    translation.origin("space", field);
    matrix.read(field);
  }

  long seed() {
    return tuning.get("seed").map(seed -> seed.whole("a whole number")).orElse(0L);
  }

  /**
   * @param space all parameters, the declared ones included
   */
  Search search(SearchSpace space) {
    Algorithm algorithm = algorithm(space);
    List<Target> targets = tuning.get("early_stopping").map(Goals::targets).orElse(List.of());
    MetricSpec metric = algorithm.metric().orElseGet(() -> firstOf(targets));
    tuning
        .get("early_stopping")
        .ifPresent(
            field ->
                translation.note(
                    field,
                    "once a trial reaches such a value, no other is started; those that run come to"
                        + " their end"));
    Budget budget =
        new Budget(
            (int) Math.min(Integer.MAX_VALUE, algorithm.trials()),
            Optional.empty(),
            concurrency(),
            1,
            stopping(metric, targets));
    return new Search(metric, algorithm.sampler(), algorithm.pruner(), budget);
  }

  private MetricSpec firstOf(List<Target> targets) {
    if (targets.isEmpty()) {
      translation.note(
          tuning.field(),
          "names no metric: trials are ranked by the least 'loss', which the command is to report");
      return LOSS;
    }
    return new MetricSpec(targets.get(0).metric(), targets.get(0).goal());
  }

  /** The first target of the study's own metric is its target; all others stand beside it. */
  private static Stopping stopping(MetricSpec metric, List<Target> targets) {
    OptionalDouble own = OptionalDouble.empty();
    List<Target> others = new ArrayList<>();
    for (Target target : targets) {
      boolean isOwn =
          target.metric().equals(metric.name()) && target.goal() == metric.goal() && own.isEmpty();
      if (isOwn) {
        own = OptionalDouble.of(target.value());
      } else {
        others.add(target);
      }
    }
    return new Stopping(own, OptionalInt.empty(), others);
  }

  private int concurrency() {
    tuning
        .get("concurrency")
        .ifPresent(
            field -> {
              translation.origin("budget.parallel", field);
              if (tuning.whole("concurrency", 1) < 1) {
                throw field.wrong("must be 1 or more, not " + field.shown());
              }
              if (tuning.whole("concurrency", 1) > 1) {
                translation.note(field, "so many trials run at once on each device");
              }
            });
    return tuning.whole("concurrency", 1);
  }

  private Algorithm algorithm(SearchSpace space) {
    List<String> given = ALGORITHMS.stream().filter(tuning.entries()::containsKey).toList();
    if (given.size() > 1) {
      throw tuning
          .field()
          .wrong(
              "must have at most one of %s, not %s"
                  .formatted(String.join(", ", ALGORITHMS), String.join(" and ", given)));
    }
    Optional<Field> field = given.stream().findFirst().flatMap(tuning::get);
    for (String ours : List.of("sampler", "pruner", "budget")) {
      translation.origin(ours, field.orElse(tuning.field()));
    }
    return switch (given.isEmpty() ? GRID : given.get(0)) {
      case RANDOM -> random(field.orElseThrow(), space);
      case HYPERBAND -> Hyperband.read(field.orElseThrow(), translation);
      case BO -> BayesianOptimization.read(field.orElseThrow(), translation);
      default -> grid(field, space);
    };
  }

  private Algorithm grid(Optional<Field> field, SearchSpace space) {
    matrix.requireNoDistribution();
    long points = space.cardinality().orElse(Budget.MOST_TRIALS);
    long wanted = field.filter(f -> !f.isNothing()).map(f -> experiments(f, true)).orElse(points);
    return new Algorithm(new PartSpec("grid"), within(points, wanted, field));
  }

  private Algorithm random(Field field, SearchSpace space) {
    long points = space.cardinality().orElse(Long.MAX_VALUE);
    return new Algorithm(
        new PartSpec("random").with("distinct", true),
        within(points, experiments(field, false), Optional.of(field)));
  }

  /** Says where fewer trials come of it than were wanted: none is tried twice. */
  private long within(long points, long wanted, Optional<Field> field) {
    if (points < wanted && wanted < Long.MAX_VALUE) {
      field.ifPresent(
          asked ->
              translation.note(
                  asked,
                  "wants %d experiments, and the matrix has %d different ones: so many trials run"
                      .formatted(wanted, points)));
    }
    return Math.min(points, wanted);
  }

  private long experiments(Field field, boolean optional) {
    String key = "n_experiments";
    Section section = new Section(field, List.of(key), "a group such as {n_experiments: 40}");
    if (optional && section.get(key).isEmpty()) {
      return Long.MAX_VALUE;
    }
    Field experiments = section.need(key, "how many experiments to run, such as 40");
    translation.origin("budget.trials", experiments);
    long count = experiments.whole("a whole number");
    if (count < 1) {
      throw experiments.wrong("must be 1 or more, not " + count);
    }
    return count;
  }
}
