package org.tunebench.engine.studyfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;
import org.tunebench.engine.studyfile.yaml.StudyFileException;
import org.tunebench.engine.studyfile.yaml.YamlText;

/** Reads the search space: first all distributions, then the conditions, which refer to them. */
final class SpaceReader {
  private static final String ROUND = "round";
  private static final String ROUND_DOWN = "round-down";
  private static final String EXAMPLE = "a group such as {float: [0.0001, 0.01], log: true}";

  private final Map<String, Section> sections = new LinkedHashMap<>();
  private final Map<String, Distribution> distributions = new LinkedHashMap<>();

  private SpaceReader(Field space) {
    space
        .entries("a group of parameters, such as lr: {float: [0.0001, 0.01], log: true}")
        .forEach(
            (name, field) ->
                sections.put(name, new Section(field, Grammar.names(Grammar.PARAMETER), EXAMPLE)));
    sections.forEach((name, section) -> distributions.put(name, distribution(section)));
  }

  /**
   * @throws WrongInputException naming the parameter
   */
  static SearchSpace read(Field space) {
    SpaceReader reader = new SpaceReader(space);
    List<Parameter> parameters = new ArrayList<>();
    reader.sections.forEach((name, section) -> parameters.add(reader.parameter(name, section)));
    return new SearchSpace(parameters).requireAllCanExist();
  }

  /** What a person should know of the search space that {@link #read} reads. */
  static List<String> notes(Field space) {
    List<String> notes = new ArrayList<>();
    SpaceReader reader = new SpaceReader(space);
    reader.distributions.forEach(
        (name, distribution) ->
            endOfSteps(distribution)
                .ifPresent(
                    sentence -> notes.add(reader.sections.get(name).field().about(sentence))));
    return notes;
  }

  /** Where a step does not lead to the upper bound, which one expects to be tried. */
  private static Optional<String> endOfSteps(Distribution distribution) {
    Object high =
        distribution instanceof IntRange range
            ? (Object) range.high()
            : distribution instanceof FloatRange range ? (Object) range.high() : null;
    return high == null || distribution.contains(high)
        ? Optional.empty()
        : Optional.of(
            "the last value is %s, since the step does not lead to %s"
                .formatted(YamlText.flow(distribution.valueAt(1)), YamlText.flow(high)));
  }

  private Parameter parameter(String name, Section section) {
    List<Condition> conditions = conditions(section);
    try {
      return new Parameter(name, distributions.get(name), conditions);
    } catch (WrongInputException e) {
      // Its own line, not that of the space around it.
      throw section.field().wrongAs(e.field(), e.getMessage());
    }
  }

  private static Distribution distribution(Section section) {
    List<String> kinds = Grammar.KINDS.stream().filter(section.entries()::containsKey).toList();
    if (kinds.size() != 1) {
      throw section
          .field()
          .wrong(
              "must have exactly one of %s, not %s"
                  .formatted(
                      String.join(", ", Grammar.KINDS),
                      kinds.isEmpty() ? "none" : String.join(" and ", kinds)));
    }
    String kind = kinds.get(0);
    Field values = section.entries().get(kind);
    try {
      return switch (kind) {
        case "int" -> ints(section, values);
        case "float" -> rounded(section, floats(section, values));
        case "normal" -> rounded(section, normal(section, values));
        case "beta" -> rounded(section, beta(section, values));
        case "ordered" -> ordered(section, values);
        default -> choice(section, values);
      };
    } catch (StudyFileException e) {
      throw e;
    } catch (WrongInputException e) {
      throw values.wrongAs(section.field().path(), e.getMessage());
    }
  }

  private static Distribution ints(Section section, Field values) {
    refuse(section, "int", "probabilities", ROUND, ROUND_DOWN);
    String right = "a whole number; for fractions write float";
    List<Field> bounds = two(values, "[low, high], such as [1, 5]");
    return new IntRange(
        bounds.get(0).whole(right),
        bounds.get(1).whole(right),
        log(section),
        section.get("step").map(step -> step.whole("a whole number")).orElse(1L));
  }

