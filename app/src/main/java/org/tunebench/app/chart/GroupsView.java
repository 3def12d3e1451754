package org.tunebench.app.chart;

import java.util.List;
import java.util.Objects;

/**
 * All that a picture of groups of lines is made from; immutable, so that it can be painted
 * off-thread.
 *
 * @param groups each in a colour of its own
 * @param horizontal name of the horizontal axis
 * @param counts whether that counts something, such as epochs: there is nothing between its ticks
 * @param vertical name of the vertical axis
 * @param histories whether the lines are trials' histories: a handful of these is seen whole, while
 *     the best so far of a handful of studies begins far from where they can be told apart
 * @param logValues whether the vertical axis is logarithmic
 * @param showAll whether the vertical axis reaches over outliers, too
 * @param theme colours and font
 */
public record GroupsView(
    List<LineGroup> groups,
    String horizontal,
    boolean counts,
    String vertical,
    boolean histories,
    boolean logValues,
    boolean showAll,
    ChartTheme theme) {

  /** Where the lines are no histories. */
  public GroupsView(
      List<LineGroup> groups,
      String horizontal,
      boolean counts,
      String vertical,
      boolean logValues,
      boolean showAll,
      ChartTheme theme) {
    this(groups, horizontal, counts, vertical, false, logValues, showAll, theme);
  }

  /** Copies the list. */
  public GroupsView {
    groups = List.copyOf(groups);
    Objects.requireNonNull(horizontal, "horizontal");
    Objects.requireNonNull(vertical, "vertical");
    Objects.requireNonNull(theme, "theme");
  }

  /** All lines of all groups. */
  List<Curve> lines() {
    return groups.stream().flatMap(group -> group.lines().stream()).toList();
  }
}
