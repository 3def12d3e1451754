package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/**
 * Some trials of a study side by side, by the columns of the table of trials: what differs first.
 *
 * @param trials the trials
 * @param rows those that differ first, in the order of the table each
 */
public record TrialDifference(List<Trial> trials, List<Row> rows) {
  /**
   * A column of the table.
   *
   * @param column what it is
   * @param cells one for each trial; empty where a parameter is inactive or a metric missing
   */
  public record Row(TrialTable.Column column, List<Optional<Object>> cells) {
    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }

    /** Whether any two cells differ; NaN is the same as NaN. */
    public boolean differs() {
      return cells.stream().distinct().count() > 1;
    }
  }

  /** Copies the lists. */
  public TrialDifference {
    trials = List.copyOf(trials);
    rows = List.copyOf(rows);
  }

  /** Of trials of one study; what none of them has is left out. */
  public static TrialDifference of(StudySpec spec, List<Trial> trials) {
    TrialTable table = TrialTable.of(spec, trials);
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      int column = c;
      List<Optional<Object>> cells =
          IntStream.range(0, trials.size()).mapToObj(t -> table.cell(t, column)).toList();
      Row row = new Row(table.columns().get(c), cells);
      if (!row.column().name().equals("trial") && cells.stream().anyMatch(Optional::isPresent)) {
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparing((Row row) -> !row.differs()));
    return new TrialDifference(trials, rows);
  }
}
