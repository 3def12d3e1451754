package org.tunebench.engine.studyfile.wandb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/** Reads {@code parameters}; nested ones get the names of their groups before their own. */
final class SweepParameters {
  private static final String NESTED = "parameters";
  private static final String DISTRIBUTION = "distribution";
  private static final String VALUES = "values";
  private static final String CATEGORICAL = "categorical";
  private static final String WEIGHTED = "categorical_w_probabilities";
  private static final String INTEGERS = "int_uniform";

  /** What a grid can list. */
  private static final Set<String> LISTED = Set.of("constant", CATEGORICAL, INTEGERS, "q_uniform");

  private static final List<String> BOUNDS = List.of("min", "max");
  private static final List<String> BELL = List.of("mu", "sigma");
  private static final List<String> SHAPES = List.of("a", "b");

  /** Each distribution with the keys that it takes. */
  private static final Map<String, List<String>> KEYS = keys();

  private final Translation translation;
  private final boolean grid;

  /**
   * @param grid whether all values must be countable
   */
  SweepParameters(Translation translation, boolean grid) {
    this.translation = translation;
    this.grid = grid;
  }

  private static Map<String, List<String>> keys() {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    keys.put("constant", List.of("value"));
    keys.put(CATEGORICAL, List.of(VALUES));
    keys.put(WEIGHTED, List.of(VALUES, "probabilities"));
    keys.put(INTEGERS, BOUNDS);
    Map<String, List<String>> continuous = new LinkedHashMap<>();
    continuous.put("uniform", BOUNDS);
    continuous.put("log_uniform", BOUNDS);
    continuous.put("log_uniform_values", BOUNDS);
    continuous.put("normal", BELL);
    continuous.put("log_normal", BELL);
    continuous.put("beta", SHAPES);
    keys.putAll(continuous);
    keys.put("inv_log_uniform", BOUNDS);
    keys.put("inv_log_uniform_values", BOUNDS);
    continuous.forEach((name, own) -> keys.put("q_" + name, List.of(own.get(0), own.get(1), "q")));
    return keys;
  }

  void read(Field parameters) {
    read(parameters, "");
  }

  private void read(Field parameters, String prefix) {
    parameters
        .entries("a group of parameters, such as lr: {min: 0.0, max: 0.1}")
        .forEach(
            (key, field) -> {
              String name = prefix + key;
              Map<String, Field> entries = field.entries("a group such as {min: 0.0, max: 0.1}");
              if (entries.containsKey(NESTED)) {
                Section group = new Section(field, List.of(NESTED), "a group of parameters");
                read(group.need(NESTED, "parameters"), name + ".");
              } else {
                translation.varyAs(field, name, () -> distribution(field, entries));
              }
            });
  }

  private Distribution distribution(Field field, Map<String, Field> entries) {
    String kind =
        entries.containsKey(DISTRIBUTION)
            ? named(entries.get(DISTRIBUTION))
            : inferred(field, entries);
    List<String> keys = new java.util.ArrayList<>(KEYS.get(kind));
    keys.add(DISTRIBUTION);
    Section section = new Section(field, keys, "a group");
    if (grid && !LISTED.contains(kind)) {
      throw field.wrong(
          "a grid takes no distribution such as %s: give values, or whole min and max"
              .formatted(kind));
    }
    if (kind.endsWith("log_uniform") && !kind.startsWith("inv")) {
      translation.notePowers(field, number(section, "min"), number(section, "max"));
    }
    return distribution(kind, section);
  }

  private static String named(Field field) {
    String kind = field.text("the name of a distribution");
    if (!KEYS.containsKey(kind)) {
      throw field.wrong(Section.unknown(kind, List.copyOf(KEYS.keySet())));
    }
    return kind;
  }

  private static String inferred(Field field, Map<String, Field> entries) {
    if (entries.containsKey("value")) {
      return "constant";
    }
    if (entries.containsKey(VALUES)) {
      return entries.containsKey("probabilities") ? WEIGHTED : CATEGORICAL;
    }
    if (!entries.containsKey("min") && !entries.containsKey("max")) {
      throw field.wrong(
          "must have value, values, min and max, or a distribution, not %s"
              .formatted(entries.isEmpty() ? "none" : String.join(" and ", entries.keySet())));
    }
    boolean whole =
        BOUNDS.stream().allMatch(key -> !entries.containsKey(key) || entries.get(key).isWhole());
    return whole ? INTEGERS : "uniform";
  }

  private static Distribution distribution(String kind, Section section) {
    return switch (kind) {
      case "constant" -> new Choice(List.of(plain(section.need("value", "a value"))));
      case CATEGORICAL -> new Choice(options(section));
      case WEIGHTED -> new Choice(options(section), shares(section));
      case INTEGERS -> new IntRange(bound(section, "min"), bound(section, "max"));
      default -> kind.startsWith("q_") ? rounded(kind, section) : continuous(kind, section);
    };
  }

  private static Distribution rounded(String kind, Section section) {
    return new Rounded(continuous(kind.substring(2), section), number(section, "q", 1));
  }

  private static Distribution continuous(String kind, Section section) {
    return switch (kind) {
      case "uniform" -> new FloatRange(number(section, "min"), number(section, "max"));
      case "log_uniform" -> log(Math.exp(number(section, "min")), Math.exp(number(section, "max")));
      // The logarithm of the inverse is the negative of the logarithm: as uniform, the other way.
      case "inv_log_uniform" ->
          log(Math.exp(-number(section, "max")), Math.exp(-number(section, "min")));
      case "log_uniform_values", "inv_log_uniform_values" ->
          log(number(section, "min"), number(section, "max"));
      case "beta" -> new Beta(number(section, "a", 1), number(section, "b", 1));
      default ->
          new Normal(
              number(section, "mu", 0), number(section, "sigma", 1), kind.equals("log_normal"), 0);
    };
  }

  private static Distribution log(double low, double high) {
    return new FloatRange(low, high, true, 0);
  }

  private static double number(Section section, String key) {
    return section.need(key, "a number").number("a number");
  }

  private static double number(Section section, String key, double otherwise) {
    return section.get(key).map(field -> field.number("a number")).orElse(otherwise);
  }

  private static long bound(Section section, String key) {
    return section.need(key, "a whole number").whole("a whole number");
  }

  private static List<Object> options(Section section) {
    return section.need(VALUES, "a list of values").items("a list such as [16, 32, 64]").stream()
        .map(SweepParameters::plain)
        .toList();
  }

  private static Object plain(Field field) {
    if (field.isMap() || field.isList() || field.isNothing()) {
      throw field.wrong(
          "cannot be honoured: a value is text, a number or a truth value here, not "
              + field.shown());
    }
    return field.option();
  }

  private static List<Double> shares(Section section) {
    return section.need("probabilities", "one share a value").items("a list of numbers").stream()
        .map(share -> share.number("a number"))
        .toList();
  }
}
