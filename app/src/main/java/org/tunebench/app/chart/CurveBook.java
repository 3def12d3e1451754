package org.tunebench.app.chart;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The curves of a chart while they grow: appending costs what is appended, and a snapshot copies
 * only the curves that changed since the last one. Confined to one thread.
 */
final class CurveBook {
  private final Map<Integer, Growing> curves = new TreeMap<>();
  private Set<Integer> baselines = Set.of();

  /** Replaces everything. */
  void setAll(Collection<Curve> all) {
    curves.clear();
    all.forEach(this::put);
  }

  /** Adds a curve, or replaces the one of the same trial. */
  void put(Curve curve) {
    curves.put(curve.trial(), new Growing(curve));
  }

  /** Appends points to a trial; an unknown trial begins with them. */
  void append(int trial, double[] steps, double[] values) {
    Curve more = Curve.of(trial, steps, values);
    curves.computeIfAbsent(trial, number -> new Growing(Curve.empty(number))).append(more);
  }

  /**
   * Says which trials are of the default configuration, beside the curves that say so themselves:
   * those that are here already, and those that come later.
   *
   * @return whether that is news
   */
  boolean setBaselines(Set<Integer> trials) {
    boolean news = !baselines.equals(trials);
    baselines = Set.copyOf(trials);
    return news;
  }

  /** All curves by trial number, immutable. */
  List<Curve> snapshot() {
    return curves.entrySet().stream()
        .map(entry -> entry.getValue().curve(baselines.contains(entry.getKey())))
        .toList();
  }

  /** Arrays with room to grow, and the curve last made of them. */
  private static final class Growing {
    private Curve curve;
    private double[] steps;
    private double[] values;
    private int size;

    Growing(Curve curve) {
      this.curve = curve;
      this.steps = curve.steps();
      this.values = curve.values();
      this.size = curve.size();
    }

    void append(Curve more) {
      int needed = size + more.size();
      if (needed > steps.length) {
        int capacity = Math.max(needed, 2 * size);
        steps = Arrays.copyOf(steps, capacity);
        values = Arrays.copyOf(values, capacity);
      }
      System.arraycopy(more.steps(), 0, steps, size, more.size());
      System.arraycopy(more.values(), 0, values, size, more.size());
      size = needed;
    }

    Curve curve(boolean baseline) {
      if (curve.size() != size) {
        curve = curve.withPoints(Arrays.copyOf(steps, size), Arrays.copyOf(values, size));
      }
      if (baseline) {
        curve = curve.asBaseline();
      }
      return curve;
    }
  }
}
