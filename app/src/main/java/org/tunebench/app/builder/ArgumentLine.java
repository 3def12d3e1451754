package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The argument list of a command as one line to edit; the engine splits it at spaces again. */
final class ArgumentLine {
  private static final Pattern PLAIN =
      Pattern.compile("(?:[\\p{L}\\p{N}_./:=,@%+-]|\\{\\{[^}]*\\}\\})+");

  /** What the engine takes over as it is, also between quotes: places for values, and macros. */
  private static final Pattern WHOLE =
      Pattern.compile("\\{\\{.*?\\}\\}|\\$\\{(?:envvar:[^}]*|[a-z_]+)\\}");

  /** What double quotes do not take literally. */
  private static final Pattern NEEDS_ESCAPE = Pattern.compile("[\"\\\\$`]");

  private ArgumentLine() {}

  /**
   * The line, or empty where the list has what no line can say, such as a list within it or a line
   * break.
   */
  static Optional<String> of(List<?> arguments) {
    List<String> words = new ArrayList<>();
    for (Object argument : arguments) {
      if (argument instanceof List || String.valueOf(argument).chars().anyMatch(c -> c < ' ')) {
        return Optional.empty();
      }
      words.add(quoted(String.valueOf(argument)));
    }
    return Optional.of(String.join(" ", words));
  }

  private static String quoted(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    return word.indexOf('\'') < 0 ? "'" + word + "'" : '"' + escaped(word) + '"';
  }

  private static String escaped(String word) {
    StringBuilder escaped = new StringBuilder();
    Matcher whole = WHOLE.matcher(word);
    int at = 0;
    while (whole.find()) {
      escaped.append(literal(word.substring(at, whole.start()))).append(whole.group());
      at = whole.end();
    }
    return escaped.append(literal(word.substring(at))).toString();
  }

  private static String literal(String text) {
    return NEEDS_ESCAPE.matcher(text).replaceAll("\\\\$0");
  }
}
