package org.tunebench.engine.studyfile.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.tunebench.engine.analysis.TrialColumns;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/**
 * Reads CSV by RFC 4180; semicolons or tabs may stand for the commas, and then commas for decimal
 * points ({@link DecimalCommas}). An apostrophe that keeps a spreadsheet from running text as a
 * formula is taken away.
 */
final class CsvTable {
  private static final String DELIMITERS = ",;\t";
  private static final String FORMULA_STARTS = "=+-@\t\r\n";
  private static final Pattern GUARDED =
      Pattern.compile("''*[" + Pattern.quote(FORMULA_STARTS) + "].*", Pattern.DOTALL);
  private static final String NEEDS_QUOTES = ",;\t\"\r\n";
  private static final char QUOTE = '"';

  private final String file;
  private final String text;
  private final char delimiter;
  private int at;
  private int line = 1;

  /** Which cells of the line that was read last stand in quotation marks. */
  private final BitSet quoted = new BitSet();

  private CsvTable(String file, String text) {
    this.file = file;
    this.text = text;
    this.delimiter = delimiter(text);
  }

  /**
   * @throws StudyFileException if a quotation mark is not closed, or a line has more or fewer cells
   *     than the heading
   */
  static RawTable read(String text, String file) {
    return new CsvTable(file, text).table();
  }

  /** The one that the heading has most of. */
  private static char delimiter(String text) {
    String heading = text.lines().findFirst().orElse("");
    char best = DELIMITERS.charAt(0);
    for (char c : DELIMITERS.toCharArray()) {
      if (count(heading, c) > count(heading, best)) {
        best = c;
      }
    }
    return best;
  }

  private static long count(String text, char c) {
    return text.chars().filter(x -> x == c).count();
  }

  private RawTable table() {
    List<String> heading = record().stream().map(cell -> cell == null ? "" : cell.strip()).toList();
    OptionalInt parametersFrom = parametersFrom(heading);
    List<RawTable.Row> rows = new ArrayList<>();
    while (at < text.length()) {
      int begins = line;
      List<String> cells = record();
      if (cells.size() == 1 && (cells.get(0) == null || cells.get(0).isEmpty())) {
        continue;
      }
      if (cells.size() != heading.size()) {
        throw new StudyFileException(
            file,
            begins,
            "",
            "has %d cells where the heading has %d".formatted(cells.size(), heading.size()),
            null);
      }
      if (parametersFrom.isEmpty()) {
        // Many programs quote everything, or all text: only ours mean the empty text by it.
        cells.replaceAll(cell -> cell == null || cell.isEmpty() ? null : cell);
      }
      rows.add(new RawTable.Row(begins, new ArrayList<>(cells)));
    }
    RawTable table = new RawTable(file, heading, rows, Set.of(), parametersFrom, Optional.empty());
    return delimiter == ',' ? table : DecimalCommas.read(table);
  }

  /**
   * Our own tables have the first parameter's heading in quotation marks that it does not need; a
   * program that quotes every heading says nothing by it.
   */
  private OptionalInt parametersFrom(List<String> heading) {
    boolean ours =
        heading.size() > Roles.METRIC
            && heading.get(Roles.METRIC - 1).equals(TrialColumns.STATE)
            && quoted.nextSetBit(0) > Roles.METRIC - 1;
    return ours
        ? quoted.stream().filter(c -> c > Roles.METRIC && isPlain(heading.get(c))).findFirst()
        : OptionalInt.empty();
  }

  private static boolean isPlain(String heading) {
    return heading.equals(heading.strip())
        && heading.chars().noneMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0)
        && (heading.isEmpty() || FORMULA_STARTS.indexOf(heading.charAt(0)) < 0);
  }

  /** The cells up to the end of a line; an empty one is null, or empty text where it is quoted. */
  private List<String> record() {
    List<String> cells = new ArrayList<>();
    quoted.clear();
    cells.add(cell(0));
    while (at < text.length() && text.charAt(at) == delimiter) {
      at++;
      cells.add(cell(cells.size()));
    }
    if (text.startsWith("\r\n", at)) {
      at++;
    }
    at++;
    line++;
    return cells;
  }

  private String cell(int index) {
    if (at < text.length() && text.charAt(at) == QUOTE) {
      quoted.set(index);
      String text = unquoted();
      return text.isEmpty() ? text : plain(text);
    }
    int begin = at;
    while (at < text.length() && text.charAt(at) != delimiter && !isLineEnd(text.charAt(at))) {
      at++;
    }
    return plain(text.substring(begin, at).strip());
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static String plain(String cell) {
    boolean guarded = GUARDED.matcher(cell).matches();
    return cell.isEmpty() ? null : guarded ? cell.substring(1) : cell;
  }

  private String unquoted() {
    int opened = line;
    StringBuilder cell = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == QUOTE && at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
        at++;
      } else if (c == QUOTE) {
        at++;
        return closed(cell.toString());
      } else if (c == '\n') {
        line++;
      }
      cell.append(c);
    }
    throw new StudyFileException(
        file, opened, "", "a quotation mark opens here that never closes", null);
  }

  private String closed(String cell) {
    boolean ends =
        at == text.length() || text.charAt(at) == delimiter || isLineEnd(text.charAt(at));
    if (!ends) {
      throw new StudyFileException(
          file,
          line,
          "",
          "a quotation mark closes within a cell: write two of them for one that is meant",
          null);
    }
    return cell;
  }
}
