package org.tunebench.app.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tunebench.app.chart.ScatterDrawing;
import org.tunebench.app.chart.ValueRange;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.analysis.TrialColumns;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Trial;

/** A study's trials as its figures see them: their columns, shapes and words. Immutable. */
final class StudyTrials {
  private static final int MOST_PARAMETERS_SAID = 8;

  private final Texts texts;
  private final Results results;
  private final TrialTable table;
  private final MetricScale scale;
  private final Map<Integer, Trial> byNumber = new HashMap<>();

  StudyTrials(Texts texts, Results results, boolean logMetric) {
    this.texts = texts;
    this.results = results;
    this.table = TrialTable.of(results.spec(), results.search());
    this.scale = MetricScale.of(results, logMetric);
    results.trials().forEach(trial -> byNumber.put(trial.number(), trial));
  }

  Texts texts() {
    return texts;
  }

  Results results() {
    return results;
  }

  MetricScale scale() {
    return scale;
  }

  String metric() {
    return results.metric().name();
  }

  boolean badIsHigh() {
    return results.metric().goal() == Goal.MINIMIZE;
  }

  Trial trial(int row) {
    return table.trial(row);
  }

  /** Rows of the trials of the search that have ended: figures show those. */
  List<Integer> ended() {
    List<Integer> ended = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      if (table.trial(row).state().isTerminal()) {
        ended.add(row);
      }
    }
    return ended;
  }

  /** The columns that an axis or a colour can show. */
  List<String> columns() {
    return table.columns().stream()
        .map(TrialTable.Column::name)
        .filter(name -> !name.equals(TrialColumns.FAILURE))
        .toList();
  }

  ColumnValues column(String name) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).name().equals(name)) {
        return ColumnValues.of(table, i, results.space());
      }
    }
    return ColumnValues.of(table, 0, results.space());
  }

  ColumnValues parameter(String name) {
    return column(TrialTable.columnOf(name, columns()));
  }

  ScatterDrawing.Axis metricAxis() {
    return new ScatterDrawing.Axis(metric(), scale.scale(), badIsHigh());
  }

  /** What the strips beside a plot are called, the metric lying upwards. */
  ScatterDrawing.Words words() {
    return new ScatterDrawing.Words(
        texts.get("Study.Analysis.Inactive"), texts.get("Study.Analysis.NoResult"), beyond());
  }

  /** What results far outside are called. */
  String beyond() {
    ValueRange range = scale.scale().range();
    return badIsHigh() ? "> " + Numbers.brief(range.upper()) : "< " + Numbers.brief(range.lower());
  }

  /** How a trial ended. */
  ScatterDrawing.Shape shape(Trial trial) {
    boolean number = Double.isFinite(trial.metric(metric()));
    return switch (trial.state()) {
      case COMPLETED ->
          !number
              ? ScatterDrawing.Shape.CROSS
              : trial.isBaseline() ? ScatterDrawing.Shape.BASELINE : ScatterDrawing.Shape.DOT;
      case PRUNED, STOPPED -> ScatterDrawing.Shape.CUT;
      default -> ScatterDrawing.Shape.CROSS;
    };
  }

  /** What is said of a trial: its name and state, its result, its parameters. */
  List<String> describe(int number) {
    Trial trial = byNumber.get(number);
    List<String> rows = new ArrayList<>();
    if (trial != null) {
      String name = texts.get("Study.Analysis.Trial", Integer.toString(number));
      rows.add(name + " · " + trial.state().word());
      if (trial.metrics().containsKey(metric())) {
        rows.add(metric() + " " + Numbers.metric(trial.metric(metric())));
      }
      trial.configuration().values().entrySet().stream()
          .limit(MOST_PARAMETERS_SAID)
          .forEach(entry -> rows.add(entry.getKey() + " " + ColumnValues.text(entry.getValue())));
    }
    return rows;
  }
}
