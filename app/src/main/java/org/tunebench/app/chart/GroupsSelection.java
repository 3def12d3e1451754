package org.tunebench.app.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;

/** The point that the person looks at in a chart of groups. Needs no running toolkit. */
final class GroupsSelection {
  private final Supplier<Optional<GroupsPicture>> shown;
  private final ReadOnlyObjectWrapper<GroupsPicture.Found> hovered =
      new ReadOnlyObjectWrapper<>(this, "hovered");
  private Point2D pointer;

  /**
   * @param shown the picture on the screen
   */
  GroupsSelection(Supplier<Optional<GroupsPicture>> shown) {
    this.shown = shown;
  }

  /** The point under the pointer, or walked to with the keyboard; null where there is none. */
  ReadOnlyObjectProperty<GroupsPicture.Found> hoveredProperty() {
    return hovered.getReadOnlyProperty();
  }

  /** Where the card of a point stands: beside the pointer, or beside the point itself. */
  Point2D place(PlotGeometry plot, Hit hit) {
    return pointer == null ? new Point2D(plot.x(hit.step()), plot.y(hit.value())) : pointer;
  }

  void pointAt(double x, double y) {
    pointer = new Point2D(x, y);
    hovered.set(underPointer());
  }

  /** Looks at nothing. */
  void letGo() {
    pointer = null;
    hovered.set(null);
  }

  /** The pointer has left: what was walked to stays. */
  void pointerLeft() {
    if (pointer != null) {
      letGo();
    }
  }

  /** Goes to the next (1) or previous (-1) line, group after group, at about the same step. */
  void walkLines(int direction) {
    List<Curve> lines =
        shown.get().map(GroupsPicture::groups).orElse(List.of()).stream()
            .flatMap(group -> group.lines().stream())
            .filter(line -> line.lastFinite() >= 0)
            .toList();
    Optional<Hit> now = Optional.ofNullable(hovered.get()).map(GroupsPicture.Found::hit);
    int at = now.map(hit -> indexOf(lines, hit.line())).orElse(-1);
    lookAt(LineWalk.across(lines, at, now, direction));
  }

  /** Goes to the next (1) or previous (-1) point of the line looked at. */
  void walkSteps(int direction) {
    if (hovered.get() == null) {
      walkLines(1);
    } else {
      LineWalk.along(hovered.get().hit(), direction).ifPresent(hit -> lookAt(Optional.of(hit)));
    }
  }

  private static int indexOf(List<Curve> lines, Curve line) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) == line) {
        return i;
      }
    }
    return -1;
  }

  private void lookAt(Optional<Hit> hit) {
    pointer = null;
    hovered.set(
        hit.flatMap(point -> shown.get().map(picture -> picture.found(point))).orElse(null));
  }

  /** Looks again at the same place, or at the same line and step, of the new picture. */
  void pictureChanged() {
    if (pointer != null) {
      hovered.set(underPointer());
    } else if (hovered.get() != null) {
      GroupsPicture.Found before = hovered.get();
      lookAt(
          shown
              .get()
              .flatMap(picture -> picture.line(before.group(), before.hit().trial()))
              .flatMap(line -> HitTest.atStep(line, before.hit().step())));
    }
  }

  private GroupsPicture.Found underPointer() {
    return shown.get().flatMap(picture -> picture.at(pointer.getX(), pointer.getY())).orElse(null);
  }
}