  private static Distribution floats(Section section, Field values) {
    refuse(section, "float", "probabilities");
    List<Field> bounds = two(values, "[low, high], such as [0.0, 1.0]");
    return new FloatRange(
        bounds.get(0).number("a number"),
        bounds.get(1).number("a number"),
        log(section),
        step(section));
  }

  private static Distribution normal(Section section, Field values) {
    refuse(section, "normal", "probabilities");
    List<Field> shape = two(values, "[mean, deviation], such as [0.0, 1.0]");
    return new Normal(
        shape.get(0).number("a number"),
        shape.get(1).number("a number"),
        log(section),
        step(section));
  }

  private static Distribution choice(Section section, Field values) {
    refuse(section, "choice", "log", "step", ROUND, ROUND_DOWN);
    List<Object> options = options(values);
    return section
        .get("probabilities")
        .map(
            shares ->
                new Choice(
                    options,
                    shares.items("a list of numbers that add up to 1").stream()
                        .map(share -> share.number("a number"))
                        .toList()))
        .orElseGet(() -> new Choice(options));
  }

  private static List<Object> options(Field values) {
    return values.items("a list of options, such as [64, 128, 256]").stream()
        .map(Field::option)
        .toList();
  }

  private static Distribution ordered(Section section, Field values) {
    refuse(section, "ordered", "log", "step", "probabilities", ROUND, ROUND_DOWN);
    return new Ordered(options(values));
  }

  private static Distribution beta(Section section, Field values) {
    refuse(section, "beta", "log", "step", "probabilities");
    List<Field> shapes = two(values, "[alpha, beta], such as [2.0, 5.0]");
    return new Beta(shapes.get(0).number("a number"), shapes.get(1).number("a number"));
  }

  private static Distribution rounded(Section section, Distribution distribution) {
    if (section.get(ROUND).isPresent() && section.get(ROUND_DOWN).isPresent()) {
      throw section.get(ROUND_DOWN).get().wrong("round goes another way: leave one of them out");
    }
    return section
        .get(ROUND)
        .map(q -> new Rounded(distribution, q.number("a number above 0"), false))
        .or(
            () ->
                section
                    .get(ROUND_DOWN)
                    .map(q -> new Rounded(distribution, q.number("a number above 0"), true)))
        .map(Distribution.class::cast)
        .orElse(distribution);
  }

  private static void refuse(Section section, String kind, String... keys) {
    for (String key : keys) {
      section
          .get(key)
          .ifPresent(
              field -> {
                throw field.wrong("%s does not go with %s: leave it out".formatted(key, kind));
              });
    }
  }

  private static List<Field> two(Field values, String right) {
    List<Field> items = values.items(right);
    if (items.size() != 2) {
      throw values.wrong("must be %s, not %d values".formatted(right, items.size()));
    }
    return items;
  }

  private static boolean log(Section section) {
    return section.get("log").map(Field::flag).orElse(false);
  }

  private static double step(Section section) {
    if (section.get("step").isEmpty()) {
      return 0;
    }
    double step = section.get("step").get().number("a number above 0");
    if (!(step > 0)) {
      throw section.get("step").get().wrong("the step must be above 0, or left out");
    }
    return step;
  }

  private List<Condition> conditions(Section section) {
    List<Condition> conditions = new ArrayList<>();
    section
        .get("when")
        .ifPresent(
            when ->
                when.entries("a group such as {optimizer: [sgd]}")
                    .forEach((parent, values) -> conditions.add(condition(parent, values))));
    return conditions;
  }

  /** The values as the parent has them; an unknown parent is for the search space to refuse. */
  private Condition condition(String parent, Field field) {
    List<Field> values = field.isList() ? field.items("a list of values") : List.of(field);
    Distribution distribution = distributions.get(parent);
    return new Condition(
        parent,
        values.stream()
            .map(Field::option)
            .map(value -> distribution == null ? value : distribution.coerce(value))
            .toList());
  }
}
