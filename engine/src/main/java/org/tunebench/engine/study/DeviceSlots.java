package org.tunebench.engine.study;

import java.util.OptionalInt;
import org.tunebench.engine.WrongInputException;

/**
 * A device that a study names.
 *
 * @param device such as {@code cpu} or {@code gpu:0}
 * @param slots how many trials run on it at once; empty: as many as the budget says for each device
 */
public record DeviceSlots(String device, OptionalInt slots) {
  /**
   * @throws WrongInputException if the number is out of its range
   */
  public DeviceSlots {
    if (slots.isPresent() && (slots.getAsInt() < 1 || slots.getAsInt() > Budget.MOST_PARALLEL)) {
      throw new WrongInputException(
          "devices",
          "%s can have 1 to %d slots, not %d"
              .formatted(device, Budget.MOST_PARALLEL, slots.getAsInt()));
    }
  }

  /** A device with as many slots as the budget says. */
  public DeviceSlots(String device) {
    this(device, OptionalInt.empty());
  }

  /** A device with its own number of slots. */
  public DeviceSlots(String device, int slots) {
    this(device, OptionalInt.of(slots));
  }

  @Override
  public String toString() {
    return slots.isPresent() ? "%s (%d)".formatted(device, slots.getAsInt()) : device;
  }
}
