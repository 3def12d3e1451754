package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.WrongInputException;

/**
 * Options in a text field: {@code 64, 128, 256} or {@code relu, tanh}. Text that would be read as
 * something else stands in double quotes, in which a backslash takes the next character as it is.
 *
 * <p>Who writes decimal commas puts semicolons between: {@code 0,01; 0,005} means the same to
 * everyone, so that a draft reads alike in any locale. Where the person's decimal sign is a comma,
 * one between two digits without a semicolon may be either, and is refused.
 */
final class OptionText {
  private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d+,\\d+(?:[eE][+-]?\\d{1,3})?");

  /** An example is short. */
  private static final int MOST_NAMED = 3;

  private static final String EXAMPLE = "64, 128, 256";

  private final String text;
  private final Texts texts;
  private final String example;
  private final char separator;
  private int at;

  private OptionText(String text, Texts texts, String example, char separator) {
    this.text = text;
    this.texts = texts;
    this.example = example;
    this.separator = separator;
  }

  private WrongInputException wrong(String key, Object... arguments) {
    return new WrongInputException("", texts.get(key, arguments));
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
        && !word.contains(";")
        && !word.startsWith("\"");
  }

  private static String quoted(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * Reads options back.
   *
   * @param texts say what is wrong
   * @throws WrongInputException if there is none, one of them is empty or not closed, or a comma
   *     may be a decimal sign
   */
  static List<Object> parse(String text, Texts texts) {
    return parse(text, texts, List.of());
  }

  /**
   * Reads options back.
   *
   * @param known what it may be, as an example where nothing was typed; may be empty
   */
  static List<Object> parse(String text, Texts texts, List<?> known) {
    String example = known.isEmpty() ? EXAMPLE : format(known.stream().limit(MOST_NAMED).toList());
    return new OptionText(text, texts, example, hasSemicolon(text) ? ';' : ',').all();
  }

  /** Whether one stands outside of quotes, which open where an option begins. */
  private static boolean hasSemicolon(String text) {
    boolean begins = true;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (quoted) {
        quoted = sign != '"';
        i += sign == '\\' ? 1 : 0;
      } else if (sign == ';') {
        return true;
      } else {
        quoted = begins && sign == '"';
        begins = sign == ',' || begins && Character.isWhitespace(sign);
      }
    }
    return false;
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
   * @param texts say what is wrong
   * @throws WrongInputException if a name is missing or there twice
   */
  static Map<String, Object> parsePairs(String text, Texts texts) {
    return new OptionText(text, texts, EXAMPLE, ',').pairs();
  }

  private Map<String, Object> pairs() {
    Map<String, Object> pairs = new LinkedHashMap<>();
    do {
      String name = name();
      if (pairs.put(name, isOver() ? "" : word()) != null) {
        throw wrong("Builder.Wrong.twice", name);
      }
    } while (at++ < text.length());
    return pairs;
  }

  private String name() {
    int sign = text.indexOf('=', at);
    String name = sign < 0 ? "" : text.substring(at, sign).strip();
    if (name.isEmpty() || name.contains(",")) {
      throw wrong("Builder.Wrong.pairs");
    }
    at = sign + 1;
    return name;
  }

  /** Whether nothing more comes before the next comma. */
  private boolean isOver() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at == text.length() || text.charAt(at) == separator;
  }

  private List<Object> all() {
    List<Object> options = new ArrayList<>();
    do {
      options.add(next());
      requireClear();
    } while (at++ < text.length());
    return options;
  }

  private Object next() {
    boolean isText = text.substring(at).stripLeading().startsWith("\"");
    String word = word();
    if (isText) {
      return word;
    }
    return meaning(
        separator == ';' && WITH_COMMA.matcher(word).matches() ? word.replace(',', '.') : word);
  }

  /** Where the next separator stands, or the end. */
  private int end() {
    int end = text.indexOf(separator, at);
    return end < 0 ? text.length() : end;
  }

  /** Refuses a comma that may be a decimal sign as well. */
  private void requireClear() {
    boolean mayBeDecimal =
        at > 0
            && at + 1 < text.length()
            && Character.isDigit(text.charAt(at - 1))
            && Character.isDigit(text.charAt(at + 1));
    if (separator == ',' && mayBeDecimal && Numbers.decimalSign() == ',') {
      throw wrong("Builder.Wrong.decimalOrList", text.charAt(at - 1), text.charAt(at + 1));
    }
  }

  /** The next option as it stands there, without its quotes. */
  private String word() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int end = end();
    String word = text.substring(at, end).strip();
    if (word.isEmpty()) {
      throw wrong("Builder.Wrong.options", example);
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
      throw wrong("Builder.Wrong.quote");
    }
    at++;
    int end = end();
    if (!text.substring(at, end).isBlank()) {
      throw wrong("Builder.Wrong.comma", separator == ',' ? 1 : 2);
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
