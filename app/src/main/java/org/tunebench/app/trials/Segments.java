package org.tunebench.app.trials;

import java.util.Map;
import javafx.beans.property.Property;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/** Two buttons side by side of which one is always chosen. */
public final class Segments {
  private Segments() {}

  /** Lets two buttons stand for two values of a property, both ways. */
  public static <T> void bind(
      Property<T> property, T left, ToggleButton leftButton, T right, ToggleButton rightButton) {
    ToggleGroup group = new ToggleGroup();
    group.getToggles().setAll(leftButton, rightButton);
    Map<Toggle, T> values = Map.of(leftButton, left, rightButton, right);
    group
        .selectedToggleProperty()
        .addListener(
            (source, before, now) -> {
              if (now == null) {
                // A click on the chosen one chooses it again.
                group.selectToggle(before);
              } else {
                property.setValue(values.get(now));
              }
            });
    property.addListener(
        (source, before, now) -> group.selectToggle(now.equals(left) ? leftButton : rightButton));
    group.selectToggle(property.getValue().equals(left) ? leftButton : rightButton);
  }
}
