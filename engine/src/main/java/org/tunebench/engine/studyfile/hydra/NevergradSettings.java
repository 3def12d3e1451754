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
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/**
 * The sweeper of Nevergrad: lists are choices, groups are numbers between bounds, or around {@code
 * init} where there are none, as far from it as {@code step} says.
 */
final class NevergradSettings extends SweepSettings {
  private static final String OPTIM = "optim";
  private static final String SPACE = "parametrization";

  /** Settings that no other sweeper has. */
  static final List<String> OWN = List.of(OPTIM, SPACE);

  /** What the sweeper takes where the file says nothing. */
  private static final String OPTIMIZER = "OnePlusOne";

  private static final int TRIALS = 80;
  private static final int WORKERS = 10;

  /** How a number without bounds varies where the file says nothing: by 1, or by a factor of 2. */
  private static final double STEP = 1;

  private static final double FACTOR = 2;

  /** Ours by what is in the names of theirs; the first that fits. */
  private static final Map<String, String> SAMPLERS = samplers();

  private final Section settings;
  private final Optional<Section> optim;

  NevergradSettings(Field sweeper, Translation translation) {
    super(section(sweeper, List.of(OPTIM, SPACE, "version")), translation);
    settings = older().orElse(section);
    optim =
        given(settings, OPTIM)
            .map(
                field ->
                    new Section(
                        field,
                        List.of(
                            "optimizer",
                            "budget",
                            "num_workers",
                            "noisy",
                            "maximize",
                            "seed",
                            "max_failure_rate"),
                        GROUP));
    noteUnused("noisy", "is not used: replicates tell how much of a result is luck");
    noteUnused("max_failure_rate", "is not used: a trial that fails stops no other");
  }

  private static Map<String, String> samplers() {
    Map<String, String> ours = new LinkedHashMap<>();
    ours.put("random", "random");
    ours.put("cma", "cmaes");
    ours.put("hammersley", "qmc");
    ours.put("halton", "qmc");
    ours.put("lhs", "qmc");
    ours.put("ngopt", "auto");
    ours.put("shiva", "auto");
    ours.put("abbo", "auto");
    ours.put("hyperopt", "tpe");
    ours.put("bo", "gp");
    ours.put("oneplusone", "evolution");
    ours.put("de", "evolution");
    ours.put("pso", "evolution");
    ours.put("bpsa", "evolution");
    ours.put("es", "evolution");
    return ours;
  }

  /** Up to version 1.0 all of it lay among the parameters. */
  private Optional<Section> older() {
    return given(section, PARAMS)
        .filter(field -> field.isMap() && OWN.stream().anyMatch(field.entries(GROUP)::containsKey))
        .map(field -> new Section(field, List.of(OPTIM, SPACE, "version"), GROUP));
  }

  private static Optional<Field> given(Section in, String key) {
    return in.get(key).filter(field -> !field.isNothing());
  }

  private Optional<Field> optim(String key) {
    return optim.flatMap(group -> given(group, key));
  }

  private void noteUnused(String key, String why) {
    optim(key)
        .filter(field -> !field.isFlag() || field.flag())
        .ifPresent(field -> translation.note(field, why));
  }

  @Override
  Map<String, String> vary() {
    Map<String, String> keys = new LinkedHashMap<>();
    given(settings, SPACE)
        .ifPresent(
            space -> {
              translation.origin("space", space);
              space
                  .entries("a group such as {lr: {lower: 0.001, upper: 0.1, log: true}}")
                  .forEach(
                      (key, field) -> {
                        String name = name(key, field);
                        translation.vary(field, name, () -> distribution(field));
                        keys.put(name, key);
                      });
            });
    if (settings == section) {
      given(section, PARAMS)
          .ifPresent(params -> keys.putAll(overrides(params, new OverrideText(false, true))));
    }
    if (keys.isEmpty()) {
      throw settings.missing(SPACE, "what may vary, such as {lr: {lower: 0.001, upper: 0.1}}");
    }
    return keys;
  }

