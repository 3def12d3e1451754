package org.tunebench.engine.studyfile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.FirstTrials;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.MetricWords;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Settings;
import org.tunebench.engine.study.Sizes;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Target;
import org.tunebench.engine.study.WarmStart;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;
import org.tunebench.engine.studyfile.yaml.StudyFileException;
import org.tunebench.engine.studyfile.yaml.YamlDocument;

/** Reads one study file, group by group, and fills in the defaults. */
final class StudyReader {
  private static final String METRIC = "a word, or a group such as {name: loss, goal: minimize}";

  private final Section root;
  private final ObjectiveTypes types;
  private final List<String> notes = new ArrayList<>();

  private StudyReader(Field root, ObjectiveTypes types) {
    this.root =
        new Section(
            root,
            Grammar.names(Grammar.STUDY),
            "a group of settings: " + YamlDocument.HOW_TO_BEGIN);
    this.types = types;
  }

  /**
   * @param file the file's name, for messages and as the study's name unless the text has one
   * @throws StudyFileException if anything in it cannot be used
   */
  static StudyFile read(Field root, String file, ObjectiveTypes types) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    root.collectLines(lines);
    try {
      // Whether the queue fits the budget is asked when a study is made of it: a study whose budget
      // was lowered below its queue later is written to a file, and read again, as it is.
      StudyReader reader = new StudyReader(root, types);
      return new StudyFile(reader.study(file), file, lines, Map.of(), reader.notes);
    } catch (WrongInputException e) {
      throw StudyFile.locate(e, e.field(), file, lines);
    }
  }

  private StudySpec study(String file) {
    String name = root.get("name").map(n -> n.text("text")).orElseGet(() -> stem(file));
    StudySpec.requireName(name);
    PartSpec given =
        root.get("objective")
            .map(field -> part(field, "{scvi: {dataset: cortex.h5ad}}", this::mainSetting))
            .orElseThrow(() -> missing("objective"));
    ObjectiveType type = type(given.kind());
    requireSettings(type, given);
    PartSpec objective = Durations.withUnits(given, type.settings());
    SearchSpace space =
        root.get("space").map(SpaceReader::read).orElseGet(() -> rest(type, objective));
    root.get("space").map(SpaceReader::notes).ifPresent(notes::addAll);
    Optional<Places> places = root.get("devices").map(Places::read);
    return new StudySpec(
        name,
        objective,
        metric(type, objective),
        space,
        part("sampler", Grammar.AUTO, "{tpe: {startup-trials: 20}}"),
        part("pruner", Grammar.NONE, "{hyperband: {min-epochs: 10}}"),
        root.get("budget").map(StudyReader::budget).orElseGet(() -> new Budget(Grammar.TRIALS)),
        places.map(Places::devices).orElse(List.of()),
        root.get("seed").map(seed -> seed.whole("a whole number")).orElse(StudySpec.NO_SEED),
        new FirstTrials(
            baseline(type, objective, space),
            root.get("queue")
                .map(field -> ConfigurationReader.queue(field, space))
                .orElse(List.of()),
            root.get("warm-start").map(StudyReader::warmStart)),
        places.flatMap(Places::cluster));
  }

  /** Of a file without a space: the default one without what the file fixes. */
  private static SearchSpace rest(ObjectiveType type, PartSpec objective) {
    return new SearchSpace(
        type.defaultSpace(objective).parameters().stream()
            .filter(
                parameter ->
                    !type.fixing().contains(parameter.name())
                        || !objective.settings().containsKey(parameter.name()))
            .toList());
  }

  private static WarmStart warmStart(Field field) {
    String right = "a study's name, or a group such as {study: cortex-autotune, best: 5}";
    if (!field.isMap()) {
      return new WarmStart(field.text(right), WarmStart.BEST);
    }
    Section group = new Section(field, Grammar.names(Grammar.WARM_START), right);
    String study =
        group
            .get("study")
            .orElseThrow(() -> field.wrong("names no study: write study: NAME"))
            .text("a study's name");
    return new WarmStart(study, group.whole("best", WarmStart.BEST));
  }

  private WrongInputException missing(String key) {
    return new WrongInputException(
        key,
        "is missing: say what a trial does, one of "
            + String.join(", ", types.all().stream().map(ObjectiveType::kind).toList()));
  }

  /** The name of a file without its ending: the name of a study without one. */
  static String stem(String file) {
    int dot = file.lastIndexOf('.');
    return (dot > 0 ? file.substring(0, dot) : file).strip();
  }

  private ObjectiveType type(String kind) {
    List<String> known = types.all().stream().map(ObjectiveType::kind).toList();
    if (!known.contains(kind)) {
      throw new WrongInputException("objective", Section.unknown(kind, known));
    }
    return types.get(kind);
  }

  private static void requireSettings(ObjectiveType type, PartSpec objective) {
    List<String> names = type.settings().stream().map(PartKind.Setting::name).toList();
    if (!names.isEmpty()) {
      Settings.of("objective", objective).refuseOthersThan(names);
    }
  }

  /** Of a kind of objective: one that there is not is said before its settings are looked at. */
  private Optional<String> mainSetting(String kind) {
    return type(kind).mainSetting();
  }

  private PartSpec part(String key, String otherwise, String example) {
    return root.get(key).map(f -> part(f, example)).orElseGet(() -> new PartSpec(otherwise));
  }

  /** A kind alone, or a kind with its settings. */
  static PartSpec part(Field field, String example) {
    return part(field, example, kind -> Optional.empty());
  }

  /** The same, or a kind with the value of its main setting, if it has one. */
  private static PartSpec part(
      Field field, String example, Function<String, Optional<String>> mainSetting) {
    String right = "a word, or a word with its settings such as " + example;
    if (!field.isMap()) {
      return new PartSpec(field.text(right));
    }
    Map<String, Field> kinds = field.entries(right);
    if (kinds.size() != 1) {
      throw field.wrong(
          "must name one kind with its settings within it, such as %s, not %s"
              .formatted(example, kinds.isEmpty() ? "none" : String.join(" and ", kinds.keySet())));
    }
    Map.Entry<String, Field> kind = kinds.entrySet().iterator().next();
    return new PartSpec(kind.getKey(), settings(kind.getValue(), mainSetting.apply(kind.getKey())));
  }

  private static Map<String, Object> settings(Field field, Optional<String> main) {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (main.isPresent() && !field.isMap() && !field.isNothing()) {
      settings.put(main.get(), field.plain());
    } else if (!field.isNothing()) {
      field
          .entries("a group of settings")
          .forEach((name, value) -> settings.put(name, value.plain()));
    }
    return settings;
  }

  private MetricSpec metric(ObjectiveType type, PartSpec objective) {
    List<ObjectiveType.Metric> known = type.metrics(objective);
    Optional<Field> field = root.get("metric");
    Optional<Section> section =
        field.filter(Field::isMap).map(f -> new Section(f, Grammar.names(Grammar.METRIC), METRIC));
    Optional<Field> name = section.isPresent() ? section.get().get("name") : field;
    Optional<Field> goal = section.flatMap(s -> s.get("goal"));
    if (known.isEmpty()) {
      return free(
          name.orElseThrow(
              () ->
                  new WrongInputException(
                      "metric.name", "is missing: name the metric that the trials report")),
          goal);
    }
    ObjectiveType.Metric metric =
        name.map(n -> find(known, n, n.text(METRIC))).orElseGet(() -> known.get(0));
    goal.ifPresent(given -> requireGoal(given, metric));
    ObjectiveType.Metric monitor = type.monitor(objective);
    return monitor.goal() == metric.goal()
        ? new MetricSpec(metric.name(), metric.goal(), monitor.name())
        : new MetricSpec(metric.name(), metric.goal());
  }

  /** A metric of an objective that may report anything: its name may say what is better. */
  private MetricSpec free(Field name, Optional<Field> goal) {
    String metric = name.text(METRIC);
    return new MetricSpec(metric, goal.map(StudyReader::goal).orElseGet(() -> guess(name, metric)));
  }

  private Goal guess(Field name, String metric) {
    Optional<Goal> said = MetricWords.goal(metric);
    Goal goal = said.orElse(Goal.MINIMIZE);
    if (said.isEmpty() || goal == Goal.MAXIMIZE) {
      notes.add(
          name.about(
              "is written without a goal: %s '%s' is taken to be better%s; to say it, write metric: %s"
                  .formatted(
                      goal == Goal.MAXIMIZE ? "more" : "less",
                      metric,
                      said.isPresent() ? ", by its name" : "",
                      StudyWriter.metric(new MetricSpec(metric, goal)))));
    }
    return goal;
  }

  private static ObjectiveType.Metric find(
      List<ObjectiveType.Metric> known, Field field, String name) {
    return known.stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                field.wrong(
                    Section.unknown(
                        name, known.stream().map(ObjectiveType.Metric::name).toList())));
  }

  private static Goal goal(Field field) {
    String word = field.text("minimize or maximize");
    for (Goal goal : Goal.values()) {
      if (goal.word().equals(word)) {
        return goal;
      }
    }
    throw field.wrong("must be minimize or maximize, not " + field.shown());
  }

  /** A search in the wrong direction wastes a night and looks like a success. */
  private static void requireGoal(Field field, ObjectiveType.Metric metric) {
    if (goal(field) != metric.goal()) {
      throw field.wrong(
          "%s is better when it is %s: write %s"
              .formatted(
                  metric.name(),
                  metric.goal() == Goal.MINIMIZE ? "lower" : "higher",
                  metric.goal().word()));
    }
  }

  private static Budget budget(Field field) {
    Section budget =
        new Section(
            field, Grammar.names(Grammar.BUDGET), "a group such as {trials: 100, time: 8h}");
    return new Budget(
        budget.whole("trials", Grammar.TRIALS),
        budget.get("time").map(StudyReader::time),
        budget.get("parallel").map(StudyReader::parallel).orElse(1),
        budget.whole("retries", 1),
        new Stopping(
            budget.get("target").stream().mapToDouble(t -> t.number("a number")).findFirst(),
            budget.get("patience").isPresent()
                ? OptionalInt.of(budget.whole("patience", 1))
                : OptionalInt.empty(),
            budget.get("until").map(StudyReader::targets).orElse(List.of())),
        budget.get("disk").stream()
            .mapToLong(disk -> Sizes.parse(disk.path(), withUnit(disk, "MB", "GB", "TB")))
            .findFirst());
  }

  private static int parallel(Field field) {
    if (!field.isNumber() && Grammar.AUTO.equals(field.option())) {
      return Budget.AUTO;
    }
    return slots(field, "a whole number from 1 to %d, or auto".formatted(Budget.MOST_PARALLEL));
  }

  static int slots(Field field, String right) {
    long slots = field.whole(right);
    if (slots < 1 || slots > Budget.MOST_PARALLEL) {
      throw field.wrong("must be %s, not %s".formatted(right, field.shown()));
    }
    return (int) slots;
  }

  private static List<Target> targets(Field field) {
    String right = "a list such as [accuracy >= 0.9, loss <= 0.05]";
    return field.items(right).stream()
        .map(
            item ->
                Target.parse(item.text(right))
                    .orElseThrow(
                        () ->
                            item.wrong(
                                "must be such as accuracy >= 0.9 or loss <= 0.05, not "
                                    + item.shown())))
        .toList();
  }

  /** An amount as text: one without a unit would be seconds or bytes, which hardly anyone means. */
  private static Object withUnit(Field field, String small, String medium, String large) {
    Object given = field.option();
    if (given instanceof Number) {
      throw field.wrong(
          "has no unit: write %1$s%2$s, %1$s%3$s or %1$s%4$s"
              .formatted(given, small, medium, large));
    }
    return given;
  }

  private static Duration time(Field field) {
    return Durations.parse(field.path(), withUnit(field, "s", "m", "h"));
  }

  private Optional<Configuration> baseline(
      ObjectiveType type, PartSpec objective, SearchSpace space) {
    Optional<Field> field = root.get("baseline");
    if (field.isPresent() && field.get().isMap()) {
      return Optional.of(ConfigurationReader.baseline(field.get(), space));
    }
    boolean asked = field.isPresent();
    if (asked && !field.get().isFlag()) {
      throw field.get().wrong("must be true, false or a configuration, not " + field.get().shown());
    }
    if (asked && !field.get().flag()) {
      return Optional.empty();
    }
    Optional<Configuration> known = type.defaultConfiguration(objective, space);
    if (asked && known.isEmpty()) {
      throw field
          .get()
          .wrong(
              "%s has no default configuration for this space: write the values, such as {%s: …}"
                  .formatted(type.kind(), space.parameter(0).name()));
    }
    return known;
  }
}
