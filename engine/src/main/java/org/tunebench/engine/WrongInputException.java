package org.tunebench.engine;

/**
 * Something that a person gave (a file, a field, an argument) cannot be used. The message is one
 * sentence for that person: where it is, what is wrong and what would be right.
 */
public class WrongInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

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
    super(message, cause);
    this.field = field;
  }

  /** The field that is wrong, dotted as in a study file ({@code space.lr}), or empty. */
  public String field() {
    return field;
  }

  /** The whole sentence: field and message. */
  public String sentence() {
    return field.isEmpty() ? getMessage() : field + ": " + getMessage();
  }
}
