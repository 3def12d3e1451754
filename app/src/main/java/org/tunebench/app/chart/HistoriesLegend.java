package org.tunebench.app.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the colours of histories mean: the baseline, the best trial, what was pruned or failed, and
 * first to last.
 */
final class HistoriesLegend {
  private HistoriesLegend() {}

  private static DrawingHeader.Entry baseline(HistoriesView view, String name) {
    Color color = view.style().baseline();
    return view.style().dashesBaseline()
        ? DrawingHeader.Entry.dashes(color, name)
        : DrawingHeader.Entry.line(color, name);
  }

  static DrawingHeader.Legend of(HistoriesView view) {
    ChartTexts texts = view.style().texts();
    List<DrawingHeader.Entry> entries = new ArrayList<>();
    view.curves().stream()
        .filter(Curve::baseline)
        .findFirst()
        .map(curve -> baseline(view, texts.baseline()))
        .ifPresent(entries::add);
    view.curves().stream()
        .filter(view::isBest)
        .findFirst()
        .map(
            curve ->
                DrawingHeader.Entry.line(
                    view.color(curve), texts.bestBy() + ": " + texts.name(curve)))
        .ifPresent(entries::add);
    view.curves().stream()
        .filter(view::isPruned)
        .findFirst()
        .map(curve -> DrawingHeader.Entry.cut(view.style().theme().mutedText(), texts.pruned()))
        .ifPresent(entries::add);
    view.curves().stream()
        .filter(view::isFailed)
        .findFirst()
        .map(curve -> DrawingHeader.Entry.crossed(view.style().theme().mutedText(), texts.failed()))
        .ifPresent(entries::add);
    String first = texts.trial() + " 0";
    String last = texts.trial() + " " + view.lastTrial();
    ColorBar bar = new ColorBar(view.style().colors(), false, first, last);
    return new DrawingHeader.Legend("", entries, Optional.of(bar));
  }
}
