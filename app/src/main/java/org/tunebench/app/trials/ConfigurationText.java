package org.tunebench.app.trials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tunebench.app.shell.Numbers;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.space.Configuration;

/** A configuration as text to paste elsewhere, with every digit of its numbers. */
final class ConfigurationText {
  /** Text that no reader of YAML takes for anything but text, and needs no quotes. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_/][\\p{L}\\p{N}_./-]*");

  private static final Set<String> NOT_TEXT =
      Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

  private static final ObjectMapper JSON = new ObjectMapper();

  private ConfigurationText() {}

  /** One line a parameter: {@code lr: 0.001}. */
  static String yaml(Configuration configuration) {
    StringBuilder text = new StringBuilder();
    configuration
        .values()
        .forEach(
            (name, value) ->
                text.append(scalar(name)).append(": ").append(scalar(value)).append('\n'));
    return text.toString();
  }

  /** One object, indented. */
  static String json(Configuration configuration) {
    Map<String, Object> values = new LinkedHashMap<>();
    configuration.values().forEach((name, value) -> values.put(name, exact(value)));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text, numbers and truth values always make JSON", e);
    }
  }

  /** A Python dictionary on one line: {@code {"lr": 0.001, "warm": True}}. */
  static String python(Configuration configuration) {
    return configuration.values().entrySet().stream()
        .map(entry -> literal(entry.getKey()) + ": " + literal(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String literal(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return "float('" + number + "')";
    }
    // JSON's escapes are Python's.
    return value instanceof String text ? quoted(text) : typed(value);
  }

  /** A value as files have it: 0.0001, not 1.0E-4. */
  static String typed(Object value) {
    return value instanceof Double number ? Decimals.text(number) : value.toString();
  }

  /** The same with the decimal sign of the person's locale: what a field is filled with. */
  static String shown(Object value) {
    return value instanceof Double ? Numbers.local(typed(value)) : typed(value);
  }

  private static Object exact(Object value) {
    return value instanceof Double number && Double.isFinite(number)
        ? new BigDecimal(Decimals.text(number))
        : value;
  }

  private static String scalar(Object value) {
    if (value instanceof String text
        && (!PLAIN.matcher(text).matches() || NOT_TEXT.contains(text.toLowerCase(Locale.ROOT)))) {
      return quoted(text);
    }
    return typed(value);
  }

  private static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text always makes JSON", e);
    }
  }
}
