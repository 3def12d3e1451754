package org.tunebench.app.chart;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Lines that are not seen, since others go through the very same points. */
final class Covered {
  private Covered() {}

  /** How many of some lines lie exactly on others of them. */
  static int count(List<Curve> lines) {
    Set<Points> seen = new HashSet<>();
    int covered = 0;
    for (Curve line : lines) {
      if (line.lastFinite() >= 0 && !seen.add(new Points(line))) {
        covered++;
      }
    }
    return covered;
  }

  /** A line by its points. Those of the ends tell most apart: a study may have millions. */
  private record Points(Curve line) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Points points && line.hasPointsOf(points.line);
    }

    @Override
    public int hashCode() {
      double[] values = line.values();
      int last = values.length - 1;
      return Objects.hash(last, values[0], values[last / 2], values[last]);
    }
  }
}
