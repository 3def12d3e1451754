package org.tunebench.app.compare;

import java.awt.Color;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import org.tunebench.app.chart.GroupColors;

/** A spot of a group's colour, as it has it in the chart. */
final class Swatch extends Region {

  Swatch(int group, ObservableValue<Boolean> dark) {
    getStyleClass().add("swatch");
    styleProperty().bind(dark.map(is -> style(GroupColors.of(group, is))));
  }

  private static String style(Color color) {
    return "-fx-background-color: rgb(%d, %d, %d);"
        .formatted(color.getRed(), color.getGreen(), color.getBlue());
  }
}
