package org.tunebench.engine.studyfile.hydra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/** The sweeper of Ax: Bayesian optimisation by Gaussian processes. */
final class AxSettings extends SweepSettings {
  /** The group with its settings. */
  static final String CONFIG = "ax_config";

  /** Trials where the file says nothing. */
  private static final int TRIALS = 10;

  private final Optional<Section> config;

  AxSettings(Field sweeper, Translation translation) {
    super(section(sweeper, List.of(CONFIG, "max_batch_size")), translation);
    // Up to version 1.0 the group lay among the parameters.
    Optional<Field> older = section.get(PARAMS).map(params -> params.entries(GROUP).get(CONFIG));
    config =
        section
            .get(CONFIG)
            .or(() -> older)
            .map(
                field ->
                    new Section(
                        field,
                        List.of(
                            "max_trials", "early_stop", "experiment", "client", PARAMS, "is_noisy"),
                        GROUP));
  }

  @Override
  Map<String, String> vary() {
    Map<String, String> keys = new LinkedHashMap<>();
    setting(PARAMS)
        .ifPresent(
            params -> {
              translation.origin("space", params);
              params
                  .entries("a group such as {lr: {type: range, bounds: [0.001, 0.1]}}")
                  .forEach(
                      (key, field) -> {
                        // An underscore stands for a dot, unless a backslash stands before it.
                        String path = key.replaceAll("(?<!\\\\)_", ".").replace("\\_", "_");
                        String name = name(path, field);
                        translation.vary(field, name, () -> distribution(field));
                        keys.put(name, path);
                      });
            });
    section
        .get(PARAMS)
        .ifPresent(params -> keys.putAll(overrides(params, new OverrideText(false))));
    if (keys.isEmpty()) {
      throw section.missing(PARAMS, "what may vary, such as {lr: interval(0.001, 0.1)}");
    }
    return keys;
  }

  private static Distribution distribution(Field field) {
    Section section =
        new Section(
            field,
            List.of(
                "type", "bounds", "values", "value", "value_type", "parameter_type", "log_scale"),
            "a group such as {type: range, bounds: [0.001, 0.1]}");
    Field type = section.need("type", "range, choice or fixed");
    return switch (type.text("range, choice or fixed")) {
      case "range" -> range(section);
      case "choice" ->
          new Choice(
              section.need("values", "a list of values").items("a list of values").stream()
                  .map(Field::option)
                  .toList());
      case "fixed" -> new Choice(List.of(section.need("value", "a value").option()));
      default -> throw type.mustBe("range, choice or fixed");
    };
  }

  private static Distribution range(Section section) {
    Field field = section.need("bounds", "two numbers");
    List<Field> bounds = field.items("two numbers");
    if (bounds.size() != 2) {
      throw field.wrong("must be two numbers, not %d".formatted(bounds.size()));
    }
    boolean log = section.get("log_scale").map(Field::flag).orElse(false);
    boolean whole =
        section
            .get("value_type")
            .or(() -> section.get("parameter_type"))
            .map(type -> type.text("int or float").equalsIgnoreCase("int"))
            .orElse(bounds.stream().allMatch(Field::isWhole));
    return whole
        ? new IntRange(
            bounds.get(0).whole("a whole number"), bounds.get(1).whole("a whole number"), log, 1)
        : new FloatRange(
            bounds.get(0).number("a number"), bounds.get(1).number("a number"), log, 0);
  }

  private Optional<Field> setting(String key) {
    return config.flatMap(section -> section.get(key)).filter(field -> !field.isNothing());
  }

  private Optional<Field> setting(String group, String key) {
    return setting(group)
        .map(field -> field.entries(GROUP).get(key))
        .filter(field -> !field.isNothing());
  }

  @Override
  PartSpec sampler() {
    return new PartSpec("gp");
  }

  @Override
  boolean isList() {
    return false;
  }

  @Override
  Budget budget(SearchSpace space) {
    int trials = config.map(section -> section.whole("max_trials", TRIALS)).orElse(TRIALS);
    return new Budget(trials).withStopping(stopping());
  }

  private Stopping stopping() {
    return setting("early_stop", "max_epochs_without_improvement")
        .map(
            field -> {
              translation.note(
                  field, "counts trials here, which end one by one, where Ax counts batches");
              int patience = (int) Math.min(Budget.MOST_TRIALS, field.whole("a whole number"));
              return new Stopping(OptionalDouble.empty(), OptionalInt.of(patience));
            })
        .orElse(Stopping.NEVER);
  }

  @Override
  Optional<String> metric() {
    return setting("experiment", "objective_name").map(field -> field.text("text"));
  }

  @Override
  Goal goal() {
    boolean less = setting("experiment", "minimize").map(Field::flag).orElse(true);
    return less ? Goal.MINIMIZE : Goal.MAXIMIZE;
  }

  @Override
  long seed() {
    return setting("client", "random_seed").map(field -> field.whole("a whole number")).orElse(0L);
  }
}
