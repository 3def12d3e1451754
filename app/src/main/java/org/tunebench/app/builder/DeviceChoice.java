package org.tunebench.app.builder;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** A device that a study may be tied to. */
final class DeviceChoice {
  private final String id;
  private final String label;
  private final BooleanProperty chosen = new SimpleBooleanProperty(this, "chosen");

  DeviceChoice(String id, String label, boolean chosen, Runnable changed) {
    this.id = id;
    this.label = label;
    this.chosen.set(chosen);
    this.chosen.addListener((was, old, now) -> changed.run());
  }

  /** As study files name it. */
  String id() {
    return id;
  }

  /** For the screen. */
  String label() {
    return label;
  }

  BooleanProperty chosenProperty() {
    return chosen;
  }
}
