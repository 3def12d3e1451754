package org.tunebench.app.trials;

import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Lines of a label and what it labels, which are its children in turn. Labels take what they need
 * and the rest can spare, and half of the width at least: a long name goes on in a second line, and
 * what it names stays in sight.
 */
class LabelledLines extends Pane {
  private final double gapX;
  private final double gapY;

  private List<LabelledLines> aligned = List.of(this);

  /**
   * @param gapX between a label and what it labels
   * @param gapY between two lines
   */
  LabelledLines(double gapX, double gapY) {
    this.gapX = gapX;
    this.gapY = gapY;
  }

  /** Gives the labels of several below each other the same width. */
  static void align(List<? extends LabelledLines> several) {
    for (LabelledLines one : several) {
      one.aligned = List.copyOf(several);
      one.getChildren()
          .addListener(
              (ListChangeListener<Node>) change -> several.forEach(LabelledLines::requestLayout));
    }
  }

  @Override
  public final Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private int lines() {
    return getChildren().size() / 2;
  }

  private Node label(int line) {
    return getChildren().get(2 * line);
  }

  private Node labelled(int line) {
    return getChildren().get(2 * line + 1);
  }

  /** The width that the widest label, or the widest of what they label, asks for. */
  private double widest(int first) {
    return aligned.stream().mapToDouble(one -> one.ownWidest(first)).max().orElse(0);
  }

  private double ownWidest(int first) {
    List<Node> all = getChildren();
    return IntStream.range(0, lines())
        .mapToDouble(line -> all.get(2 * line + first).prefWidth(-1))
        .max()
        .orElse(0);
  }

  /** How wide both columns are; the same for all lines, so it is asked for once a pass. */
  private record Widths(double label, double labelled) {}

  private Widths widths(double width) {
    double room = Math.max(0, width - snappedLeftInset() - snappedRightInset() - gapX);
    double spared = Math.max(room - snapSizeX(widest(1)), room / 2);
    double label = Math.min(snapSizeX(widest(0)), Math.floor(spared));
    return new Widths(label, room - label);
  }

  @Override
  protected double computeMinWidth(double height) {
    return snappedLeftInset() + gapX + snappedRightInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + widest(0) + gapX + widest(1) + snappedRightInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    Widths widths = widths(width < 0 ? prefWidth(-1) : width);
    double lines = IntStream.range(0, lines()).mapToDouble(line -> height(line, widths)).sum();
    double gaps = gapY * Math.max(0, lines() - 1);
    return snappedTopInset() + lines + gaps + snappedBottomInset();
  }

  private double height(int line, Widths widths) {
    return snapSizeY(
        Math.max(
            above(label(line), labelled(line)) + label(line).prefHeight(widths.label()),
            above(labelled(line), label(line)) + labelled(line).prefHeight(widths.labelled())));
  }

  /** What stands above one of two, so that the first words of both are in one line. */
  private static double above(Node one, Node other) {
    return Math.max(0, other.getBaselineOffset() - one.getBaselineOffset());
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double y = snappedTopInset();
    Widths widths = widths(getWidth());
    for (int line = 0; line < lines(); line++) {
      Node label = label(line);
      Node labelled = labelled(line);
      place(label, labelled, left, y, widths.label());
      place(labelled, label, left + widths.label() + gapX, y, widths.labelled());
      y += height(line, widths) + gapY;
    }
  }

  private void place(Node one, Node other, double x, double y, double width) {
    double top = snapPositionY(y + above(one, other));
    one.resizeRelocate(x, top, width, one.prefHeight(width));
  }
}
