package org.tunebench.app.shell;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Parts of a page side by side, each with the same share, where each has room; where not, one below
 * the other. In FXML: {@code <Beside least="380">}.
 */
public final class Beside extends Pane {
  private static final double GAP = 16;

  private double least;

  /** Without a least width. */
  public Beside() {}

  /** How wide each part is at least, side by side. */
  public double getLeast() {
    return least;
  }

  /** Says how wide each part is at least, side by side. */
  public void setLeast(double width) {
    least = width;
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    double width = 0;
    for (Node part : getManagedChildren()) {
      width = Math.max(width, part.minWidth(-1));
    }
    return width + snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    int parts = getManagedChildren().size();
    return parts * least + (parts - 1) * GAP + snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double inner = inner(width < 0 ? prefWidth(-1) : width);
    double share = share(inner);
    double all = 0;
    for (Node part : getManagedChildren()) {
      double high = snapSizeY(part.prefHeight(share));
      all = isSideBySide(inner) ? Math.max(all, high) : all + high + (all > 0 ? GAP : 0);
    }
    return all + snappedTopInset() + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    double inner = inner(getWidth());
    double share = share(inner);
    double x = snappedLeftInset();
    double y = snappedTopInset();
    double whole = getHeight() - y - snappedBottomInset();
    for (Node part : getManagedChildren()) {
      if (isSideBySide(inner)) {
        part.resizeRelocate(x, y, share, whole);
        x += share + GAP;
      } else {
        double high = snapSizeY(part.prefHeight(share));
        part.resizeRelocate(x, y, share, high);
        y += high + GAP;
      }
    }
  }

  private double inner(double width) {
    return width - snappedLeftInset() - snappedRightInset();
  }

  private boolean isSideBySide(double inner) {
    List<Node> parts = getManagedChildren();
    return inner >= parts.size() * least + (parts.size() - 1) * GAP;
  }

  private double share(double inner) {
    List<Node> parts = getManagedChildren();
    return isSideBySide(inner)
        ? snapSizeX((inner - (parts.size() - 1) * GAP) / Math.max(1, parts.size()) - 0.5)
        : inner;
  }
}
