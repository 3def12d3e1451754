package org.tunebench.engine;

import java.util.regex.Pattern;

/**
 * Something that a person gave (a file, a field, an argument) cannot be used. The message is one
 * sentence for that person: where it is, what is wrong and what would be right.
 */
public class WrongInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Pattern LINE_BREAKS = Pattern.compile("\\R");

  /** The field that is wrong, dotted as in a study file ({@code space.lr}), or empty. */
  private final String field;

  /**
   * @param field the field that is wrong, dotted as in a study file, or an empty string
   * @param message what is wrong and what would be right, without the field's name
   */
  public WrongInputException(String field, String message) {
    this(field, message, null);
  }

  /**
   * @param cause what was caught, for the log
   */
  public WrongInputException(String field, String message, Throwable cause) {
    super(oneLine(message), cause);
    this.field = oneLine(field);
  }

  /** The field that is wrong, dotted as in a study file ({@code space.lr}), or empty. */
  public String field() {
    return field;
  }

  /** The whole sentence: field and message. */
  public String sentence() {
    return field.isEmpty() ? getMessage() : field + ": " + getMessage();
  }

  /** What people's files hold (a name with a line break, say) is quoted, but stays one sentence. */
  private static String oneLine(String text) {
    return LINE_BREAKS.matcher(text).replaceAll(" ");
  }
}
