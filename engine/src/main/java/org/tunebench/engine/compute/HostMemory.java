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

  // Lines of files of the system, each a whole one with a number as its group.
  private static final Pattern KILLS = line("oom_kill (\\d+)");
  private static final Pattern AVAILABLE = line("MemAvailable:\\s+(\\d+) kB");
  private static final Pattern TOTAL = line("MemTotal:\\s+(\\d+) kB");
  private static final Pattern RESIDENT = line("VmRSS:\\s+(\\d+) kB");

  private HostMemory() {}

  private static Pattern line(String line) {
    return Pattern.compile("^" + line + "$", Pattern.MULTILINE);
  }

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
    OptionalLong said = number(PROC.resolve("meminfo"), AVAILABLE, KIBIBYTE);
    OptionalLong all = number(PROC.resolve("meminfo"), TOTAL, KIBIBYTE);
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
    return number(PROC.resolve(pid + "/status"), RESIDENT, KIBIBYTE);
  }

  /**
   * How many processes the system has ended because memory ran out, since it started. Empty where
   * it does not tell (Linux does).
   */
  public static OptionalLong kills() {
    return number(PROC.resolve("vmstat"), KILLS, 1);
  }

  private static OptionalLong number(Path file, Pattern line, long unit) {
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      Matcher found = line.matcher(text);
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
