package org.tunebench.app.chart;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A painted chart of groups, with what pointing needs.
 *
 * @param image the pixels
 * @param size the size it was painted for
 * @param geometry where the data area lies
 * @param groups the lines as drawn
 * @param leftOut what the vertical axis has no place for
 * @param covered how many lines lie exactly on others
 */
public record GroupsPicture(
    BufferedImage image,
    PaintSize size,
    PlotGeometry geometry,
    List<LineGroup> groups,
    LeftOut leftOut,
    int covered)
    implements ChartPicture {

  /**
   * What lies under the pointer.
   *
   * @param group its place among the groups
   * @param hit the point
   */
  public record Found(int group, Hit hit) {}

  /** The nearest line within reach of a pixel. */
  Optional<Found> at(double x, double y) {
    List<Curve> all = groups.stream().flatMap(group -> group.lines().stream()).toList();
    return HitTest.nearest(all, geometry, x, y, HistoriesSelection.REACH).map(this::found);
  }

  /** A point of one of the lines as drawn. */
  Found found(Hit hit) {
    return new Found(groupOf(hit.line()), hit);
  }

  /** The line of a trial in a group. */
  Optional<Curve> line(int group, int trial) {
    return group >= groups.size()
        ? Optional.empty()
        : groups.get(group).lines().stream().filter(line -> line.trial() == trial).findFirst();
  }

  /** The other groups that have the very line of a point: it lies over theirs. */
  List<Integer> alike(Found found) {
    return IntStream.range(0, groups.size())
        .filter(group -> group != found.group())
        .filter(
            group -> groups.get(group).lines().stream().anyMatch(found.hit().line()::hasPointsOf))
        .boxed()
        .toList();
  }

  private int groupOf(Curve line) {
    for (int i = 0; i < groups.size(); i++) {
      for (Curve own : groups.get(i).lines()) {
        if (own == line) {
          return i;
        }
      }
    }
    throw new IllegalArgumentException("a line of no group");
  }
}
