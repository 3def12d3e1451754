package org.tunebench.engine.studyfile.yaml;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.tunebench.engine.Decimals;

/** Writes values in YAML's flow style: {@code {float: [0.0001, 0.01], log: true}}. */
public final class YamlText {
  /** Times need no quotes; in words, a colon or space is no syntax. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:\\d+(?:\\.\\d+)?[dhms])+"
              + "|[\\p{L}_./][\\p{L}\\p{N}_./+%-]*(?:[: ][\\p{L}\\p{N}_./+%-]+)*");

  /** Readers of YAML 1.1 take these for truth values. */
  private static final Set<String> OLD_FLAGS = Set.of("y", "n", "yes", "no", "on", "off");

  private YamlText() {}

  /** A scalar, list or map on one line. */
  public static String flow(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> text(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Double number ? number(number) : scalar(value);
  }

  private static String scalar(Object value) {
    return value instanceof String text ? text(text) : String.valueOf(value);
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return ".nan";
    }
    return Double.isInfinite(value) ? (value > 0 ? ".inf" : "-.inf") : Decimals.text(value);
  }

  /** Text, in quotes unless it reads as this very text without them. */
  public static String text(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && !OLD_FLAGS.contains(text.toLowerCase(java.util.Locale.ROOT))
            && YamlDocument.resolver().resolve(text, true).equals(Tag.STR);
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(quoted, point));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int point) {
    if (point == '"' || point == '\\') {
      quoted.append('\\').append((char) point);
    } else if (point == '\n') {
      quoted.append("\\n");
    } else if (point == '\t') {
      quoted.append("\\t");
    } else if (point >= ' ' && point < 0x7F || Character.isLetterOrDigit(point)) {
      quoted.appendCodePoint(point);
    } else {
      quoted.append((point > 0xFFFF ? "\\U%08x" : "\\u%04x").formatted(point));
    }
  }
}
