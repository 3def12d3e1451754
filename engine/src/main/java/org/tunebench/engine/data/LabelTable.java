package org.tunebench.engine.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of cell annotations as text: a header, then in each line a cell's name and a value for
 * each annotation.
 */
final class LabelTable {
  private final InputFile file;
  private final List<String> titles;
  private final Map<String, List<String>> rows;

  private LabelTable(InputFile file, List<String> titles, Map<String, List<String>> rows) {
    this.file = file;
    this.titles = titles;
    this.rows = rows;
  }

  static LabelTable read(InputFile file) {
    file.requireContent();
    try (LineReader lines = new LineReader(file)) {
      String header = lines.next();
      Delimiter delimiter = Delimiter.detect(header == null ? "" : header);
      List<String> titles = header == null ? List.of() : delimiter.split(header);
      if (titles.size() < 2) {
        throw file.wrong("expected cell names in the first column and labels in the others");
      }
      Map<String, List<String>> rows = new HashMap<>();
      for (String line = lines.next(); line != null; line = lines.next()) {
        List<String> fields = delimiter.split(line);
        if (fields.size() != titles.size()) {
          throw file.wrong(
              "line %d has %d fields where line 1 has %d",
              lines.number(), fields.size(), titles.size());
        }
        rows.put(fields.get(0), fields);
      }
      return new LabelTable(file, titles, rows);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** Whether every cell has a line. */
  boolean covers(List<String> cells) {
    return rows.keySet().containsAll(cells);
  }

  /** The annotations of the cells, in their order; refuses a cell that has no line. */
  Map<String, CellAnnotation> annotate(List<String> cells) {
    Map<String, CellAnnotation> annotations = new LinkedHashMap<>();
    for (int column = 1; column < titles.size(); column++) {
      List<String> values = new ArrayList<>(cells.size());
      for (String cell : cells) {
        List<String> row = rows.get(cell);
        if (row == null) {
          throw file.wrong("the cell '%s' has no line; every cell needs one", cell);
        }
        values.add(row.get(column));
      }
      annotations.put(titles.get(column), CellAnnotation.of(values));
    }
    return annotations;
  }
}
