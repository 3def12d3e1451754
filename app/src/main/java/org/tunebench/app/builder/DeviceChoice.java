package org.tunebench.app.builder;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.tunebench.app.field.InputField;
import org.tunebench.engine.study.DeviceSlots;

/** A device that a study may be tied to. */
final class DeviceChoice {
  private final String id;
  private final String label;
  private final BooleanProperty chosen = new SimpleBooleanProperty(this, "chosen");
  private final InputField<Optional<Long>> slots;

  /**
   * @param label for the screen
   * @param slots the field for how many trials run on it at once
   * @param given what the definition says of it; empty where it is not named
   */
  DeviceChoice(
      String id,
      String label,
      InputField<Optional<Long>> slots,
      Optional<DeviceSlots> given,
      Runnable changed) {
    this.id = id;
    this.label = label;
    this.chosen.set(given.isPresent());
    this.chosen.addListener((was, old, now) -> changed.run());
    this.slots = slots;
    given
        .map(DeviceSlots::slots)
        .ifPresent(n -> slots.preset(n.isPresent() ? Integer.toString(n.getAsInt()) : ""));
  }

  /** What the definition says of it. */
  DeviceSlots device() {
    return slots
        .value()
        .flatMap(given -> given)
        .map(n -> new DeviceSlots(id, n.intValue()))
        .orElseGet(() -> new DeviceSlots(id));
  }

  /** How many trials run on it at once, or nothing: as many as on every device. */
  InputField<Optional<Long>> slots() {
    return slots;
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
