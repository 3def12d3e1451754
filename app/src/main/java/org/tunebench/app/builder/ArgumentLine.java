package org.tunebench.app.builder;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The argument list of a command as one line to edit; the engine splits it at spaces again. */
final class ArgumentLine {
  private static final Pattern PLAIN =
      Pattern.compile("(?:[\\p{L}\\p{N}_./:=,@%+-]|\\{\\{[^}]*\\}\\})+");

  private ArgumentLine() {}

  /** The line, or empty where the list has what no line can say, such as a list within it. */
  static Optional<String> of(List<?> arguments) {
    StringBuilder line = new StringBuilder();
    for (Object argument : arguments) {
      if (argument instanceof List) {
        return Optional.empty();
      }
      String word = String.valueOf(argument);
      boolean plain = PLAIN.matcher(word).matches();
      if (!plain && word.indexOf('\'') >= 0) {
        return Optional.empty();
      }
      line.append(line.isEmpty() ? "" : " ").append(plain ? word : "'" + word + "'");
    }
    return Optional.of(line.toString());
  }
}
