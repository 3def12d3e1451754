package org.tunebench.engine.compute;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What goes on on a device at one moment.
 *
 * @param id of the device
 * @param memoryTotal bytes, or 0 where it is not known
 * @param memoryUsed bytes, of whomever; empty where it is not known
 * @param load how busy it is, 0 to 1; empty where it is not known
 * @param owners the processes that hold memory of it
 */
public record DeviceUse(
    String id, long memoryTotal, OptionalLong memoryUsed, OptionalDouble load, List<Owner> owners) {

  /**
   * A process that holds memory of a device.
   *
   * @param pid its number
   * @param name its program
   * @param memoryBytes what it holds; empty where it is not known
   */
  public record Owner(long pid, String name, OptionalLong memoryBytes) {}

  /** Copies the owners. */
  public DeviceUse {
    owners = List.copyOf(owners);
  }

  /** How much of its memory is taken, 0 to 1; empty where it is not known. */
  public OptionalDouble memoryShare() {
    return memoryUsed.isEmpty() || memoryTotal <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(1, (double) memoryUsed.getAsLong() / memoryTotal));
  }
}
