package org.tunebench.engine.objective.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many cores nothing uses at present. The threads of one operation wait for each other: where
 * other programs need the cores, each wait lasts until the slowest has had its turn, and two
 * threads are slower by far than one.
 */
final class IdleCores {
  private static final Path LOAD = Path.of("/proc/loadavg");
  private static final int RUNNABLE = 3;

  private IdleCores() {}

  /** At least 1; all of them where the system does not say. */
  static int count() {
    int cores = Runtime.getRuntime().availableProcessors();
    try {
      return count(cores, Files.readString(LOAD));
    } catch (IOException e) {
      return cores;
    }
  }

  /**
   * @param load as Linux says it: the load of the last minute, of five and of fifteen, and how many
   *     of all threads want a core at this moment, this one included, such as {@code 8.10 4.02 2.11
   *     9/512 4711}
   */
  static int count(int cores, String load) {
    String[] words = load.strip().split("[ /]");
    try {
      double lastMinute = Double.parseDouble(words[0]);
      int others = Integer.parseInt(words[RUNNABLE]) - 1;
      // What has just ended is in the load still, and what has just begun not yet.
      return Math.max(1, cores - (int) Math.min(Math.round(lastMinute), others));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return cores;
    }
  }
}
