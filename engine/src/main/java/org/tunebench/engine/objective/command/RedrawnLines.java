package org.tunebench.engine.objective.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a progress bar says of the metric while it is drawn over itself: a value that it shows again
 * and again is one report, not one each time.
 */
final class RedrawnLines {
  private final String metric;
  private boolean isOver;
  private Double shown;

  RedrawnLines(String metric) {
    this.metric = metric;
  }

  /**
   * What is new in the next line.
   *
   * @param line what it reports, or empty
   * @param overwritten whether the one after it covers it on a terminal
   */
  Optional<Parsed> next(Optional<Parsed> line, boolean overwritten) {
    boolean isDrawn = overwritten || isOver;
    isOver = overwritten;
    return isDrawn ? line.map(this::fresh) : line;
  }

  private Parsed fresh(Parsed line) {
    Double value = line.values().get(metric);
    boolean again = value != null && value.equals(shown) && line.step().isEmpty();
    shown = value == null ? shown : value;
    if (!again) {
      return line;
    }
    Map<String, Double> others = new HashMap<>(line.values());
    others.remove(metric);
    return new Parsed(line.step(), others, line.noNumbers());
  }
}
