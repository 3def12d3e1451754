package org.tunebench.app.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Curves and views for tests. */
final class Curves {
  private Curves() {}

  /** A value at each of the steps 0 to points - 1. */
  static Curve of(int trial, int points, DoubleUnaryOperator value) {
    double[] steps = IntStream.range(0, points).asDoubleStream().toArray();
    return Curve.of(
        trial, steps, IntStream.range(0, points).mapToDouble(value::applyAsDouble).toArray());
  }

  /** The same value everywhere. */
  static Curve flat(int trial, double value) {
    return of(trial, 100, step -> value);
  }

  /** The curve as the baseline. */
  static Curve baseline(Curve curve) {
    return new Curve(curve.trial(), curve.steps(), curve.values(), true);
  }

  static ChartTexts texts() {
    return new ChartTexts(
        "cortex",
        "epoch",
        "held-out ELBO",
        "nats",
        "trial",
        "default",
        "best",
        "best",
        "pruned",
        "failed",
        "Nothing yet.");
  }

  static HistoriesView view(List<Curve> curves, HistoriesAxes axes) {
    return view(curves, axes, ChartTheme.light());
  }

  static HistoriesView view(List<Curve> curves, HistoriesAxes axes, ChartTheme theme) {
    return new HistoriesView(
        curves,
        Optional.empty(),
        0,
        new HistoriesStyle(texts(), theme, ColorScale.RED_TO_GREEN),
        axes);
  }
}
