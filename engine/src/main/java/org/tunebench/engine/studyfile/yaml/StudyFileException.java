package org.tunebench.engine.studyfile.yaml;

import java.util.OptionalInt;
import org.tunebench.engine.WrongInputException;

/**
 * A study file cannot be used. Its sentence begins with the place: {@code "cortex.yaml, line 7,
 * space.lr: the range [0.01, 0.0001] is reversed: write [0.0001, 0.01]"}.
 */
public final class StudyFileException extends WrongInputException {
  private static final long serialVersionUID = 1L;

  /** The file as messages name it. */
  private final String file;

  /** The line from 1, or 0 where the whole file is meant. */
  private final int line;

  /**
   * @param file as messages name it
   * @param line from 1, or 0 where the whole file is meant
   * @param field dotted, or empty
   * @param message what is wrong and what would be right, without the place
   * @param cause what was caught, or null
   */
  public StudyFileException(String file, int line, String field, String message, Throwable cause) {
    super(field, message, cause);
    this.file = file;
    this.line = line;
  }

  /** The file as messages name it: its name without folders. */
  public String file() {
    return file;
  }

  /** The line, from 1, or empty where the whole file is meant. */
  public OptionalInt line() {
    return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
  }

  /** The line that anything wrong is in, from 1, or empty where nobody says. */
  public static OptionalInt lineOf(WrongInputException wrong) {
    return wrong instanceof StudyFileException placed ? placed.line() : OptionalInt.empty();
  }

  @Override
  public String sentence() {
    StringBuilder place = new StringBuilder(file);
    if (line > 0) {
      place.append(", line ").append(line);
    }
    if (!field().isEmpty()) {
      place.append(", ").append(field());
    }
    return place + ": " + getMessage();
  }
}
