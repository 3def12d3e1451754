package org.tunebench.engine.studyfile.hydra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/** The sweeper of Optuna, with its samplers. */
final class OptunaSettings extends SweepSettings {
  private static final String SAMPLER = "sampler";
  private static final String SPACE = "search_space";

  /** Settings that no other sweeper has. */
  static final List<String> OWN =
      List.of(
          SAMPLER,
          "direction",
          "storage",
          "study_name",
          "n_trials",
          "n_jobs",
          "max_failure_rate",
          SPACE,
          "custom_search_space");

  /** Trials, and how many of them run at once, where the file says nothing. */
  private static final int TRIALS = 20;

  private static final int JOBS = 2;

  /** Optuna's samplers by the ends of their names, without the word itself. */
  private static final Map<String, String> SAMPLERS =
      Map.of(
          "tpe", "tpe",
          "random", "random",
          "cmaes", "cmaes",
          "grid", "grid",
          "bruteforce", "grid",
          "gp", "gp",
          "qmc", "qmc",
          "nsgaii", "evolution");

  private static final Map<String, String> TPE =
      Map.of(
          "n_startup_trials", "startup-trials",
          "n_ei_candidates", "candidates",
          "prior_weight", "prior-weight",
          "multivariate", "multivariate");

  private static final Map<String, String> GP = Map.of("n_startup_trials", "startup-trials");
  private static final Map<String, String> EVOLUTION = Map.of("population_size", "population");

  private final Map<String, String> chosen;

  OptunaSettings(Field sweeper, Map<String, String> chosen, Translation translation) {
    super(section(sweeper, OWN), translation);
    this.chosen = chosen;
    given("custom_search_space")
        .ifPresent(
            field -> {
              throw field.wrong(
                  "cannot be honoured: it is code; write the space as params, conditions as 'when:' of a study file of our own");
            });
    given("storage")
        .ifPresent(field -> translation.note(field, "is not used: the workspace keeps all trials"));
    given("max_failure_rate")
        .ifPresent(
            field -> translation.note(field, "is not used: a trial that fails stops no other"));
  }

  private Optional<Field> given(String key) {
    return section.get(key).filter(field -> !field.isNothing());
  }

  @Override
  Map<String, String> vary() {
    Optional<Field> params = given(PARAMS);
    if (params.isPresent()) {
      return overrides(params.get(), new OverrideText(!isList()));
    }
    Field older =
        given(SPACE)
            .orElseThrow(
                () -> section.missing(PARAMS, "what may vary, such as {lr: interval(0.001, 0.1)}"));
    translation.origin("space", older);
    Map<String, String> keys = new LinkedHashMap<>();
    older
        .entries("a group such as {lr: {type: float, low: 0.001, high: 0.1}}")
        .forEach(
            (key, field) -> {
              String name = name(key, field);
              translation.vary(field, name, () -> distribution(field));
              keys.put(name, key);
            });
    return keys;
  }

  private static Distribution distribution(Field field) {
    Section section =
        new Section(
            field,
            List.of("type", "choices", "low", "high", "log", "step"),
            "a group such as {type: float, low: 0.001, high: 0.1}");
    boolean log = section.get("log").map(Field::flag).orElse(false);
    Field type = section.need("type", "int, float or categorical");
    return switch (type.text("int, float or categorical")) {
      case "categorical" ->
          new Choice(
              section.need("choices", "a list of values").items("a list of values").stream()
                  .map(Field::option)
                  .toList());
      case "int" ->
          new IntRange(
              section.need("low", "a whole number").whole("a whole number"),
              section.need("high", "a whole number").whole("a whole number"),
              log,
              section.whole("step", 1));
      case "float" ->
          new FloatRange(
              section.need("low", "a number").number("a number"),
              section.need("high", "a number").number("a number"),
              log,
              section.get("step").map(step -> step.number("a number")).orElse(0.0));
      default -> throw type.mustBe("int, float or categorical");
    };
  }

  @Override
  PartSpec sampler() {
    String kind = kind();
    Map<String, String> words =
        switch (kind) {
          case "tpe" -> TPE;
          case "gp" -> GP;
          case "evolution" -> EVOLUTION;
          default -> Map.<String, String>of();
        };
    PartSpec sampler = new PartSpec(kind);
    for (Map.Entry<String, Field> entry : samplerSettings().entrySet()) {
      String ours = words.get(entry.getKey());
      Field field = entry.getValue();
      if (ours != null && !field.isNothing()) {
        sampler = sampler.with(ours, field.option());
        translation.origin("sampler." + kind + "." + ours, field);
      } else if (!List.of("_target_", "seed").contains(entry.getKey()) && !field.isNothing()) {
        translation.note(field, "is not used: the sampler %s has no such setting".formatted(kind));
      }
    }
    return sampler;
  }

  private Map<String, Field> samplerSettings() {
    return given(SAMPLER).map(field -> field.entries(GROUP)).orElse(Map.of());
  }

  /** Ours for Optuna's: its target names it, or else the list of defaults; its usual one is TPE. */
  private String kind() {
    Optional<Field> target = Optional.ofNullable(samplerSettings().get("_target_"));
    String named =
        target
            .map(field -> field.text("the name of a sampler"))
            .orElse(chosen.getOrDefault("sweeper/sampler", "tpe"));
    String word =
        named
            .substring(named.lastIndexOf('.') + 1)
            .replaceFirst("Sampler$", "")
            .toLowerCase(Locale.ROOT);
    String ours = SAMPLERS.get(word);
    if (ours == null) {
      throw target
          .or(() -> given(SAMPLER))
          .orElse(section.field())
          .wrong(
              "cannot be honoured: there is no sampler like '%s' here; there are those for %s"
                  .formatted(
                      named,
                      SAMPLERS.keySet().stream().sorted().collect(Collectors.joining(", "))));
    }
    return ours;
  }

  @Override
  boolean isList() {
    return kind().equals("grid");
  }

  @Override
  Budget budget(SearchSpace space) {
    int trials = section.whole("n_trials", TRIALS);
    int points = isList() ? allOf(space).trials() : Budget.MOST_TRIALS;
    section.get("n_trials").ifPresent(field -> translation.origin("budget.trials", field));
    section.get("n_jobs").ifPresent(field -> translation.origin("budget.parallel", field));
    return new Budget(Math.min(points, trials)).withParallel(section.whole("n_jobs", JOBS));
  }

  @Override
  Optional<String> name() {
    given("study_name").ifPresent(field -> translation.origin("name", field));
    return given("study_name").map(field -> field.text("text"));
  }

  @Override
  Goal goal() {
    Optional<Field> given = given("direction");
    if (given.isEmpty()) {
      return Goal.MINIMIZE;
    }
    Field field = given.get();
    if (field.isList()) {
      List<Field> all = field.items("a direction");
      if (all.size() != 1) {
        throw field.wrong("cannot be honoured: a study optimises one metric");
      }
      field = all.get(0);
    }
    return switch (field.text("minimize or maximize")) {
      case "minimize" -> Goal.MINIMIZE;
      case "maximize" -> Goal.MAXIMIZE;
      default -> throw field.mustBe("minimize or maximize");
    };
  }

  @Override
  long seed() {
    return Optional.ofNullable(samplerSettings().get("seed"))
        .filter(field -> !field.isNothing())
        .map(field -> field.whole("a whole number"))
        .orElse(0L);
  }
}
