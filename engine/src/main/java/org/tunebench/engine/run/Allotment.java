package org.tunebench.engine.run;

import org.tunebench.engine.compute.Device;

/**
 * A device that a study may use, and how much of it.
 *
 * @param device where trials run
 * @param slots how many of them at once, at least 1
 */
record Allotment(Device device, int slots) {
  Allotment {
    if (slots < 1) {
      throw new IllegalArgumentException("a device has at least one slot, not " + slots);
    }
  }
}
