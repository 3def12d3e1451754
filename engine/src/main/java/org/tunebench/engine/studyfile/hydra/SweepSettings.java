package org.tunebench.engine.studyfile.hydra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/** What a sweeper says of a search: what may vary, how it is searched, and for how long. */
abstract class SweepSettings {
  /** The sweepers that are read. */
  enum Kind {
    BASIC,
    OPTUNA,
    AX,
    NEVERGRAD;

    /** The one that has such settings, where nothing else names it. */
    static Kind by(Set<String> keys) {
      if (keys.contains(AxSettings.CONFIG)) {
        return AX;
      }
      if (NevergradSettings.OWN.stream().anyMatch(keys::contains)) {
        return NEVERGRAD;
      }
      return OptunaSettings.OWN.stream().anyMatch(keys::contains) ? OPTUNA : BASIC;
    }
  }

  static final String PARAMS = "params";
  static final String GROUP = "a group of settings";

  private static final String RIGHT = "a group such as {lr: interval(0.001, 0.1), layers: 1,2,3}";
  private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_.-]*";

  final Section section;
  final Translation translation;

  SweepSettings(Section section, Translation translation) {
    this.section = section;
    this.translation = translation;
  }

  /**
   * @param chosen what the list of defaults chooses, by group
   */
  static SweepSettings read(
      Kind kind, Field sweeper, Map<String, String> chosen, Translation translation) {
    return switch (kind) {
      case BASIC -> new BasicSettings(sweeper, translation);
      case OPTUNA -> new OptunaSettings(sweeper, chosen, translation);
      case AX -> new AxSettings(sweeper, translation);
      case NEVERGRAD -> new NevergradSettings(sweeper, translation);
    };
  }

  static Section section(Field field, List<String> own) {
    List<String> known = new ArrayList<>(List.of("_target_", PARAMS));
    known.addAll(own);
    return new Section(field, known, GROUP);
  }

  /**
   * Adds the parameters to the translation.
   *
   * @return the key of each one's override, by the parameter's name
   */
  abstract Map<String, String> vary();

  abstract PartSpec sampler();

  /** Whether all points are listed. */
  abstract boolean isList();

  abstract Budget budget(SearchSpace space);

  Optional<String> name() {
    return Optional.empty();
  }

  Optional<String> metric() {
    return Optional.empty();
  }

  Goal goal() {
    return Goal.MINIMIZE;
  }

  long seed() {
    return 0;
  }

  /**
   * Adds the parameters of a group of overrides.
   *
   * @param texts reads their values
   */
  final Map<String, String> overrides(Field params, OverrideText texts) {
    translation.origin("space", params);
    Map<String, String> keys = new LinkedHashMap<>();
    params
        .entries(RIGHT)
        .forEach(
            (key, field) -> {
              if (!key.equals(AxSettings.CONFIG)) {
                String name = name(key, field);
                translation.vary(field, name, () -> sweep(field, texts).distribution());
                keys.put(name, key);
              }
            });
    return keys;
  }

  private Sweep sweep(Field field, OverrideText texts) {
    if (field.isMap() || field.isList() || field.isNothing()) {
      throw field.mustBe("text such as choice(1, 2), range(1, 9) or interval(0.0, 1.0)");
    }
    Sweep sweep =
        field.isNumber() || field.isFlag()
            ? new Sweep.Values(List.of(field.option()))
            : texts.read(field.text("text"));
    if (isList() && sweep instanceof Sweep.Between) {
      throw field.wrong(
          "cannot be honoured: this sweeper lists all values, and an interval has no end of them; give choice() or range()");
    }
    return sweep;
  }

  /** Marks of how Hydra takes an override, and where in a group it lies, are no part of a name. */
  static String name(String key, Field field) {
    String name = key.replaceFirst("^\\+{1,2}", "").replace('/', '.');
    if (!name.matches(NAME)) {
      throw field.wrong(
          "cannot be honoured: '%s' names no single value to override".formatted(key));
    }
    return name;
  }

  /** As many trials as points. */
  static Budget allOf(SearchSpace space) {
    return new Budget((int) Math.min(Budget.MOST_TRIALS, space.cardinality().orElse(1)));
  }
}
