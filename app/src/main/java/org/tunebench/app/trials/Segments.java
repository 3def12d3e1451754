package org.tunebench.app.trials;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/** Buttons side by side of which one is always chosen. */
public final class Segments {
  private Segments() {}

  /** Lets two buttons stand for two values of a property, both ways. */
  public static <T> void bind(
      Property<T> property, T left, ToggleButton leftButton, T right, ToggleButton rightButton) {
    bind(property, Map.of(left, leftButton, right, rightButton));
  }

  /** Lets buttons stand for all values that a property can have, both ways. */
  public static <T> void bind(Property<T> property, Map<T, ToggleButton> buttons) {
    ToggleGroup group = new ToggleGroup();
    Map<Toggle, T> values = new HashMap<>();
    buttons.forEach(
        (value, button) -> {
          values.put(button, value);
          button.setToggleGroup(group);
        });
    // Bound both ways, which is weak: the property may outlive the page of the buttons.
    ObjectProperty<T> chosen = new SimpleObjectProperty<>(property.getValue());
    chosen.bindBidirectional(property);
    group
        .selectedToggleProperty()
        .addListener(
            (source, before, now) -> {
              if (now == null) {
                // A click on the chosen one chooses it again.
                group.selectToggle(before);
              } else {
                chosen.set(values.get(now));
              }
            });
    chosen.addListener((source, before, now) -> group.selectToggle(buttons.get(now)));
    group.selectToggle(buttons.get(chosen.get()));
  }
}
