package org.tunebench.app.chart;

import java.util.List;
import java.util.Objects;

/**
 * Lines that belong together, drawn in one colour: a study's histories, or its best so far.
 *
 * @param name in the legend
 * @param lines the trial of each names it where the pointer is
 */
public record LineGroup(String name, List<Curve> lines) {
  /** Copies the list. */
  public LineGroup {
    Objects.requireNonNull(name, "name");
    lines = List.copyOf(lines);
  }
}
