package org.tunebench.app.studies;

import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The columns of recent studies: those of each row, and above them those of their headings. */
final class RecentLine extends HBox {
  private static final double GAP = 12;

  /** Of the cells that hold it, at both ends together. */
  private static final double PADDING = 20;

  private static final double LEAST_NAME = 150;
  private static final double STANDING = 110;
  private static final double BEST = 150;
  private static final double SHORT_BEST = 130;

  /** Of a metric with a long name in a wide row. */
  private static final double LONG_BEST = 240;

  private static final double PROGRESS = 110;
  private static final double WHEN = 100;
  private static final double ACTION = 84;

  /** A narrower row has no room for how far a study is. */
  private static final double MIDDLE =
      LEAST_NAME + STANDING + BEST + PROGRESS + ACTION + 4 * GAP + PADDING;

  /** A narrower row has no room for when a study changed. */
  private static final double WIDE = MIDDLE + WHEN + GAP;

  /**
   * @param width how wide the list is
   * @param some whether something can be done with one of the studies: each keeps room for it
   * @param action what can be done with the study
   */
  RecentLine(
      ObservableDoubleValue width,
      ObservableValue<Boolean> some,
      Label name,
      Label standing,
      Label best,
      Label progress,
      Label when,
      Node... action) {
    super(GAP);
    getStyleClass().add("recent-line");
    setAlignment(Pos.CENTER_LEFT);
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    setHgrow(name, Priority.ALWAYS);
    standing.setPrefWidth(STANDING);
    best.prefWidthProperty().bind(width.map(RecentLine::best));
    progress.setPrefWidth(PROGRESS);
    when.setPrefWidth(WHEN);
    for (Label fixed : new Label[] {standing, best, progress, when}) {
      fixed.setMinWidth(Region.USE_PREF_SIZE);
    }
    HBox last = new HBox(action);
    last.setAlignment(Pos.CENTER_RIGHT);
    last.minWidthProperty().bind(some.map(one -> one ? ACTION : 0));
    getChildren().setAll(name, standing, best, progress, when, last);
    showBeyond(WIDE, when, width);
    showBeyond(MIDDLE, progress, width);
    // What it asks for would keep the list as wide as it is when the window becomes narrower.
    setMinWidth(0);
  }

  /** Of what a wide row has to spare, half is the name's. */
  private static double best(Number width) {
    double spare = Math.max(0, width.doubleValue() - WIDE);
    return isBeyond(MIDDLE, width) ? Math.min(BEST + spare / 2, LONG_BEST) : SHORT_BEST;
  }

  private static boolean isBeyond(double least, Number width) {
    return width.doubleValue() >= least;
  }

  private static void showBeyond(double least, Label label, ObservableDoubleValue width) {
    label.visibleProperty().bind(width.map(now -> isBeyond(least, now)));
    label.managedProperty().bind(label.visibleProperty());
  }
}
