package org.tunebench.engine.studyfile.wandb;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.tunebench.engine.objective.command.CommandObjectiveType;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.foreign.Translated;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/** Reads a sweep file: {@code command} and {@code program} become the command of an objective. */
public final class SweepReader {
  private static final boolean WINDOWS =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

  /** The top-level keys that tell such a file, either of them. */
  private static final Set<String> MARKS = Set.of("method", "parameters");

  private static final List<String> KEYS =
      List.of(
          "name",
          "method",
          "metric",
          "parameters",
          "run_cap",
          "early_terminate",
          "program",
          "command",
          "description",
          "project",
          "entity",
          "controller",
          "apiVersion",
          "version",
          "kind");

  private static final Map<String, String> REFUSED =
      Map.of(
          "job",
          "trials run as commands of this machine; name a program",
          "image_uri",
          "trials run as commands of this machine; name a program",
          "metrics",
          "a study optimises one metric",
          "scheduler",
          "the samplers here propose the configurations");

  /** Kept nowhere, and no trial depends on them. */
  private static final List<String> UNUSED =
      List.of("description", "project", "entity", "controller");

  private static final String MINIMIZE = "minimize";

  /** Trials of a sweep that names no end. */
  private static final int TRIALS = 100;

  private final Section root;
  private final Translation translation;

  private SweepReader(Field root) {
    Translation.refuse(root.entries("a group of settings"), REFUSED);
    this.root = new Section(root, KEYS, "a group of settings");
    this.translation = new Translation(root);
  }

  /** Whether a file with these top-level keys is a sweep file. */
  public static boolean recognises(Set<String> keys) {
    return MARKS.stream().anyMatch(keys::contains);
  }

  /**
   * Reads a file.
   *
   * @param name of a study without one
   * @throws org.tunebench.engine.WrongInputException if anything in it cannot be honoured
   */
  public static Translated read(Field root, String name) {
    SweepReader reader = new SweepReader(root);
    return reader.translation.with(() -> reader.read(name));
  }

  private StudySpec read(String otherwise) {
    UNUSED.forEach(key -> root.get(key).ifPresent(field -> translation.note(field, "is not used")));
    String method = method();
    Field parameters = root.need("parameters", "what may vary, such as {lr: {min: 0.0, max: 0.1}}");
    translation.origin("space", parameters);
    new SweepParameters(translation, method.equals("grid")).read(parameters);
    SearchSpace space = translation.space();
    MetricSpec metric = metric(method);
    PartSpec pruner =
        root.get("early_terminate")
            .map(field -> EarlyTermination.read(field, translation))
            .orElse(new PartSpec("none"));
    root.get("name").ifPresent(field -> translation.origin("name", field));
    return new StudySpec(
        root.get("name").map(n -> n.text("text")).orElse(otherwise),
        new PartSpec(
            CommandObjectiveType.KIND,
            Map.of("run", new SweepCommand(root, translation, WINDOWS).read())),
        metric,
        space,
        sampler(method),
        pruner,
        budget(method, space),
        List.of(),
        0,
        Optional.empty());
  }

  private String method() {
    Field field = root.need("method", "grid, random or bayes");
    String method = field.text("grid, random or bayes");
    if (!List.of("grid", "random", "bayes").contains(method)) {
      throw field.wrong("must be grid, random or bayes, not " + field.shown());
    }
    translation.origin("sampler", field);
    return method;
  }

  private static PartSpec sampler(String method) {
    return new PartSpec(method.equals("bayes") ? "gp" : method);
  }

  private MetricSpec metric(String method) {
    Optional<Field> given = root.get("metric");
    if (given.isEmpty()) {
      if (method.equals("bayes") || root.get("early_terminate").isPresent()) {
        throw root.missing("metric", "what to optimise, such as {name: loss, goal: minimize}");
      }
      translation.note(
          root.need("method", "one"),
          "names no metric: trials are ranked by the least 'loss', which the command is to report");
      return new MetricSpec("loss", Goal.MINIMIZE);
    }
    Section metric = metric(given.get());
    translation.origin("metric", given.get());
    MetricSpec spec =
        new MetricSpec(
            metric.need("name", "what trials report").text("text"),
            metric.get("goal").map(SweepReader::goal).orElse(Goal.MINIMIZE));
    if (metric.get("goal").isEmpty()) {
      translation.noteUnsaidGoal(given.get(), spec, "W&B", "goal: maximize");
    }
    return spec;
  }

  private static Section metric(Field field) {
    String right = "a group such as {name: loss, goal: minimize}";
    Map<String, String> refused =
        Map.of(
            "impute",
            "trials without a result are ranked last",
            "impute_while_running",
            "running trials have no result yet");
    Translation.refuse(field.entries(right), refused);
    return new Section(field, List.of("name", "goal", "target"), right);
  }

  private static Goal goal(Field field) {
    String word = field.text("minimize or maximize");
    if (!word.equals(MINIMIZE) && !word.equals("maximize")) {
      throw field.wrong("must be minimize or maximize, not " + field.shown());
    }
    return word.equals(MINIMIZE) ? Goal.MINIMIZE : Goal.MAXIMIZE;
  }

  private Budget budget(String method, SearchSpace space) {
    boolean grid = method.equals("grid");
    long points = space.cardinality().orElse(Budget.MOST_TRIALS);
    Optional<Field> cap = root.get("run_cap");
    cap.ifPresent(field -> translation.origin("budget.trials", field));
    if (cap.isEmpty() && !grid) {
      translation.note(
          root.need("method", "one"),
          "names no run_cap: the study ends after %d trials, and more can be added"
              .formatted(TRIALS));
    }
    long trials = cap.isPresent() ? root.whole("run_cap", 1) : grid ? points : TRIALS;
    return new Budget((int) Math.min(grid ? points : Integer.MAX_VALUE, trials))
        .withStopping(stopping());
  }

  private Stopping stopping() {
    Optional<Field> target =
        root.get("metric").map(SweepReader::metric).flatMap(metric -> metric.get("target"));
    return target
        .map(
            field -> new Stopping(OptionalDouble.of(field.number("a number")), OptionalInt.empty()))
        .orElse(Stopping.NEVER);
  }
}
