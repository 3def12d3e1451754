package org.tunebench.app.studies;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;

/** The standing of a study: a dot in its colour and the word. */
final class StandingLabel extends Label {
  private static final double RADIUS = 4;

  private final Circle dot = new Circle(RADIUS);

  StandingLabel() {
    setGraphic(dot);
    getStyleClass().add("standing");
  }

  void show(StudyRow row, StudyWords words) {
    setText(words.standing(row));
    dot.getStyleClass()
        .setAll("standing-dot", "standing-" + row.standing().name().toLowerCase(Locale.ROOT));
  }
}
