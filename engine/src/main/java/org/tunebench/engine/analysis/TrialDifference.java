package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/**
 * Two trials of a study side by side, by the columns of the table of trials: what differs first.
 *
 * @param one a trial
 * @param other another
 * @param rows those that differ first, in the order of the table each
 */
public record TrialDifference(Trial one, Trial other, List<Row> rows) {
  /**
   * A column of the table.
   *
   * @param column what it is
   * @param one the cell of the first trial; empty where a parameter is inactive or a metric missing
   * @param other the cell of the other
   */
  public record Row(TrialTable.Column column, Optional<Object> one, Optional<Object> other) {
    /** Whether the cells differ; NaN is the same as NaN. */
    public boolean differs() {
      return !one.equals(other);
    }
  }

  /** Copies the list. */
  public TrialDifference {
    rows = List.copyOf(rows);
  }

  /** Of two trials of one study; cells that both have not are left out. */
  public static TrialDifference of(StudySpec spec, Trial one, Trial other) {
    TrialTable table = TrialTable.of(spec, List.of(one, other));
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      Row row = new Row(table.columns().get(c), table.cell(0, c), table.cell(1, c));
      if (!row.column().name().equals("trial")
          && (row.one().isPresent() || row.other().isPresent())) {
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparing((Row row) -> !row.differs()));
    return new TrialDifference(one, other, rows);
  }
}
