package org.tunebench.app.compare;

import java.awt.Color;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.Region;
import org.tunebench.app.chart.GroupColors;

/** A spot of a group's colour, as it has it in the chart. */
final class Swatch extends Region {

  Swatch(int group, ObservableBooleanValue dark) {
    getStyleClass().add("swatch");
    show(group, dark.get());
    dark.addListener((source, before, now) -> show(group, now));
  }

  private void show(int group, boolean dark) {
    Color color = GroupColors.of(group, dark);
    setStyle(
        "-fx-background-color: rgb(%d, %d, %d);"
            .formatted(color.getRed(), color.getGreen(), color.getBlue()));
  }
}
