package org.tunebench.app.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tunebench.app.chart.ColorKey;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Trial;

/** Parallel coordinates of the parameters and the metric, the best trials on top. */
public final class ParallelFigure {
  /** More lines hide each other, and take seconds to draw. */
  public static final int MOST_LINES = 1_500;

  private static final int BEST_LINES = 500;

  private final StudyTrials trials;

  ParallelFigure(StudyTrials trials) {
    this.trials = trials;
  }

  /** Of more than {@link #MOST_LINES} trials, the best and evenly chosen ones of the others. */
  ParallelDrawing draw(List<String> parameters) {
    List<ColumnValues> columns = parameters.stream().map(trials::parameter).toList();
    List<ParallelDrawing.Axis> axes = new ArrayList<>();
    String inactive = trials.texts().get("Study.Analysis.Inactive");
    String noResult = trials.texts().get("Study.Analysis.NoResult");
    columns.forEach(
        column -> axes.add(new ParallelDrawing.Axis(column.name(), column.scale(), inactive)));
    axes.add(new ParallelDrawing.Axis(trials.metric(), trials.scale().scale(), noResult));
    List<ParallelDrawing.Row> rows = rows(columns);
    return new ParallelDrawing(
        trials.texts().get("Study.Analysis.Parallel.Title"),
        axes,
        fewer(rows),
        key(rows),
        Map.of(),
        trials::describe);
  }

  private ColorKey key(List<ParallelDrawing.Row> rows) {
    ColorKey key = trials.scale().color("", trials.texts());
    boolean without = rows.stream().anyMatch(row -> Double.isNaN(row.color()));
    return without ? key.withNone(trials.texts().get("Study.Analysis.NoResult")) : key;
  }

  /** Those without a result first, the best last. */
  private List<ParallelDrawing.Row> rows(List<ColumnValues> columns) {
    List<ParallelDrawing.Row> rows = new ArrayList<>();
    for (int row : trials.ended()) {
      Trial trial = trials.trial(row);
      double[] values = new double[columns.size() + 1];
      for (int i = 0; i < columns.size(); i++) {
        values[i] = columns.get(i).values()[row];
      }
      values[columns.size()] = trial.metric(trials.metric());
      rows.add(new ParallelDrawing.Row(trial.number(), values, values[columns.size()]));
    }
    Goal goal = trials.results().metric().goal();
    rows.sort(Comparator.comparingDouble(row -> -loss(goal, row.color())));
    return rows;
  }

  private static double loss(Goal goal, double metric) {
    return Double.isNaN(metric) ? Double.POSITIVE_INFINITY : goal.loss(metric);
  }

  private static List<ParallelDrawing.Row> fewer(List<ParallelDrawing.Row> rows) {
    if (rows.size() <= MOST_LINES) {
      return rows;
    }
    int others = rows.size() - BEST_LINES;
    List<ParallelDrawing.Row> fewer = new ArrayList<>();
    for (int i = 0; i < MOST_LINES - BEST_LINES; i++) {
      fewer.add(rows.get((int) ((long) i * others / (MOST_LINES - BEST_LINES))));
    }
    fewer.addAll(rows.subList(others, rows.size()));
    return fewer;
  }
}
