package org.tunebench.app.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tunebench.app.plain.PlainText;

/**
 * Prints rows in columns, two spaces apart. A cell has one line, and sends no commands to the
 * terminal, whatever its text came from.
 */
final class TextTable {
  private final boolean[] right;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param headings of the columns; one that begins with {@code >} is for numbers, which end in the
   *     same place
   */
  TextTable(List<String> headings) {
    right = new boolean[headings.size()];
    List<String> plain = new ArrayList<>();
    for (int c = 0; c < headings.size(); c++) {
      right[c] = headings.get(c).startsWith(">");
      plain.add(right[c] ? headings.get(c).substring(1) : headings.get(c));
    }
    row(plain);
  }

  TextTable row(String... cells) {
    return row(Arrays.asList(cells));
  }

  TextTable row(List<String> cells) {
    rows.add(cells.stream().map(PlainText::visible).toList());
    return this;
  }

  void print(PrintStream out) {
    int[] widths = new int[right.length];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    rows.forEach(row -> out.println(line(row, widths)));
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String gap = " ".repeat(widths[c] - row.get(c).length());
      line.append(c == 0 ? "" : "  ");
      line.append(right[c] ? gap + row.get(c) : row.get(c) + gap);
    }
    return line.toString().stripTrailing();
  }
}
