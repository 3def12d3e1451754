package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/**
 * A column of {@link TrialTable}, or the rank, for rows that change: reads its cell from any trial.
 */
public final class TrialColumn {
  /** The column of the trial's number. */
  static final String TRIAL = "trial";

  private static final String STATE = "state";

  private final int index;
  private final TrialTable.Column column;
  private final Function<Trial, Object> cells;

  private TrialColumn(int index, TrialTable.Column column, Function<Trial, Object> cells) {
    this.index = index;
    this.column = column;
    this.cells = cells;
  }

  /**
   * The place among the completed trials, which files do not have.
   *
   * @param name what it is called on the screen
   * @param ranks gives it, or {@link TrialRow#UNRANKED}; on any thread
   */
  static TrialColumn rank(String name, ToIntFunction<Trial> ranks) {
    return new TrialColumn(
        0,
        new TrialTable.Column(name, TrialTable.Type.WHOLE, TrialTable.Role.TRIAL),
        trial -> {
          int rank = ranks.applyAsInt(trial);
          return rank == TrialRow.UNRANKED ? null : (Object) (long) rank;
        });
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
      int index = i;
      columns.add(
          new TrialColumn(
              index, table.columns().get(index), trial -> table.cell(trial, index).orElse(null)));
    }
    return List.copyOf(columns);
  }

  /**
   * The order of screens: what was tried stands beside what it gave, and other metrics behind it.
   *
   * @param columns in the order of files
   */
  static List<TrialColumn> onScreen(List<TrialColumn> columns) {
    List<TrialColumn> ordered = new ArrayList<>(columns);
    List<TrialColumn> parameters = columns.stream().filter(TrialColumn::isParameter).toList();
    ordered.removeAll(parameters);
    int deciding = 0;
    while (deciding < ordered.size() && !ordered.get(deciding).isDeciding()) {
      deciding++;
    }
    ordered.addAll(Math.min(deciding + 1, ordered.size()), parameters);
    return ordered;
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

  /** Whether its cells are the metric that the study optimises. */
  boolean isDeciding() {
    return column.role() == TrialTable.Role.METRIC;
  }

  /** Whether its cells are the values of a parameter. */
  boolean isParameter() {
    return column.role() == TrialTable.Role.PARAMETER;
  }

  /** Whether it holds the word of the trial's state. */
  boolean isState() {
    return index > 0 && column.role() == TrialTable.Role.TRIAL && id().equals(STATE);
  }

  /** The cell of a trial, or null where it is empty. */
  public Object of(Trial trial) {
    return cells.apply(trial);
  }
}
