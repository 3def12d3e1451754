package org.tunebench.engine.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tunebench.engine.WrongInputException;

/**
 * A table of cell annotations as text: a header, then in each line a cell's name and a value for
 * each annotation. The header may lack the corner above the names, as R writes it.
 */
final class LabelTable {
  private final InputFile file;
  private final List<String> titles;
  private final List<List<String>> rows;
  private final Map<String, List<String>> byName = new HashMap<>();

  /** Cells with lines that differ: barcodes repeat when experiments are put together. */
  private final Set<String> ambiguous = new HashSet<>();

  private LabelTable(InputFile file, List<String> titles, List<List<String>> rows) {
    this.file = file;
    this.titles = titles;
    this.rows = rows;
    for (List<String> row : rows) {
      List<String> other = byName.putIfAbsent(row.get(0), row);
      if (other != null && !other.equals(row)) {
        ambiguous.add(row.get(0));
      }
    }
  }

  static LabelTable read(InputFile file) {
    file.requireContent();
    try (LineReader lines = new LineReader(file)) {
      String header = lines.next();
      String first = lines.next();
      if (header == null) {
        throw noLabels(file);
      }
      Delimiter delimiter = delimiter(header, first);
      List<String> titles = new ArrayList<>(delimiter.split(header));
      boolean cornerless = first != null && delimiter.split(first).size() == titles.size() + 1;
      if (cornerless) {
        titles.add(0, "");
      }
      if (titles.size() < 2) {
        throw noLabels(file);
      }
      List<List<String>> rows = new ArrayList<>();
      for (String line = first; line != null; line = lines.next()) {
        List<String> fields = delimiter.split(line);
        if (fields.size() != titles.size()) {
          throw file.wrong(
              "line %d has %d fields where line %d has %d",
              lines.number(), fields.size(), cornerless ? 2 : 1, titles.size());
        }
        rows.add(fields);
      }
      return new LabelTable(file, titles, rows);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private static WrongInputException noLabels(InputFile file) {
    return file.wrong("expected cell names in the first column and labels in the others");
  }

  /** The header's; a single title without a corner has none, so that the line below tells. */
  private static Delimiter delimiter(String header, String first) {
    Delimiter ofHeader = Delimiter.detect(header);
    boolean single = ofHeader.split(header).size() == 1;
    return single && first != null ? Delimiter.detect(first) : ofHeader;
  }

  /** The titles of the annotations. */
  List<String> columns() {
    return titles.subList(1, titles.size());
  }

  /** Whether every cell has a line. */
  boolean covers(List<String> cells) {
    return byName.keySet().containsAll(cells);
  }

  /**
   * The annotations of the cells, in their order. Where the lines are of the same cells in the same
   * order, a name may repeat; else it has to tell which line is meant.
   */
  Map<String, CellAnnotation> annotate(List<String> cells) {
    List<List<String>> found = inOrder(cells) ? rows : cells.stream().map(this::row).toList();
    Map<String, CellAnnotation> annotations = new LinkedHashMap<>();
    for (int column = 1; column < titles.size(); column++) {
      int at = column;
      annotations.put(
          titles.get(column), CellAnnotation.of(found.stream().map(row -> row.get(at)).toList()));
    }
    return annotations;
  }

  private boolean inOrder(List<String> cells) {
    return rows.stream().map(row -> row.get(0)).toList().equals(cells);
  }

  private List<String> row(String cell) {
    List<String> row = byName.get(cell);
    if (row == null) {
      throw file.wrong("the cell '%s' has no line; every cell needs one", cell);
    }
    if (ambiguous.contains(cell)) {
      throw file.wrong(
          "the cell '%s' has lines that differ; name each cell once, or have a line for every cell"
              + " in the order of the counts",
          cell);
    }
    return row;
  }
}
