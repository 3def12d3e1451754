package org.tunebench.app.cli;

import java.util.regex.Pattern;

/** Words for the person to copy into a shell. */
final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}_./:@%+,=-]+");

  private ShellWord() {}

  /** The word, in quotes unless a shell takes it as it is. */
  static String of(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
