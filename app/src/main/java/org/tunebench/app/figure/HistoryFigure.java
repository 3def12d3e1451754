package org.tunebench.app.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.Scale;
import org.tunebench.app.chart.ScatterDrawing;
import org.tunebench.app.chart.ValueRange;
import org.tunebench.engine.analysis.OptimisationHistory;
import org.tunebench.engine.study.Trial;

/**
 * The result of each trial of the search and the best so far.
 *
 * @param overTime over the time since the first start, else over the number of the trial
 */
record HistoryFigure(StudyTrials trials, boolean overTime) {
  private static final double MILLIS_A_SECOND = 1000;

  Drawing draw() {
    OptimisationHistory history = OptimisationHistory.of(trials.results());
    Optional<Instant> first =
        trials.results().trials().stream()
            .flatMap(trial -> trial.run().started().stream())
            .min(Comparator.naturalOrder());
    List<ScatterDrawing.Point> points = new ArrayList<>();
    TimeUnits unit = TimeUnits.upTo(longest(first));
    double last = overTime ? 0 : 1;
    for (int row : trials.ended()) {
      Trial trial = trials.trial(row);
      double x = overTime ? unit.of(seconds(trial, first)) : trial.number();
      double y = trial.metric(trials.metric());
      last = x > last ? x : last;
      points.add(new ScatterDrawing.Point(trial.number(), x, y, 0, trials.shape(trial)));
    }
    last = last > 0 ? last : 1;
    return new ScatterDrawing(
        trials.texts().get("Study.Analysis.History.Title", trials.metric()),
        new ScatterDrawing.Axis(
            trials.texts().get(overTime ? unit.key() : "Study.Analysis.TrialAxis"),
            Scale.linear(new ValueRange(0, last), !overTime),
            false),
        trials.metricAxis(),
        points,
        Optional.empty(),
        List.of(bestSoFar(overTime ? history.byTime() : history.byNumber(), unit, last)),
        Optional.empty(),
        trials
            .words()
            .withInactive(trials.texts().get("Study.Analysis.NoTime"))
            .named(
                trials.texts().get("Study.Analysis.History.Line"),
                trials.texts().get("Study.Default")),
        trials::describe);
  }

  /** NaN for a trial of which no time is known, as in an imported table. */
  private static double seconds(Trial trial, Optional<Instant> first) {
    return first
        .flatMap(begin -> trial.run().ended().map(end -> Duration.between(begin, end).toMillis()))
        .map(millis -> millis / MILLIS_A_SECOND)
        .orElse(Double.NaN);
  }

  private double longest(Optional<Instant> first) {
    return trials.ended().stream()
        .mapToDouble(row -> seconds(trials.trial(row), first))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  private ScatterDrawing.Line bestSoFar(
      List<OptimisationHistory.Point> better, TimeUnits unit, double last) {
    int size = better.size();
    double[] xs = new double[size + (size > 0 ? 1 : 0)];
    double[] ys = new double[xs.length];
    for (int i = 0; i < size; i++) {
      OptimisationHistory.Point point = better.get(i);
      xs[i] =
          overTime
              ? unit.of(point.ended().orElse(Duration.ZERO).toMillis() / MILLIS_A_SECOND)
              : point.trial();
      ys[i] = point.metric();
    }
    if (size > 0) {
      xs[size] = last;
      ys[size] = ys[size - 1];
    }
    return new ScatterDrawing.Line(xs, ys, true, false);
  }
}
