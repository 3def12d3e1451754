package org.tunebench.engine.studyfile.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers with a comma for the decimal sign, as spreadsheets write them in many languages. They are
 * read as numbers where nothing else can be meant: the comma does not separate cells, no number of
 * the table has a decimal point, and all commas of the column stand in such numbers.
 */
final class DecimalCommas {
  private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+(?:[eE][+-]?\\d+)?");
  private static final Pattern POINT = Pattern.compile("[+-]?\\d*\\.\\d+(?:[eE][+-]?\\d+)?");

  private DecimalCommas() {}

  /** Whether a cell looks like such a number. */
  static boolean isOne(Object cell) {
    return cell instanceof String text && COMMA.matcher(text).matches();
  }

  /** The table with such numbers as they are written elsewhere. */
  static RawTable read(RawTable table) {
    boolean hasPoints =
        table.rows().stream()
            .flatMap(row -> row.cells().stream())
            .anyMatch(cell -> cell instanceof String text && POINT.matcher(text).matches());
    if (hasPoints) {
      return table;
    }
    Set<String> read = new LinkedHashSet<>();
    for (int c = 0; c < table.columns().size(); c++) {
      if (isColumn(table, c)) {
        read.add(table.columns().get(c));
      }
    }
    return read.isEmpty() ? table : read(table, read);
  }

  private static boolean isColumn(RawTable table, int index) {
    List<String> withComma =
        table.rows().stream()
            .map(row -> Objects.toString(row.cells().get(index), ""))
            .filter(cell -> cell.indexOf(',') >= 0)
            .toList();
    return !withComma.isEmpty() && withComma.stream().allMatch(DecimalCommas::isOne);
  }

  private static RawTable read(RawTable table, Set<String> columns) {
    List<RawTable.Row> rows = new ArrayList<>();
    for (RawTable.Row row : table.rows()) {
      List<Object> cells = new ArrayList<>(row.cells());
      for (String column : columns) {
        int index = table.indexOf(column);
        if (isOne(cells.get(index))) {
          cells.set(index, ((String) cells.get(index)).replace(',', '.'));
        }
      }
      rows.add(new RawTable.Row(row.line(), cells));
    }
    return new RawTable(table.file(), table.columns(), rows, columns);
  }
}
