package org.tunebench.engine.compute;

import java.util.List;
import java.util.Optional;

/**
 * What goes on on all devices at one moment.
 *
 * @param uses of the devices that answered
 * @param complete whether every device that is there has answered: one that has not is gone then.
 *     Otherwise nothing is known of those that are missing
 * @param problem one sentence where no GPU can be known of: why, and what to do; or empty
 */
public record DeviceReading(List<DeviceUse> uses, boolean complete, String problem) {
  /** Nothing is known. */
  public static final DeviceReading UNKNOWN = new DeviceReading(List.of(), false);

  /** Devices that can be known of. */
  public DeviceReading(List<DeviceUse> uses, boolean complete) {
    this(uses, complete, "");
  }

  /** Copies the list. */
  public DeviceReading {
    uses = List.copyOf(uses);
  }

  /** What goes on on a device, if it has answered. */
  public Optional<DeviceUse> use(String id) {
    return uses.stream().filter(use -> use.id().equals(id)).findFirst();
  }

  /** Whether a device is not there any more. The parts of a GPU are there as long as it is. */
  public boolean isGone(Device device) {
    return complete
        && device.isGpu()
        && use(device.id()).isEmpty()
        && use(device.whole()).isEmpty();
  }
}
