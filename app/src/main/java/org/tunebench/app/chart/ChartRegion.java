package org.tunebench.app.chart;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/**
 * A chart as a control: filled by a {@link ChartPane} that it alone knows.
 *
 * @param <P> the pictures of this chart
 */
abstract class ChartRegion<P extends ChartPicture> extends Region {
  /** What the sentence of an empty chart needs, on three lines. */
  private static final double SENTENCE = 72;

  /** No screen has this many pixels side by side. */
  private static final double WIDEST = 1e6;

  private final ChartPane<P> pane;

  /**
   * @param background paints the pictures
   * @param theme colours and font at first
   * @param style the style class
   */
  ChartRegion(Executor background, ChartTheme theme, String style) {
    pane = new ChartPane<>(background, size -> painter(size));
    pane.setTheme(theme);
    getChildren().add(pane);
    getStyleClass().add(style);
    setMinWidth(0);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    pane.pictureProperty()
        .addListener(
            (source, old, now) -> {
              if ((old == null) != (now == null)) {
                requestLayout();
              }
            });
    focusVisibleProperty().addListener((source, old, now) -> pane.showFocus(now));
  }

  /** Takes a snapshot, on the FX thread, and gives the work that paints it off that thread. */
  abstract Supplier<Optional<P>> painter(PaintSize size);

  final ChartPane<P> pane() {
    return pane;
  }

  /** Sets the sentence shown while there is nothing to draw. */
  public final void setEmptyText(String text) {
    pane.setEmptyText(text);
  }

  /** Whether there is nothing to draw, so that a sentence says why. */
  boolean isEmpty() {
    return pane.picture().isEmpty();
  }

  /** In less height it could not be read; pages scroll rather than give it less. */
  double leastHeight(double width) {
    return Drawing.LEAST_HEIGHT;
  }

  @Override
  public final Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected final double computeMinHeight(double width) {
    // Who asks of no width in particular may ask of the widest there is: a pane that scrolls does.
    boolean given = width >= 0 && width < WIDEST;
    return isEmpty() ? SENTENCE : leastHeight(given ? width : getWidth());
  }

  @Override
  protected final void layoutChildren() {
    pane.resizeRelocate(0, 0, getWidth(), getHeight());
  }

  @Override
  protected final double computePrefWidth(double height) {
    return pane.prefWidth(height);
  }

  @Override
  protected final double computePrefHeight(double width) {
    return pane.prefHeight(width);
  }
}
