package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tunebench.app.shell.Numbers;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.WrongInputException;

/**
 * Options in a text field: {@code 64, 128, 256} or {@code relu, tanh}. Text that would be read as
 * something else stands in double quotes, in which a backslash takes the next character as it is.
 */
final class OptionText {
  private final String text;
  private int at;

  private OptionText(String text) {
    this.text = text;
  }

  /** The options, separated by commas. */
  static String format(List<?> options) {
    return options.stream().map(OptionText::format).collect(Collectors.joining(", "));
  }

  /** One option. */
  static String format(Object option) {
    if (option instanceof Double number) {
      String shown = Numbers.exact(number);
      // A whole double keeps its point, so that it is read as one again.
      return shown.matches("-?\\d+") ? shown + ".0" : shown;
    }
    if (!(option instanceof String word)) {
      return String.valueOf(option);
    }
    return isPlain(word) && meaning(word).equals(word) ? word : quoted(word);
  }

  private static String formatText(Object value) {
    String word = value instanceof Double number ? Decimals.text(number) : String.valueOf(value);
    return isPlain(word) ? word : quoted(word);
  }

  private static boolean isPlain(String word) {
    return !word.isEmpty()
        && word.strip().equals(word)
        && !word.contains(",")
        && !word.startsWith("\"");
  }

  private static String quoted(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * Reads options back.
   *
   * @throws WrongInputException if there is none, or one of them is empty or not closed
   */
  static List<Object> parse(String text) {
    return new OptionText(text).all();
  }

  /** Names with values as {@code DATA=/data, LR={{ lr }}}; values are texts, whatever they say. */
  static String formatPairs(Map<?, ?> pairs) {
    return pairs.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + formatText(pair.getValue()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Reads names with values back; nothing behind the sign is an empty text.
   *
   * @throws WrongInputException if a name is missing or there twice
   */
  static Map<String, Object> parsePairs(String text) {
    return new OptionText(text).pairs();
  }

  private Map<String, Object> pairs() {
    Map<String, Object> pairs = new LinkedHashMap<>();
    do {
      String name = name();
      if (pairs.put(name, isOver() ? "" : word()) != null) {
        throw new WrongInputException("", "name " + name + " only once");
      }
    } while (at++ < text.length());
    return pairs;
  }

  private String name() {
    int sign = text.indexOf('=', at);
    String name = sign < 0 ? "" : text.substring(at, sign).strip();
    if (name.isEmpty() || name.contains(",")) {
      throw new WrongInputException("", "give names and values, such as DATA=/data, LR={{ lr }}");
    }
    at = sign + 1;
    return name;
  }

  /** Whether nothing more comes before the next comma. */
  private boolean isOver() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at == text.length() || text.charAt(at) == ',';
  }

  private List<Object> all() {
    List<Object> options = new ArrayList<>();
    do {
      options.add(next());
    } while (at++ < text.length());
    return options;
  }

  private Object next() {
    boolean isText = text.substring(at).stripLeading().startsWith("\"");
    String word = word();
    return isText ? word : meaning(word);
  }

  /** The next option as it stands there, without its quotes. */
  private String word() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int comma = text.indexOf(',', at);
    int end = comma < 0 ? text.length() : comma;
    String word = text.substring(at, end).strip();
    if (word.isEmpty()) {
      throw new WrongInputException(
          "", "give the values separated by commas, such as 64, 128, 256");
    }
    at = end;
    return word;
  }

  private String quoted() {
    StringBuilder word = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      word.append(text.charAt(at));
    }
    if (at == text.length()) {
      throw new WrongInputException("", "the quote is not closed: end it with \"");
    }
    at++;
    int comma = text.indexOf(',', at);
    int end = comma < 0 ? text.length() : comma;
    if (!text.substring(at, end).isBlank()) {
      throw new WrongInputException("", "put a comma after the closing quote");
    }
    at = end;
    return word.toString();
  }

  /** What a word without quotes means: truth value, whole number, number, or itself. */
  static Object meaning(String word) {
    if (word.equals("true") || word.equals("false")) {
      return Boolean.valueOf(word);
    }
    if (word.matches("[+-]?\\d{1,18}")) {
      return Long.valueOf(word);
    }
    Double number = Readers.asNumber(word);
    return number == null ? word : number;
  }
}
