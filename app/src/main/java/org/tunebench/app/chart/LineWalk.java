package org.tunebench.app.chart;

import java.util.List;
import java.util.Optional;

/** Goes with the keyboard from line to line, and along one. */
final class LineWalk {
  private LineWalk() {}

  /**
   * The next (1) or previous (-1) line, at about the same step; where none is looked at, the end of
   * the first or last.
   *
   * @param lines in the order of the walk; each has a point
   * @param at where the line of {@code now} stands among them
   */
  static Optional<Hit> across(List<Curve> lines, int at, Optional<Hit> now, int direction) {
    if (lines.isEmpty()) {
      return now;
    }
    int first = direction > 0 ? 0 : lines.size() - 1;
    Curve line = lines.get(now.isEmpty() ? first : Math.floorMod(at + direction, lines.size()));
    return now.isEmpty()
        ? Optional.of(new Hit(line, line.lastFinite()))
        : HitTest.atStep(line, now.get().step());
  }

  /** The next (1) or previous (-1) point of the same line at another step, if there is one. */
  static Optional<Hit> along(Hit now, int direction) {
    Curve line = now.line();
    int index = now.index() + direction;
    while (index >= 0 && index < line.size() && (!line.isFinite(index) || same(line, index, now))) {
      index += direction;
    }
    return index >= 0 && index < line.size() ? Optional.of(new Hit(line, index)) : Optional.empty();
  }

  private static boolean same(Curve line, int index, Hit now) {
    return line.steps()[index] == now.step();
  }
}
