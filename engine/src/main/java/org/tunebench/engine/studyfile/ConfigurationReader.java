package org.tunebench.engine.studyfile;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/** Reads configurations that a person wrote down: each value is checked where it stands. */
final class ConfigurationReader {
  private final Field field;
  private final Map<String, Field> given;
  private final boolean anywhere;

  private ConfigurationReader(Field field, boolean anywhere) {
    this.field = field;
    this.given = field.entries("a configuration");
    this.anywhere = anywhere;
  }

  /**
   * The configuration that a study compares with. It may lie outside the ranges, because a person
   * often searches where the defaults are not; its values must be of their parameters' kinds.
   */
  static Configuration baseline(Field field, SearchSpace space) {
    return new ConfigurationReader(field, true).read(space);
  }

  /** Configurations to try, which lie within the ranges. */
  static List<Configuration> queue(Field field, SearchSpace space) {
    String example = space.parameter(0).name();
    return field.items("a list of configurations such as [{%s: …}]".formatted(example)).stream()
        .map(item -> new ConfigurationReader(item, false).read(space))
        .toList();
  }

  private Configuration read(SearchSpace space) {
    List<String> known = space.parameters().stream().map(Parameter::name).toList();
    for (Map.Entry<String, Field> entry : given.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw entry.getValue().wrong(Section.unknown(entry.getKey(), known));
      }
    }
    Configuration read = space.configure(this::value);
    given.forEach(
        (name, value) -> {
          if (!read.has(name)) {
            throw value.wrong(absent(space.parameter(space.indexOf(name)), read));
          }
        });
    return read;
  }

  /** Why a configuration does not have a parameter. */
  private static String absent(Parameter parameter, Configuration read) {
    Condition broken =
        parameter.conditions().stream()
            .filter(c -> read.get(c.parent()).filter(c.values()::contains).isEmpty())
            .findFirst()
            .orElseThrow();
    return "%s exists only where %s is %s, and here it %s: leave it out"
        .formatted(
            parameter.name(),
            broken.parent(),
            broken.values().stream().map(String::valueOf).collect(Collectors.joining(" or ")),
            read.get(broken.parent()).map(is -> "is " + is).orElse("does not exist"));
  }

  private Object value(Parameter parameter) {
    Field value = given.get(parameter.name());
    if (value == null) {
      throw field.wrong("has no value of %s: add one".formatted(parameter.name()));
    }
    Distribution distribution = parameter.distribution();
    Object read = value(value, distribution);
    if (!anywhere && !distribution.contains(read)) {
      throw value.wrong("%s is outside %s".formatted(value.shown(), distribution.describe()));
    }
    return read;
  }

  private static Object value(Field field, Distribution distribution) {
    if (distribution instanceof Options) {
      return option(field, distribution);
    }
    return distribution.isWhole()
        ? (Object) field.whole("a whole number")
        : (Object) field.number("a number");
  }

  private static Object option(Field field, Distribution options) {
    Object value = options.coerce(field.option());
    if (!options.isLike(value)) {
      throw field.wrong("must be one of %s, not %s".formatted(options.values(), field.shown()));
    }
    return value;
  }
}
