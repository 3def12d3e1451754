package org.tunebench.engine.studyfile.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/**
 * A table as its file has it.
 *
 * @param file as messages name it
 * @param columns the headings
 * @param rows one a trial, each as long as the headings
 * @param decimalCommas the columns whose file has commas for decimal points; their cells have
 *     points
 * @param parametersFrom the position of the first parameter, with all results before it, where the
 *     file says so as our own exports do
 * @param goal whether less or more of the result that decides is better, where the file says so
 */
record RawTable(
    String file,
    List<String> columns,
    List<Row> rows,
    Set<String> decimalCommas,
    OptionalInt parametersFrom,
    Optional<Goal> goal) {
  /**
   * A line of the table.
   *
   * @param line where it begins in the file, from 1
   * @param cells text, {@link Long}, {@link Double}, {@link Boolean}, or null for an empty cell
   */
  record Row(int line, List<Object> cells) {}

  /** More than this is for another tool. */
  private static final int MOST_ROWS = 1_000_000;

  /**
   * @throws StudyFileException if there is no row, too many, or a heading twice
   */
  RawTable {
    if (rows.isEmpty()) {
      throw new StudyFileException(file, 0, "", "has no trials: give a line for each", null);
    }
    if (rows.size() > MOST_ROWS) {
      throw new StudyFileException(
          file, 0, "", String.format(Locale.ROOT, "has more than %d trials", MOST_ROWS), null);
    }
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!column.isEmpty() && !seen.add(column)) {
        throw new StudyFileException(
            file, 1, column, "there are two columns of this name: rename one", null);
      }
    }
  }

  /** A table without decimal commas. */
  RawTable(String file, List<String> columns, List<Row> rows) {
    this(file, columns, rows, Set.of(), OptionalInt.empty(), Optional.empty());
  }

  /** The same table whose parameters begin at a position. */
  RawTable withParametersFrom(int position) {
    return new RawTable(file, columns, rows, decimalCommas, OptionalInt.of(position), goal);
  }

  /** The same table with what is better. */
  RawTable withGoal(Optional<Goal> said) {
    return new RawTable(file, columns, rows, decimalCommas, parametersFrom, said);
  }

  /** The same table without its last column. */
  RawTable withoutLast() {
    int last = columns.size() - 1;
    return new RawTable(
        file,
        columns.subList(0, last),
        rows.stream()
            .map(row -> new Row(row.line(), new ArrayList<>(row.cells().subList(0, last))))
            .toList(),
        decimalCommas,
        parametersFrom,
        goal);
  }

  /** The line of the headings: 1, or 0 where no file has them as a line. */
  int headingLine() {
    return Math.min(1, rows.get(0).line());
  }

  /** The position of a column, or -1. */
  int indexOf(String column) {
    return columns.indexOf(column);
  }

  /** What to throw for a cell that cannot be used. */
  StudyFileException wrong(int row, int column, String message) {
    return new StudyFileException(file, rows.get(row).line(), columns.get(column), message, null);
  }
}
