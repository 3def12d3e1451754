package org.tunebench.app.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.geometry.Point2D;

/**
 * What the person looks at in a chart of histories: one point, and the trials that are highlighted.
 * Needs no running toolkit.
 */
final class HistoriesSelection {
  /** How far from a line the pointer may be, in pixels. */
  static final double REACH = 8;

  private final Supplier<Optional<HistoriesPicture>> shown;
  private final ReadOnlyObjectWrapper<Hit> hovered = new ReadOnlyObjectWrapper<>(this, "hovered");
  private final ObservableSet<Integer> highlighted = FXCollections.observableSet();
  private Point2D pointer;

  /**
   * @param shown the picture on the screen
   */
  HistoriesSelection(Supplier<Optional<HistoriesPicture>> shown) {
    this.shown = shown;
  }

  void onChange(Runnable changed) {
    hovered.addListener((source, old, now) -> changed.run());
    highlighted.addListener((SetChangeListener<Integer>) change -> changed.run());
  }

  ReadOnlyObjectProperty<Hit> hoveredProperty() {
    return hovered.getReadOnlyProperty();
  }

  ObservableSet<Integer> highlighted() {
    return highlighted;
  }

  /** Where the pointer is; null after the keyboard has taken over or the pointer has left. */
  Point2D pointer() {
    return pointer;
  }

  /** Looks at what is under the pointer. */
  void pointAt(double x, double y) {
    pointer = new Point2D(x, y);
    hovered.set(underPointer());
  }

  /** Looks at nothing. */
  void letGo() {
    pointer = null;
    hovered.set(null);
  }

  /** Highlights the trial looked at, or no longer does. */
  void togglePin() {
    Hit hit = hovered.get();
    if (hit != null && !highlighted.remove(hit.trial())) {
      highlighted.add(hit.trial());
    }
  }

  /** Goes to the next (1) or previous (-1) trial by number, at about the same step. */
  void walkTrials(int direction) {
    List<Curve> lines =
        shown.get().map(HistoriesPicture::lines).orElse(List.of()).stream()
            .filter(line -> line.lastFinite() >= 0)
            .sorted(Comparator.comparing(Curve::trial))
            .toList();
    if (lines.isEmpty()) {
      return;
    }
    Optional<Hit> now = Optional.ofNullable(hovered.get());
    List<Integer> trials = lines.stream().map(Curve::trial).toList();
    int at = now.map(hit -> trials.indexOf(hit.trial())).orElse(-1);
    pointer = null;
    hovered.set(LineWalk.across(lines, at, now, direction).orElse(null));
  }

  /** Goes to the next (1) or previous (-1) point of the line looked at. */
  void walkSteps(int direction) {
    Hit now = hovered.get();
    if (now == null) {
      walkTrials(1);
      return;
    }
    LineWalk.along(now, direction)
        .ifPresent(
            hit -> {
              pointer = null;
              hovered.set(hit);
            });
  }

  /** Looks again at the same place, or at the same trial and step, of the new picture. */
  void pictureChanged() {
    Hit now = hovered.get();
    if (pointer != null) {
      hovered.set(underPointer());
    } else if (now != null) {
      hovered.set(
          shown
              .get()
              .flatMap(picture -> picture.line(now.trial()))
              .flatMap(line -> HitTest.atStep(line, now.step()))
              .orElse(null));
    }
  }

  private Hit underPointer() {
    return shown
        .get()
        .flatMap(
            picture ->
                HitTest.nearest(
                    picture.lines(), picture.geometry(), pointer.getX(), pointer.getY(), REACH))
        .orElse(null);
  }
}
