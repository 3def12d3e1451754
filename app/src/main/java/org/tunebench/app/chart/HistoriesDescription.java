package org.tunebench.app.chart;

import java.util.List;
import java.util.Optional;

/** What a screen reader says about a chart of histories. */
final class HistoriesDescription {
  private HistoriesDescription() {}

  /**
   * The point looked at, if any, or else the chart as a whole: axes, trials, the best and the
   * baseline with their last values; the empty chart's sentence where there is no picture.
   */
  static String of(ChartTexts texts, Optional<HistoriesPicture> picture, Hit hovered) {
    if (hovered != null) {
      return hovered.sentence(texts);
    }
    return picture.map(shown -> whole(texts, shown)).orElse(texts.empty());
  }

  private static String whole(ChartTexts texts, HistoriesPicture picture) {
    HistoriesView view = picture.view();
    StringBuilder said = new StringBuilder();
    if (!texts.title().isEmpty()) {
      said.append(texts.title()).append(". ");
    }
    said.append(texts.valueLabel()).append(", ").append(texts.stepAxis()).append(". ");
    List<Curve> trials = view.curves().stream().filter(curve -> !curve.baseline()).toList();
    if (!trials.isEmpty()) {
      said.append(texts.name(trials.get(0)))
          .append(" – ")
          .append(texts.name(trials.get(trials.size() - 1)))
          .append(". ");
    }
    for (Curve curve : view.curves()) {
      if (view.isBest(curve)) {
        said.append(texts.best()).append(": ");
      }
      if (view.isBest(curve) || curve.baseline()) {
        said.append(lastPoint(texts, curve)).append(". ");
      }
    }
    return said.toString().strip();
  }

  private static String lastPoint(ChartTexts texts, Curve curve) {
    int last = curve.lastFinite();
    return last < 0 ? texts.name(curve) : new Hit(curve, last).sentence(texts);
  }
}
