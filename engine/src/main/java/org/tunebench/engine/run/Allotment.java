package org.tunebench.engine.run;

import org.tunebench.engine.compute.Device;

/**
 * A device that a study may use, and how much of it.
 *
 * @param device where trials run
 * @param slots how many of them at once, at least 1
 * @param measured whether the first trial is to show how many more there is room for
 */
record Allotment(Device device, int slots, boolean measured) {
  /** A device with a given number of slots. */
  Allotment(Device device, int slots) {
    this(device, slots, false);
  }

  Allotment {
    if (slots < 1) {
      throw new IllegalArgumentException("a device has at least one slot, not " + slots);
    }
  }
}
