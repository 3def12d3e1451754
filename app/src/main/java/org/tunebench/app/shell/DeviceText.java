package org.tunebench.app.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.tunebench.engine.compute.DeviceUse;
import org.tunebench.engine.run.SeatState;

/** What goes on on a device, in words. */
public final class DeviceText {
  private static final double GIBIBYTE = 1L << 30;

  /** More owners than these are counted. */
  private static final int MOST_OWNERS = 4;

  private final Texts texts;

  /** Words of these texts. */
  public DeviceText(Texts texts) {
    this.texts = texts;
  }

  /** An amount of memory: {@code 24.0 GiB}. */
  public String memory(long bytes) {
    return texts.get("Devices.memory", bytes / GIBIBYTE);
  }

  /** How much of its memory is taken, or a word for that nobody knows. */
  public String memory(DeviceUse use) {
    return use.memoryShare().isEmpty()
        ? texts.get("Devices.unknown")
        : texts.get(
            "Devices.memoryOf",
            use.memoryUsed().getAsLong() / GIBIBYTE,
            use.memoryTotal() / GIBIBYTE);
  }

  /** How busy it is, in percent, or a word for that nobody knows. */
  public String load(OptionalDouble load) {
    return load.isEmpty()
        ? texts.get("Devices.unknown")
        : texts.get("Devices.percent", load.getAsDouble());
  }

  /** The processes that hold its memory: {@code python3 (4711) 6.1 GiB, …}; empty if none does. */
  public String owners(DeviceUse use) {
    String first =
        use.owners().stream().limit(MOST_OWNERS).map(this::owner).collect(Collectors.joining(", "));
    int more = use.owners().size() - MOST_OWNERS;
    return more > 0 ? texts.get("Devices.ownersAndMore", first, more) : first;
  }

  private String owner(DeviceUse.Owner owner) {
    String name = texts.get("Devices.owner", program(owner.name()), Long.toString(owner.pid()));
    return owner.memoryBytes().isPresent()
        ? name + " " + memory(owner.memoryBytes().getAsLong())
        : name;
  }

  /** The last name of a path. */
  private static String program(String name) {
    try {
      Path file = Path.of(name).getFileName();
      return file == null ? name : file.toString();
    } catch (InvalidPathException noPath) {
      return name;
    }
  }

  /** How many slots of a device a study uses. */
  public String slots(SeatState seat) {
    return seat.slots() == 0
        ? texts.get("Devices.givenUp")
        : texts.get("Devices.slots", seat.running(), seat.slots());
  }
}
