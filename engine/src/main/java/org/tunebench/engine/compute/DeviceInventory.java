package org.tunebench.engine.compute;

import java.util.List;

/** Says which devices there are. Replaced in tests by pretend ones. */
@FunctionalInterface
public interface DeviceInventory {
  /** All devices, GPUs first in the order of their index, the CPU last. May take a second. */
  List<Device> devices();
}
