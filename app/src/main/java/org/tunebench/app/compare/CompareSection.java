package org.tunebench.app.compare;

import java.util.List;

/**
 * A part of the table of studies.
 *
 * @param heading above it
 * @param rows a line each
 */
record CompareSection(String heading, List<Row> rows) {
  /**
   * A line of the table.
   *
   * @param label what it is
   * @param cells one a study
   * @param help what the label means, or empty
   */
  record Row(String label, List<String> cells, String help) {
    /** Copies the list. */
    Row {
      cells = List.copyOf(cells);
    }
  }

  /** Copies the list. */
  CompareSection {
    rows = List.copyOf(rows);
  }
}
