package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/** A column of {@link TrialTable} for rows that change: reads its cell from any trial. */
public final class TrialColumn {
  /** The column of the trial's number. */
  static final String TRIAL = "trial";

  private static final String STATE = "state";

  private final TrialTable table;
  private final int index;
  private final TrialTable.Column column;

  private TrialColumn(TrialTable table, int index) {
    this.table = table;
    this.index = index;
    this.column = table.columns().get(index);
  }

  /**
   * The columns of a study's table, in their order.
   *
   * @param trials all its trials: their final metrics give columns
   */
  static List<TrialColumn> of(StudySpec spec, List<Trial> trials) {
    return of(spec, trials, Map.of());
  }

  /**
   * The columns of a study's table, in their order, with those for marks where there are any.
   *
   * @param marks what the person noted, by trial number
   */
  static List<TrialColumn> of(StudySpec spec, List<Trial> trials, Map<Integer, Marks> marks) {
    TrialTable table = TrialTable.of(spec, trials, marks);
    List<TrialColumn> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      columns.add(new TrialColumn(table, i));
    }
    return List.copyOf(columns);
  }

  /** Its name, as files have it, too. */
  public String id() {
    return column.name();
  }

  /** What its cells are. */
  TrialTable.Type type() {
    return column.type();
  }

  /** Whether its cells are numbers. */
  boolean isNumeric() {
    return type() == TrialTable.Type.WHOLE || type() == TrialTable.Type.NUMBER;
  }

  /** Whether its cells are final metrics. */
  boolean isMetric() {
    return column.role() == TrialTable.Role.METRIC || column.role() == TrialTable.Role.OTHER_METRIC;
  }

  /** Whether it holds the word of the trial's state. */
  boolean isState() {
    return index > 0 && column.role() == TrialTable.Role.TRIAL && id().equals(STATE);
  }

  /** The cell of a trial, or null where it is empty. */
  public Object of(Trial trial) {
    return table.cell(trial, index).orElse(null);
  }
}
