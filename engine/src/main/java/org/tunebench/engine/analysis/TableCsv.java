package org.tunebench.engine.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.tunebench.engine.Decimals;

/**
 * Writes a trial table as CSV by RFC 4180: a heading, lines that end in CR LF, a decimal point, ISO
 * 8601 times in UTC, {@code NaN} for NaN, nothing for an empty cell. Text that a spreadsheet would
 * run as a formula gets an apostrophe before it; numbers stay numbers.
 */
public final class TableCsv {
  private static final String FORMULA_STARTS = "=+-@\t\r\n";
  private static final String NEEDS_QUOTES = ",\t\"\r\n";
  private static final String LINE_END = "\r\n";

  private TableCsv() {}

  /**
   * Writes the whole table.
   *
   * @throws IOException if the target cannot be written
   */
  public static void write(TrialTable table, Appendable target) throws IOException {
    write(table, ",", target);
  }

  /**
   * The same with tabs between the cells, which a spreadsheet that it is pasted into divides by.
   */
  public static String tabbed(TrialTable table) {
    StringBuilder lines = new StringBuilder();
    try {
      write(table, "\t", lines);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return lines.toString();
  }

  private static void write(TrialTable table, String between, Appendable target)
      throws IOException {
    int columns = table.columns().size();
    for (int c = 0; c < columns; c++) {
      target.append(c == 0 ? "" : between).append(text(table.columns().get(c).name()));
    }
    target.append(LINE_END);
    for (int row = 0; row < table.rows(); row++) {
      for (int c = 0; c < columns; c++) {
        target.append(c == 0 ? "" : between).append(cell(table.cell(row, c)));
      }
      target.append(LINE_END);
    }
  }

  private static String cell(Optional<Object> value) {
    if (value.isEmpty()) {
      return "";
    }
    return value.get() instanceof Double number
        ? Decimals.text(number)
        : value.get() instanceof Long number ? number.toString() : text(value.get().toString());
  }

  private static String text(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean quotes = formula || safe.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0);
    return quotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
