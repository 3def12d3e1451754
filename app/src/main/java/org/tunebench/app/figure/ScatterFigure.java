package org.tunebench.app.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.app.chart.ColorKey;
import org.tunebench.app.chart.ColorScale;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.GridDrawing;
import org.tunebench.app.chart.ScatterDrawing;
import org.tunebench.engine.analysis.Surrogate;
import org.tunebench.engine.analysis.TradeOff;
import org.tunebench.engine.study.Trial;

/** The metric against a column: one large chart, or a small one a parameter. */
final class ScatterFigure {
  private static final int CURVE_POINTS = 40;

  private final StudyTrials trials;

  ScatterFigure(StudyTrials trials) {
    this.trials = trials;
  }

  Drawing against(String x, String color) {
    ColumnValues along = trials.column(x);
    ColumnValues by = trials.column(color);
    List<Trial> front = tradeOff(x);
    String title =
        front.isEmpty() ? "Study.Analysis.Scatter.Title" : "Study.Analysis.Scatter.Title.tradeOff";
    return new ScatterDrawing(
        trials.texts().get(title, trials.metric(), x),
        new ScatterDrawing.Axis(along.name(), along.scale(), false),
        trials.metricAxis(),
        points(along.values(), by.values()),
        Optional.of(key(by, by.name())),
        front.isEmpty() ? List.of() : List.of(line(front, along)),
        Optional.empty(),
        trials.words().withInactive(none(along)),
        trials::describe);
  }

  /** The trials on the front of the metric and a column, if that is a cost; or none. */
  List<Trial> tradeOff(String x) {
    if (!TradeOff.isCost(x)) {
      return List.of();
    }
    Map<Integer, Double> costs = byNumber(trials.column(x));
    List<Trial> front =
        TradeOff.of(trials.results(), trial -> costs.getOrDefault(trial.number(), Double.NaN));
    return front.size() > 1 ? front : List.of();
  }

  private Map<Integer, Double> byNumber(ColumnValues column) {
    Map<Integer, Double> values = new HashMap<>();
    trials.ended().forEach(row -> values.put(trials.trial(row).number(), column.values()[row]));
    return values;
  }

  private ScatterDrawing.Line line(List<Trial> front, ColumnValues along) {
    Map<Integer, Double> costs = byNumber(along);
    return new ScatterDrawing.Line(
        front.stream().mapToDouble(trial -> costs.get(trial.number())).toArray(),
        front.stream().mapToDouble(trial -> trial.metric(trials.metric())).toArray(),
        true,
        false);
  }

  Drawing slices(Optional<Surrogate> surrogate, List<String> parameters) {
    ColumnValues number = trials.column("trial");
    List<Drawing> parts = new ArrayList<>();
    for (String name : parameters) {
      ColumnValues along = trials.parameter(name);
      parts.add(
          new ScatterDrawing(
              name,
              new ScatterDrawing.Axis("", along.scale(), false),
              new ScatterDrawing.Axis("", trials.scale().scale(), trials.badIsHigh()),
              points(along.values(), number.values()),
              // Small charts leave the legend to the note below them.
              Optional.of(key(number, "").withoutLegend()),
              surrogate.map(model -> expected(model, name, along)).orElse(List.of()),
              Optional.empty(),
              trials.words().withInactive(none(along)),
              trials::describe));
    }
    return new GridDrawing(
        trials.texts().get("Study.Analysis.Slices.Title", trials.metric()), parts);
  }

  private ColorKey key(ColumnValues column, String name) {
    ColorKey key = new ColorKey(name, column.scale(), ColorScale.VIRIDIS);
    boolean without = trials.ended().stream().anyMatch(row -> Double.isNaN(column.values()[row]));
    return without ? key.withNone(none(column)) : key;
  }

  /** A parameter without a value is inactive; of other columns nothing is known. */
  private String none(ColumnValues column) {
    return trials
        .texts()
        .get(column.parameter() ? "Study.Analysis.Inactive" : "Study.Analysis.None");
  }

  private List<ScatterDrawing.Point> points(double[] x, double[] color) {
    List<ScatterDrawing.Point> points = new ArrayList<>();
    for (int row : trials.ended()) {
      Trial trial = trials.trial(row);
      double y = trial.metric(trials.metric());
      points.add(
          new ScatterDrawing.Point(trial.number(), x[row], y, color[row], trials.shape(trial)));
    }
    return points;
  }

  private List<ScatterDrawing.Line> expected(
      Surrogate model, String parameter, ColumnValues column) {
    List<Surrogate.Point> points =
        model.along(trials.results().space().indexOf(parameter), CURVE_POINTS);
    double[] xs = new double[points.size()];
    double[] ys = new double[points.size()];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = column.number(points.get(i).value());
      ys[i] = points.get(i).metric();
    }
    boolean unordered =
        column.scale().isOptions()
            && !points.stream().allMatch(point -> point.value() instanceof Number);
    return unordered || xs.length < 2
        ? List.of()
        : List.of(new ScatterDrawing.Line(xs, ys, false, true));
  }
}
