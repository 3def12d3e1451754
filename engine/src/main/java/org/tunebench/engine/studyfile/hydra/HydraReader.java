package org.tunebench.engine.studyfile.hydra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.objective.command.CommandObjectiveType;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.foreign.Translated;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;

/**
 * Reads a configuration of Hydra that has a sweep: what its overrides may be becomes the search
 * space, and the command is the script with one override a parameter. All but {@code hydra:} is the
 * script's own.
 */
public final class HydraReader {
  /** The top-level key that tells such a file. */
  public static final String MARK = "hydra";

  private static final String GROUP = "a group of settings";
  private static final String SWEEPER = "sweeper";
  private static final String DEFAULTS = "defaults";

  /** What templates for Lightning call the metric that the script returns. */
  private static final String OPTIMIZED = "optimized_metric";

  /** What is optimised where the file does not say: a script returns it without a name. */
  private static final String METRIC = "objective";

  private final Map<String, Field> root;
  private final Field hydra;
  private final Translation translation;

  private HydraReader(Field root) {
    this.root = root.entries(GROUP);
    this.hydra = this.root.get(MARK);
    this.translation = new Translation(root);
  }

  /**
   * Reads a file.
   *
   * @param name of a study without one
   * @throws org.tunebench.engine.WrongInputException if anything in its sweep cannot be honoured
   */
  public static Translated read(Field root, String name) {
    HydraReader reader = new HydraReader(root);
    return reader.translation.with(() -> reader.read(name));
  }

  private StudySpec read(String otherwise) {
    Field field = hydra.entries(GROUP).get(SWEEPER);
    if (field == null) {
      throw hydra.wrong(
          "names no sweeper: write what may vary as hydra.sweeper.params, such as {lr: interval(0.001, 0.1)}");
    }
    translation.origin("sampler", field);
    SweepSettings settings = SweepSettings.read(kind(field), field, defaults(), translation);
    Map<String, String> overrides = settings.vary();
    SearchSpace space = translation.space();
    PartSpec command = command(overrides);
    return new StudySpec(
        settings.name().orElse(otherwise),
        command,
        metric(settings),
        space,
        settings.sampler(),
        new PartSpec("none"),
        settings.budget(space),
        List.of(),
        settings.seed(),
        settings.isList() ? Optional.empty() : ownValues(overrides, space));
  }

  /** Which sweeper it is: its target or the list of defaults names it, or else its settings do. */
  private SweepSettings.Kind kind(Field sweeper) {
    Map<String, Field> entries = sweeper.entries(GROUP);
    Optional<Field> target = Optional.ofNullable(entries.get("_target_"));
    String said =
        target.map(field -> field.text("text")).orElse(defaults().getOrDefault(SWEEPER, ""));
    for (SweepSettings.Kind kind : SweepSettings.Kind.values()) {
      if (said.toLowerCase(Locale.ROOT).contains(kind.name().toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    if (!said.isEmpty()) {
      throw target
          .orElse(sweeper)
          .wrong(
              "cannot be honoured: the sweepers that are read are Hydra's own, Optuna's, Ax's and Nevergrad's, not '%s'"
                  .formatted(said));
    }
    return SweepSettings.Kind.by(entries.keySet());
  }

  /** What the list of defaults chooses below {@code hydra}, such as {@code sweeper: optuna}. */
  private Map<String, String> defaults() {
    Map<String, String> chosen = new LinkedHashMap<>();
    Field list = root.get(DEFAULTS);
    for (Field item : list != null && list.isList() ? list.items("a list") : List.<Field>of()) {
      if (item.isMap()) {
        item.entries(GROUP)
            .forEach(
                (key, field) -> {
                  String group = key.replaceFirst("^override\\s+", "").replaceFirst("^/", "");
                  if (group.startsWith(MARK + "/") && !field.isNothing() && !field.isList()) {
                    chosen.put(group.substring(MARK.length() + 1), field.text("text"));
                  }
                });
      }
    }
    return chosen;
  }

  private PartSpec command(Map<String, String> overrides) {
    List<Object> run = new ArrayList<>(List.of("python3", "train.py"));
    overrides.forEach((parameter, key) -> run.add("%s={{ %s }}".formatted(key, parameter)));
    // Hydra's own folders have the time for a name, and two trials may begin in the same second.
    run.add("hydra.run.dir='{{ tunebench.output }}'");
    if (hydra.entries(GROUP).containsKey("mode")) {
      run.add("hydra.mode=RUN");
    }
    if (hydra.entries(GROUP).containsKey("launcher")) {
      translation.note(
          hydra.entries(GROUP).get("launcher"),
          "is not used: trials run on this machine, or as jobs by 'devices: {slurm: {…}}'");
    }
    translation.note(
        hydra,
        "names no script: trials run 'python3 train.py' with an override for each parameter; write into 'run' what else it is started with");
    return new PartSpec(CommandObjectiveType.KIND, Map.of("run", run));
  }

  private MetricSpec metric(SweepSettings settings) {
    Field named = root.get(OPTIMIZED);
    String metric =
        named != null ? named.text("the name of a metric") : settings.metric().orElse(METRIC);
    translation.note(
        hydra,
        "Hydra takes what the script's function returns; here the script prints it, as a line such as 'tunebench: %s=0.51'"
            .formatted(metric));
    return new MetricSpec(metric, settings.goal());
  }

  /** The script's own values are its default configuration, if it says all of them. */
  private Optional<Configuration> ownValues(Map<String, String> overrides, SearchSpace space) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : space.parameters()) {
      Optional<Object> own =
          own(overrides.get(parameter.name()))
              .map(parameter.distribution()::coerce)
              .filter(value -> isLike(parameter, value));
      own.ifPresent(value -> values.put(parameter.name(), value));
    }
    return values.size() == space.size()
        ? Optional.of(space.configure(parameter -> values.get(parameter.name())))
        : Optional.empty();
  }

  private static boolean isLike(Parameter parameter, Object value) {
    return parameter.distribution() instanceof Options options
        ? options.isLike(value)
        : parameter.distribution().isWhole() ? value instanceof Long : value instanceof Double;
  }

  private Optional<Object> own(String key) {
    Map<String, Field> group = root;
    List<String> path = List.of(key.split("\\."));
    for (String name : path.subList(0, path.size() - 1)) {
      Field next = group.get(name);
      if (next == null || !next.isMap()) {
        return Optional.empty();
      }
      group = next.entries(GROUP);
    }
    Field last = group.get(path.get(path.size() - 1));
    boolean isValue = last != null && !last.isMap() && !last.isList() && !last.isNothing();
    return isValue ? Optional.of(last.option()) : Optional.empty();
  }
}
