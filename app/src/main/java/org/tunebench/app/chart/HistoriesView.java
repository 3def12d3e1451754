package org.tunebench.app.chart;

import java.awt.Color;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a picture of histories is made from; immutable, so that it can be painted off-thread.
 *
 * @param curves one a trial
 * @param best the trial to emphasise, if any
 * @param endings the trials whose lines end before their time
 * @param lastTrial number of the trial at the far end of the colour scale; the highest number among
 *     the curves counts where that is larger
 * @param style words and colours
 * @param axes what the axes show
 */
public record HistoriesView(
    List<Curve> curves,
    Optional<BestLine> best,
    Endings endings,
    int lastTrial,
    HistoriesStyle style,
    HistoriesAxes axes) {

  /** Where all lines run to their end. */
  public HistoriesView(
      List<Curve> curves,
      Optional<BestLine> best,
      int lastTrial,
      HistoriesStyle style,
      HistoriesAxes axes) {
    this(curves, best, Endings.NONE, lastTrial, style, axes);
  }

  /** Copies the list; widens the colour scale to the trials there are. */
  public HistoriesView {
    curves = List.copyOf(curves);
    Objects.requireNonNull(endings, "endings");
    Objects.requireNonNull(best, "best");
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(axes, "axes");
    int highest =
        curves.stream().filter(curve -> !curve.baseline()).mapToInt(Curve::trial).max().orElse(0);
    lastTrial = Math.max(lastTrial, highest);
  }

  /** The colour of a curve at full opacity. */
  public Color color(Curve curve) {
    if (curve.baseline()) {
      return style.baseline();
    }
    double place = lastTrial > 0 ? (double) curve.trial() / lastTrial : 0;
    return style.colors().at(place, style.theme().dark());
  }

  /** What was reported by a trial, if it is among the curves. */
  Optional<Curve> reported(int trial) {
    return curves.stream().filter(curve -> curve.trial() == trial).findFirst();
  }

  /** How many other trials have the very same points: one line lies over theirs. */
  int alike(int trial) {
    return reported(trial)
        .map(curve -> (int) curves.stream().filter(curve::hasPointsOf).count() - 1)
        .orElse(0);
  }

  /** The same with the curves that are drawn: smoothed where the axes say so. */
  HistoriesView smoothed() {
    double weight = axes.smoothing();
    return weight == Smoothing.NONE
        ? this
        : new HistoriesView(
            curves.stream().map(curve -> Smoothing.of(curve, weight)).toList(),
            best,
            endings,
            lastTrial,
            style,
            axes);
  }

  /** The same in other colours. */
  HistoriesView themed(ChartTheme theme) {
    HistoriesStyle other = new HistoriesStyle(style.texts(), theme, style.colors());
    return new HistoriesView(curves, best, endings, lastTrial, other, axes);
  }

  /** Whether a pruner ended the curve's trial. */
  boolean isPruned(Curve curve) {
    return endings.pruned().contains(curve.trial());
  }

  /** Whether the curve's trial failed. */
  boolean isFailed(Curve curve) {
    return endings.failed().contains(curve.trial());
  }

  /** Whether a curve is the best trial's. */
  public boolean isBest(Curve curve) {
    return !curve.baseline() && best.filter(trial -> trial.number() == curve.trial()).isPresent();
  }
}
