package org.tunebench.engine.studyfile.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Numbers with a comma for the decimal sign, as spreadsheets write them in many languages. They are
 * read as numbers where that is the likely meaning: the comma does not separate cells, no number of
 * the table has a decimal point, and all commas of the column stand in such numbers. {@code 12,500}
 * may be twelve thousand as well: a column of nothing else stays text, unless another number of the
 * table, such as {@code 0,01}, tells that its commas are decimal. {@code 64,32} is a number, though
 * a list could be written so: whoever reads the table says what was made of it.
 */
final class DecimalCommas {
  private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+(?:[eE][+-]?\\d+)?");
  private static final Pattern POINT = Pattern.compile("[+-]?\\d*\\.\\d+(?:[eE][+-]?\\d+)?");

  /** Digits in groups of three, as many write large numbers. */
  private static final Pattern GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2}(?:,\\d{3})+");

  /** What else stands between groups of digits. */
  private static final String SPACE = "['\u2019 \u00a0\u2009\u202f]";

  /**
   * Groups of digits with decimals behind them, or separated by anything but one point or comma.
   */
  private static final Pattern GROUPED_OTHERWISE =
      Pattern.compile(
          "[+-]?\\d{1,3}(?:(S)\\d{3}(?:\\1\\d{3})*(?!\\1)[.,]\\d+(?:[eE][+-]?\\d+)?"
                  .replace("S", "[.,]|" + SPACE)
              + "|\\.\\d{3}(?:\\.\\d{3})+|(?:S\\d{3})+)".replace("S", SPACE));

  /** No group of digits begins so. */
  private static final Pattern BELOW_ONE = Pattern.compile("[+-]?0,\\d+(?:[eE][+-]?\\d+)?");

  private DecimalCommas() {}

  /** Whether a cell looks like such a number. */
  static boolean isOne(Object cell) {
    return cell instanceof String text && COMMA.matcher(text).matches();
  }

  /** Whether a cell may be a whole number whose digits are grouped. */
  static boolean isGrouped(Object cell) {
    return cell instanceof String text && GROUPED.matcher(text).matches();
  }

  /**
   * Whether a cell is a number whose digits are grouped, as people write it and no program reads
   * it: {@code 1.234,5}, {@code 1,234.5}, {@code 1 234 567}.
   */
  static boolean isWrittenForPeople(Object cell) {
    return cell instanceof String text && GROUPED_OTHERWISE.matcher(text).matches();
  }

  /** Such a number as programs read it: what comes last is its decimal sign, if it comes once. */
  static String forPrograms(String cell) {
    String plain = cell.replaceAll("[^\\d.,eE+-]", "");
    int last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
    if (last < 0 || plain.indexOf(plain.charAt(last)) < last) {
      return plain.replaceAll("[.,]", "");
    }
    return plain.substring(0, last).replaceAll("[.,]", "") + "." + plain.substring(last + 1);
  }

  /** What a number with a comma may have been meant to be, without it. */
  static String withoutComma(String cell) {
    String whole = cell.replace(",", "");
    return isOne(cell) ? whole + " or " + cell.replace(',', '.') : whole;
  }

  /** The table with such numbers as they are written elsewhere. */
  static RawTable read(RawTable table) {
    if (has(table, POINT)) {
      return table;
    }
    boolean isDecimal = has(table, BELOW_ONE);
    Set<String> read = new LinkedHashSet<>();
    for (int c = 0; c < table.columns().size(); c++) {
      if (!Roles.isWords(table.columns().get(c)) && isColumn(table, c, isDecimal)) {
        read.add(table.columns().get(c));
      }
    }
    return read.isEmpty() ? table : read(table, read);
  }

  /** Whether a cell that is no words looks like a number of a kind. */
  private static boolean has(RawTable table, Pattern number) {
    return IntStream.range(0, table.columns().size())
        .filter(c -> !Roles.isWords(table.columns().get(c)))
        .mapToObj(c -> table.rows().stream().map(row -> row.cells().get(c)))
        .flatMap(cells -> cells)
        .anyMatch(cell -> cell instanceof String text && number.matcher(text).matches());
  }

  private static boolean isColumn(RawTable table, int index, boolean isDecimal) {
    List<String> withComma =
        table.rows().stream()
            .map(row -> Objects.toString(row.cells().get(index), ""))
            .filter(cell -> cell.indexOf(',') >= 0)
            .toList();
    return !withComma.isEmpty()
        && withComma.stream().allMatch(DecimalCommas::isOne)
        && (isDecimal || !withComma.stream().allMatch(DecimalCommas::isGrouped));
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
    return new RawTable(
        table.file(), table.columns(), rows, columns, table.parametersFrom(), table.goal());
  }
}
