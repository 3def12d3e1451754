package org.tunebench.app.analysis;

import java.util.List;
import java.util.Set;

/**
 * In which order the parameters stand in parallel coordinates, or are chosen from. Importance
 * changes with each trial that ends, and axes that change places under the eye, or under a brush,
 * cannot be read: so the order stays until the chart is opened again.
 */
final class AxisOrder {
  private List<String> kept = List.of();
  private boolean learnt;
  private int opened;

  /**
   * The order to draw.
   *
   * @param now the parameters, the most important first where that is known
   * @param known whether it is known: an order that was made without it is given up for one
   * @param opening counts how often the chart was opened
   * @param held whether the order must stay, since the person works at the axes
   */
  List<String> of(List<String> now, boolean known, int opening, boolean held) {
    boolean others = !Set.copyOf(kept).equals(Set.copyOf(now));
    boolean anew = !held && (opening != opened || !learnt);
    if (others || anew) {
      kept = List.copyOf(now);
      learnt = known;
    }
    opened = opening;
    return kept;
  }
}
