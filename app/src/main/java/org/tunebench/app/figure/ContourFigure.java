package org.tunebench.app.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tunebench.app.chart.ColorKey;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.ScatterDrawing;
import org.tunebench.app.chart.ValueRange;
import org.tunebench.engine.analysis.Surrogate;
import org.tunebench.engine.study.Trial;

/**
 * Two parameters, the trials on their plane and what a model expects over it. A trial of which one
 * parameter is inactive stands in a strip.
 */
record ContourFigure(StudyTrials trials) {
  private static final int FIELD_CELLS = 28;

  Optional<Drawing> draw(Surrogate model, String first, String second) {
    int a = trials.results().space().indexOf(first);
    int b = trials.results().space().indexOf(second);
    return a == b
        ? Optional.empty()
        : model.over(a, b, FIELD_CELLS).map(field -> draw(field, first, second));
  }

  private Drawing draw(Surrogate.Field field, String first, String second) {
    ColumnValues x = trials.parameter(first);
    ColumnValues y = trials.parameter(second);
    List<ScatterDrawing.Point> points = new ArrayList<>();
    for (int row : trials.ended()) {
      Trial trial = trials.trial(row);
      double metric = trial.metric(trials.metric());
      points.add(
          new ScatterDrawing.Point(
              trial.number(), x.values()[row], y.values()[row], metric, trials.shape(trial)));
    }
    String inactive = trials.texts().get("Study.Analysis.Inactive");
    boolean withoutResult = points.stream().anyMatch(point -> Double.isNaN(point.color()));
    // One scale for what is expected and for what came: the same colour is the same number.
    ValueRange both = range(field).union(trials.scale().scale().range());
    ColorKey key = trials.scale().over(both).color(trials.metric(), trials.texts());
    return new ScatterDrawing(
        trials.texts().get("Study.Analysis.Contour.Title", trials.metric(), first, second),
        new ScatterDrawing.Axis(first, x.scale(), false),
        new ScatterDrawing.Axis(second, y.scale(), true),
        points,
        Optional.of(
            withoutResult ? key.withNone(trials.texts().get("Study.Analysis.NoResult")) : key),
        List.of(),
        Optional.of(FieldCells.of(field, x, y)),
        new ScatterDrawing.Words(inactive, inactive, ""),
        trials::describe);
  }

  private static ValueRange range(Surrogate.Field field) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] column : field.metric()) {
      for (double value : column) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return ValueRange.around(low, high);
  }
}
