package org.tunebench.engine.objective.command;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What has a number on lines that report nothing, since the metric is not among them: one of these
 * may be what was meant. Bounded in names and in lines that are looked at.
 */
final class OtherNames {
  private static final int MOST_NAMES = 50;
  private static final int MOST_LINES = 10_000;
  private static final int LONGEST_NAME = 100;

  private final Set<String> names = new LinkedHashSet<>();
  private int lines;

  /**
   * A line has reported nothing.
   *
   * @param line reads what it says; asked only while there is room
   */
  synchronized void note(Supplier<Parsed> line) {
    if (lines < MOST_LINES && names.size() < MOST_NAMES) {
      lines++;
      line.get().values().keySet().stream()
          .filter(name -> !name.isEmpty() && name.length() <= LONGEST_NAME)
          .forEach(names::add);
    }
  }

  /** In the order in which they came. */
  synchronized List<String> all() {
    return List.copyOf(names);
  }
}
