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
 * @param lastTrial number of the trial at the far end of the colour scale; the highest number among
 *     the curves counts where that is larger
 * @param style words and colours
 * @param axes what the axes show
 */
public record HistoriesView(
    List<Curve> curves,
    Optional<BestLine> best,
    int lastTrial,
    HistoriesStyle style,
    HistoriesAxes axes) {

  /** Copies the list; widens the colour scale to the trials there are. */
  public HistoriesView {
    curves = List.copyOf(curves);
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
            lastTrial,
            style,
            axes);
  }

  /** Whether a curve is the best trial's. */
  public boolean isBest(Curve curve) {
    return !curve.baseline() && best.filter(trial -> trial.number() == curve.trial()).isPresent();
  }
}
