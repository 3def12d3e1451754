package org.tunebench.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Parts of a page side by side, each with the same share, where each has room; where not, in rows
 * that are all as long, or one below the other. In FXML: {@code <Beside least="380">}.
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
    int columns = columns(inner);
    double all = 0;
    for (List<Node> row : rows(columns)) {
      all += height(row, share(inner, columns)) + (all > 0 ? GAP : 0);
    }
    return all + snappedTopInset() + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    double inner = inner(getWidth());
    int columns = columns(inner);
    double share = share(inner, columns);
    double y = snappedTopInset();
    List<List<Node>> rows = rows(columns);
    for (List<Node> row : rows) {
      double x = snappedLeftInset();
      double high = rows.size() == 1 ? getHeight() - y - snappedBottomInset() : height(row, share);
      for (Node part : row) {
        part.resizeRelocate(x, y, share, high);
        x += share + GAP;
      }
      y += high + GAP;
    }
  }

  private double inner(double width) {
    return width - snappedLeftInset() - snappedRightInset();
  }

  private List<List<Node>> rows(int columns) {
    List<Node> parts = getManagedChildren();
    List<List<Node>> rows = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += columns) {
      rows.add(parts.subList(i, i + columns));
    }
    return rows;
  }

  private double height(List<Node> row, double share) {
    return row.stream().mapToDouble(part -> snapSizeY(part.prefHeight(share))).max().orElse(0);
  }

  /** As many as fit and leave no row with fewer than the others. */
  private int columns(double inner) {
    int parts = Math.max(1, getManagedChildren().size());
    for (int columns = parts; columns > 1; columns--) {
      if (parts % columns == 0 && inner >= columns * least + (columns - 1) * GAP) {
        return columns;
      }
    }
    return 1;
  }

  private double share(double inner, int columns) {
    return columns == 1 ? inner : snapSizeX((inner - (columns - 1) * GAP) / columns - 0.5);
  }
}
