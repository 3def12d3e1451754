package org.tunebench.engine.compute;

import java.time.Duration;
import java.util.List;

/** Says which devices there are, and what goes on on them. Replaced in tests by pretend ones. */
@FunctionalInterface
public interface DeviceInventory {
  /** All devices, GPUs first in the order of their index, the CPU last. May take a second. */
  List<Device> devices();

  /** What goes on on them at this moment. May take seconds where a driver is slow to answer. */
  default DeviceReading read() {
    return DeviceReading.UNKNOWN;
  }

  /** How long to rest between two readings while somebody watches. */
  default Duration rest() {
    return Duration.ofSeconds(3);
  }
}
