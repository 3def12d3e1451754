package org.tunebench.engine.studyfile;

import java.util.List;
import java.util.Map;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/**
 * Reads the configuration that a study compares with. It may lie outside the ranges, because a
 * person often searches where the defaults are not; its values must be of their parameters' kinds.
 */
final class Baseline {
  private final Field field;
  private final Map<String, Field> given;

  private Baseline(Field field) {
    this.field = field;
    this.given = field.entries("a configuration");
  }

  static Configuration read(Field field, SearchSpace space) {
    Baseline baseline = new Baseline(field);
    List<String> known = space.parameters().stream().map(Parameter::name).toList();
    for (Map.Entry<String, Field> entry : baseline.given.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw entry.getValue().wrong(Section.unknown(entry.getKey(), known));
      }
    }
    return space.configure(baseline::value);
  }

  private Object value(Parameter parameter) {
    Field value = given.get(parameter.name());
    if (value == null) {
      throw field.wrong("has no value of %s: add one".formatted(parameter.name()));
    }
    Distribution distribution = parameter.distribution();
    if (distribution instanceof Options) {
      return option(value, distribution);
    }
    return distribution.isWhole()
        ? (Object) value.whole("a whole number")
        : (Object) value.number("a number");
  }

  private static Object option(Field field, Distribution options) {
    Object value = options.coerce(field.option());
    boolean alike =
        options.values().stream()
            .anyMatch(
                option ->
                    option.getClass() == value.getClass()
                        || option instanceof Number && value instanceof Number);
    // Words are not like numbers: one that is not among the options is a slip.
    if (!alike || value instanceof String && !options.contains(value)) {
      throw field.wrong("must be one of %s, not %s".formatted(options.values(), field.shown()));
    }
    return value;
  }
}
