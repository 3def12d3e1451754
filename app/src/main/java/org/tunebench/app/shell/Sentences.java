package org.tunebench.app.shell;

import java.util.Optional;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.StorageException;

/** Turns the engine's messages into sentences of the screen. */
public final class Sentences {
  private Sentences() {}

  /** The whole message with its field, for a place that does not show the field. */
  public static String of(WrongInputException wrong) {
    return sentence(wrong.sentence());
  }

  /** The message alone, for a place beside the field. */
  public static String beside(WrongInputException wrong) {
    return sentence(wrong.getMessage());
  }

  /** What an exception says to the person, or empty if it is none that speaks to persons. */
  public static Optional<String> forPerson(Throwable reason) {
    if (reason instanceof WrongInputException wrong) {
      return Optional.of(of(wrong));
    }
    return reason instanceof StorageException storage
        ? Optional.of(sentence(storage.getMessage()))
        : Optional.empty();
  }

  /** With a capital at its beginning (unless it begins with a name in quotes) and a full stop. */
  public static String sentence(String message) {
    String text = message.strip();
    if (text.isEmpty()) {
      return text;
    }
    int first = text.codePointAt(0);
    int length = Character.charCount(first);
    String head =
        startsWithName(text) ? text.substring(0, length) : Character.toString(upper(first));
    boolean ended = ".!?…".indexOf(text.charAt(text.length() - 1)) >= 0;
    return head + text.substring(length) + (ended ? "" : ".");
  }

  private static int upper(int letter) {
    return Character.toUpperCase(letter);
  }

  /** {@code space.lr: …} names a field, {@code a.csv, line 2, …} a file: both as they are. */
  private static boolean startsWithName(String text) {
    return text.matches("(?s)[\\w-]+(\\.[\\w.-]+)?(, line \\d+.*)?: .*");
  }
}