  private Distribution distribution(Field field) {
    if (field.isList()) {
      return new Choice(field.items("a list of values").stream().map(Field::option).toList());
    }
    if (!field.isMap()) {
      return new Choice(List.of(field.option()));
    }
    Section section =
        new Section(
            field,
            List.of("init", "lower", "upper", "log", "step", "integer"),
            "a group such as {lower: 0.001, upper: 0.1, log: true}");
    boolean log = given(section, "log").map(Field::flag).orElse(false);
    boolean whole = given(section, "integer").map(Field::flag).orElse(false);
    Optional<Field> lower = given(section, "lower");
    Optional<Field> upper = given(section, "upper");
    if (lower.isEmpty() && upper.isEmpty()) {
      return around(section, log, whole);
    }
    if (lower.isEmpty() || upper.isEmpty()) {
      throw field.wrong(
          "cannot be honoured: a number has two bounds here or none, so give both lower and upper");
    }
    for (String key : List.of("init", "step")) {
      given(section, key)
          .ifPresent(
              unused ->
                  translation.note(
                      unused, "is not used: the sampler looks everywhere between the bounds"));
    }
    double low = lower.get().number("a number");
    double high = upper.get().number("a number");
    return whole
        ? new IntRange((long) Math.ceil(low), (long) Math.floor(high), log, 1)
        : new FloatRange(low, high, log, 0);
  }

  /** A number without bounds, which Nevergrad begins with and moves from by steps. */
  private static Distribution around(Section section, boolean log, boolean whole) {
    Optional<Field> step = given(section, "step");
    double quantum = whole ? 1 : 0;
    if (!log) {
      double init = given(section, "init").map(field -> field.number("a number")).orElse(0.0);
      return new Normal(
          init, step.map(field -> field.number("a number")).orElse(STEP), false, quantum);
    }
    Field init = section.need("init", "where to begin, since there are no bounds");
    double from = init.number("a number above 0");
    if (!(from > 0)) {
      throw init.mustBe("a number above 0");
    }
    double factor = step.map(field -> field.number("a number above 1")).orElse(FACTOR);
    if (!(factor > 1)) {
      throw step.orElseThrow().mustBe("a number above 1");
    }
    return new Normal(Math.log(from), Math.log(factor), true, quantum);
  }

  @Override
  PartSpec sampler() {
    Optional<Field> named = optim("optimizer");
    String theirs = named.map(field -> field.text("the name of an optimizer")).orElse(OPTIMIZER);
    String word = theirs.toLowerCase(Locale.ROOT);
    Field field = named.orElse(settings.field());
    String ours =
        SAMPLERS.entrySet().stream()
            .filter(entry -> word.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(
                () ->
                    field.wrong(
                        "cannot be honoured: there is no sampler like '%s' here; there are %s"
                            .formatted(
                                theirs,
                                SAMPLERS.values().stream()
                                    .distinct()
                                    .collect(Collectors.joining(", ")))));
    if (!ours.equals("random")) {
      translation.note(
          field,
          "the sampler %s stands for %s, as the nearest of those here".formatted(ours, theirs));
    }
    return new PartSpec(ours);
  }

  @Override
  boolean isList() {
    return false;
  }

  @Override
  Budget budget(SearchSpace space) {
    optim("budget").ifPresent(field -> translation.origin("budget.trials", field));
    optim("num_workers").ifPresent(field -> translation.origin("budget.parallel", field));
    return new Budget(whole("budget", TRIALS)).withParallel(whole("num_workers", WORKERS));
  }

  private int whole(String key, int otherwise) {
    return optim(key).isEmpty() ? otherwise : optim.orElseThrow().whole(key, otherwise);
  }

  @Override
  Goal goal() {
    boolean more = optim("maximize").map(Field::flag).orElse(false);
    return more ? Goal.MAXIMIZE : Goal.MINIMIZE;
  }

  @Override
  long seed() {
    return optim("seed").map(field -> field.whole("a whole number")).orElse(0L);
  }
}
