package org.tunebench.engine.studyfile.table;

import java.util.List;
import java.util.Optional;
import org.tunebench.engine.study.Goal;

/**
 * What a table of trials looks like before it is read: each column that is not one of our own, and
 * what it most likely is.
 *
 * @param trials how many lines there are
 * @param columns in their order
 * @param isClear whether reading it without a word from anybody does as it looks: there is a result
 *     that is known, and nothing else needs another role than it would get
 */
public record TableLook(int trials, List<Column> columns, boolean isClear) {
  /** What a column may be. */
  public enum Role {
    /** The result that decides. */
    RESULT,
    /** Another result. */
    METRIC,
    /** A parameter. */
    PARAMETER,
    /** Left out. */
    SKIP
  }

  /** What is to be known of a column. */
  public enum Remark {
    /** Nothing. */
    NONE,
    /** It names or numbers the trials. */
    NAMES_TRIALS,
    /** It has NaN or an infinite number, which no parameter can have. */
    NOT_FINITE,
    /** It is empty in some lines, and no other column tells in which. */
    EMPTY_CELLS,
    /** It has text beside numbers. */
    TEXT_AND_NUMBERS,
    /** It has numbers with commas, which are read as decimal ones. */
    DECIMAL_COMMAS,
    /** It has text that looks like numbers with decimal commas. */
    COMMAS_IN_TEXT,
    /** It has text that is numbers with grouped digits, or else with three decimals. */
    GROUPED_DIGITS,
    /** It is empty in all lines. */
    NO_VALUES
  }

  /**
   * A column.
   *
   * @param goal whether less or more is better where it is a result; empty where nobody knows
   * @param first its first values, as the file has them; an empty cell is an empty text
   */
  public record Column(
      String name, Role role, Optional<Goal> goal, Remark remark, List<String> first) {
    /** Copies the values. */
    public Column {
      first = List.copyOf(first);
    }
  }

  /** Copies the columns. */
  public TableLook {
    columns = List.copyOf(columns);
  }
}
