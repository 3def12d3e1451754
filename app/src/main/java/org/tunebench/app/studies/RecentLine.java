package org.tunebench.app.studies;

import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The columns of recent studies: those of each row, and above them those of their headings. */
final class RecentLine extends HBox {
  /** A narrower row has no room for when a study changed. */
  private static final double WIDE = 740;

  private static final double NARROW = 640;
  private static final double LEAST_NAME = 100;
  private static final double LEAST_ACTION = 84;

  /**
   * @param width how wide the list is
   * @param action what can be done with the study
   */
  RecentLine(
      ObservableDoubleValue width,
      Label name,
      Label standing,
      Label best,
      Label progress,
      Label when,
      Node... action) {
    super(12);
    getStyleClass().add("recent-line");
    setAlignment(Pos.CENTER_LEFT);
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(LEAST_NAME);
    setHgrow(name, Priority.ALWAYS);
    standing.setPrefWidth(110);
    best.prefWidthProperty().bind(width.map(RecentLine::bestWidth));
    progress.setPrefWidth(150);
    when.setPrefWidth(100);
    for (Label fixed : new Label[] {standing, best, progress, when}) {
      fixed.setMinWidth(Region.USE_PREF_SIZE);
    }
    HBox last = new HBox(action);
    last.setAlignment(Pos.CENTER_RIGHT);
    last.setMinWidth(LEAST_ACTION);
    getChildren().setAll(name, standing, best, progress, when, last);
    showBeyond(WIDE, when, width);
    showBeyond(NARROW, progress, width);
  }

  private static double bestWidth(Number list) {
    return list.doubleValue() > NARROW ? 180 : 110;
  }

  private static void showBeyond(double least, Label label, ObservableDoubleValue width) {
    label.visibleProperty().bind(width.map(now -> now.doubleValue() > least));
    label.managedProperty().bind(label.visibleProperty());
  }
}
