package org.tunebench.engine.studyfile.table;

import java.util.List;
import org.tunebench.engine.WrongInputException;

/** Nothing tells which column of a table is the result: the person has to say. */
public final class UnknownResultException extends WrongInputException {
  private static final long serialVersionUID = 1L;

  /** The columns that it could be. */
  private final List<String> columns;

  UnknownResultException(String file, List<String> columns) {
    super(
        ImportOptions.METRIC,
        "say which column of %s is the result: %s".formatted(file, String.join(", ", columns)));
    this.columns = List.copyOf(columns);
  }

  /** The columns that it could be. */
  public List<String> columns() {
    return columns;
  }
}
