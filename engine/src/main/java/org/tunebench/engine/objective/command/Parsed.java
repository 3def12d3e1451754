package org.tunebench.engine.objective.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a line reports.
 *
 * @param step as the line has it, or empty
 * @param values metric name to value, possibly NaN or infinite
 * @param noNumbers name to text of what should have been a number, where no number came for it
 */
record Parsed(OptionalInt step, Map<String, Double> values, Map<String, String> noNumbers) {
  private static final String STEP = "step";
  static final String EPOCH = "epoch";
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d{1,9})?");
  private static final Pattern WORD =
      Pattern.compile("([+-]?)(?:(nan)|inf(?:inity)?)", Pattern.CASE_INSENSITIVE);

  /** Gathers the pairs of a line. */
  static final class Builder {
    private final Map<String, Double> values = new LinkedHashMap<>();
    private final Map<String, String> noNumbers = new LinkedHashMap<>();
    private final Map<String, Double> others = new LinkedHashMap<>();

    void add(String name, String text) {
      number(text).ifPresentOrElse(x -> put(name, x), () -> putText(name, text));
    }

    void add(String name, JsonNode value) {
      if (value.isNumber()) {
        put(name, value.doubleValue());
      } else if (value.isValueNode() && !value.isBoolean()) {
        putText(name, value.asText());
      }
    }

    /** Of several numbers the first counts: what follows is the best so far, or the like. */
    private void put(String name, double value) {
      Double first = values.putIfAbsent(name, value);
      if (first != null && !first.equals(value)) {
        others.putIfAbsent(name, value);
      }
      noNumbers.remove(name);
    }

    private void putText(String name, String text) {
      if (!values.containsKey(name)) {
        noNumbers.put(name, text);
      }
    }

    /** What the line also says of a name, and is another number than the one that counts. */
    Optional<Double> otherThan(String name) {
      return Optional.ofNullable(others.get(name));
    }

    /**
     * The pairs, {@code step} or else {@code epoch} taken for the step. Where both are there, the
     * epoch stays among the values.
     */
    Parsed build() {
      OptionalInt step = take(STEP);
      return new Parsed(step.isPresent() ? step : take(EPOCH), values, noNumbers);
    }

    private OptionalInt take(String name) {
      Double value = values.get(name);
      boolean counts =
          value != null && value == Math.rint(value) && value >= 0 && value < Integer.MAX_VALUE;
      if (!counts) {
        return OptionalInt.empty();
      }
      values.remove(name);
      return OptionalInt.of(value.intValue());
    }
  }

  /** The same of another step. */
  Parsed at(OptionalInt other) {
    return new Parsed(other, values, noNumbers);
  }

  static Parsed of(JsonNode object) {
    Builder builder = new Builder();
    object.properties().forEach(field -> builder.add(field.getKey(), field.getValue()));
    return builder.build();
  }

  /** The number that a text is, in the forms of Java, C and Python. */
  static Optional<Double> number(String text) {
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(Double.parseDouble(text));
    }
    var word = WORD.matcher(text);
    if (!word.matches()) {
      return Optional.empty();
    }
    if (word.group(2) != null) {
      return Optional.of(Double.NaN);
    }
    return Optional.of(
        word.group(1).equals("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
  }
}
