package org.tunebench.engine.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tunebench.engine.Decimals;

/**
 * Writes tables of trials, and of their histories, as CSV by RFC 4180: a heading, lines that end in
 * CR LF, a decimal point, ISO 8601 times in UTC, {@code NaN} for NaN, nothing for an empty cell,
 * quotation marks alone for the empty text. Text that a spreadsheet would run as a formula gets an
 * apostrophe before it, as does text that looks guarded so already; numbers stay numbers. In the
 * heading of a table of trials the first parameter stands in quotation marks, which say nothing to
 * other programs: whoever imports the table knows by them where its metrics end.
 */
public final class TableCsv {
  /** What a spreadsheet runs, and what looks as if that had been guarded already. */
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);

  private static final String NEEDS_QUOTES = ",\t\"\r\n";
  private static final String LINE_END = "\r\n";

  private TableCsv() {}

  /**
   * Writes the whole table.
   *
   * @return how many lines it has below its heading
   * @throws IOException if the target cannot be written
   */
  public static long write(TrialTable table, Appendable target) throws IOException {
    List<TrialTable.Column> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      boolean first =
          columns.get(i).role() == TrialTable.Role.PARAMETER
              && columns.get(i - 1).role() != TrialTable.Role.PARAMETER;
      String name = columns.get(i).name();
      target.append(i == 0 ? "" : ",").append(first ? quoted(name) : text(name));
    }
    target.append(LINE_END);
    rows(table, ",", target);
    return table.rows();
  }

  /**
   * Writes the whole table.
   *
   * @return how many lines it has below its heading
   * @throws IOException if the target cannot be written
   */
  public static long write(HistoryTable table, Appendable target) throws IOException {
    line(HistoryTable.COLUMNS, ",", target);
    return table.forEach(cells -> line(cells, ",", target));
  }

  /**
   * The same with tabs between the cells, which a spreadsheet that it is pasted into divides by.
   */
  public static String tabbed(TrialTable table) {
    StringBuilder lines = new StringBuilder();
    try {
      line(table.columns().stream().map(TrialTable.Column::name).toList(), "\t", lines);
      rows(table, "\t", lines);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return lines.toString();
  }

  private static void rows(TrialTable table, String between, Appendable target) throws IOException {
    for (int row = 0; row < table.rows(); row++) {
      line(cells(table, row), between, target);
    }
  }

  /** One that is empty is null. */
  private static List<Object> cells(TrialTable table, int row) {
    return IntStream.range(0, table.columns().size())
        .mapToObj(column -> table.cell(row, column).orElse(null))
        .toList();
  }

  private static void line(List<?> cells, String between, Appendable target) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      target.append(i == 0 ? "" : between).append(cell(cells.get(i)));
    }
    target.append(LINE_END);
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Double number
        ? Decimals.text(number)
        : value instanceof Long number ? number.toString() : text(value.toString());
  }

  private static String text(String text) {
    boolean formula = FORMULA.matcher(text).matches();
    String safe = formula ? "'" + text : text;
    boolean spaces = !text.equals(text.strip());
    boolean quotes =
        formula
            || spaces
            || text.isEmpty()
            || safe.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
    return quotes ? quoted(safe) : safe;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
