package org.tunebench.app.builder;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The argument list of a command as one line to edit; the engine splits it at spaces again. */
final class ArgumentLine {
  private static final Pattern PLAIN =
      Pattern.compile("(?:[\\p{L}\\p{N}_./:=,@%+-]|\\{\\{[^}]*\\}\\})+");

  /** What double quotes do not take literally. */
  private static final Pattern NEEDS_SINGLE = Pattern.compile("[\"\\\\$`]");

  private ArgumentLine() {}

  /** The line, or empty where the list has what no line can say, such as a list within it. */
  static Optional<String> of(List<?> arguments) {
    StringBuilder line = new StringBuilder();
    for (Object argument : arguments) {
      if (argument instanceof List) {
        return Optional.empty();
      }
      String word = String.valueOf(argument);
      String quote =
          PLAIN.matcher(word).matches()
              ? ""
              : word.indexOf('\'') < 0 ? "'" : NEEDS_SINGLE.matcher(word).find() ? null : "\"";
      if (quote == null) {
        return Optional.empty();
      }
      line.append(line.isEmpty() ? "" : " ").append(quote).append(word).append(quote);
    }
    return Optional.of(line.toString());
  }
}
