package org.tunebench.engine.compute;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of this machine and of its processes. */
public final class HostMemory {
  private static final Path PROC = Path.of("/proc");
  private static final long KIBIBYTE = 1024;

  private HostMemory() {}

  /** All of it that this process may use, in bytes; 0 where it is not known. */
  public static long total() {
    return system() == null ? 0 : system().getTotalMemorySize();
  }

  /** What a new process could take, in bytes: free memory and what caches would give back. */
  public static OptionalLong available() {
    if (system() == null) {
      return OptionalLong.empty();
    }
    long free = system().getFreeMemorySize();
    OptionalLong said = kibibytes(PROC.resolve("meminfo"), "MemAvailable");
    OptionalLong all = kibibytes(PROC.resolve("meminfo"), "MemTotal");
    // Within a container with a limit of its own, the machine's figures are not ours.
    boolean ours = all.isPresent() && all.getAsLong() <= total();
    return ours && said.isPresent() ? said : OptionalLong.of(free);
  }

  /** Whether all cores are busy: 0 to 1, or below 0 where it is not known. */
  static double load() {
    return system() == null ? -1 : system().getCpuLoad();
  }

  /**
   * What a process and all that it has started hold in memory, in bytes. Empty where the system
   * does not tell (it does on Linux), or the process is gone.
   */
  public static OptionalLong ofTree(long pid) {
    OptionalLong own = ofProcess(pid);
    if (own.isEmpty()) {
      return own;
    }
    long children =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::descendants)
            .mapToLong(child -> ofProcess(child.pid()).orElse(0))
            .sum();
    return OptionalLong.of(own.getAsLong() + children);
  }

  private static OptionalLong ofProcess(long pid) {
    return kibibytes(PROC.resolve(pid + "/status"), "VmRSS");
  }

  /**
   * How many processes the system has ended because memory ran out, since it started. Empty where
   * it does not tell (Linux does).
   */
  public static OptionalLong kills() {
    return number(PROC.resolve("vmstat"), "^oom_kill (\\d+)$", 1);
  }

  private static OptionalLong kibibytes(Path file, String name) {
    return number(file, "^" + name + ":\\s+(\\d+) kB$", KIBIBYTE);
  }

  /**
   * @param line a whole line of the file, with the number as its group
   */
  private static OptionalLong number(Path file, String line, long unit) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      Matcher found = Pattern.compile(line, Pattern.MULTILINE).matcher(text);
      return found.find()
          ? OptionalLong.of(Long.parseLong(found.group(1)) * unit)
          : OptionalLong.empty();
    } catch (IOException untold) {
      return OptionalLong.empty();
    }
  }

  private static com.sun.management.OperatingSystemMXBean system() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system
        : null;
  }
}
