package org.tunebench.app.trials;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.tunebench.engine.study.Trial;

/**
 * How rows are sorted: numbers as numbers, text as text; whatever the direction, NaN comes after
 * all numbers and empty cells come last. Equal rows follow their numbers.
 */
final class RowOrder {
  /** What to sort by: the cells of a column. */
  record Key(Function<Trial, Object> cell, boolean ascending) {}

  private static final Comparator<TrialRow> BY_NUMBER =
      Comparator.comparingInt(row -> row.trial().number());

  private RowOrder() {}

  /** Sorts by the first key, rows equal in it by the second, and so on. */
  static Comparator<TrialRow> by(List<Key> keys) {
    Comparator<TrialRow> order = null;
    for (Key key : keys) {
      Comparator<TrialRow> next = by(key);
      order = order == null ? next : order.thenComparing(next);
    }
    return order == null ? BY_NUMBER : order.thenComparing(BY_NUMBER);
  }

  /** By place among the completed trials; those without one last. */
  static Comparator<TrialRow> byRank(boolean ascending) {
    Comparator<TrialRow> order =
        (a, b) -> {
          boolean ranked = a.rank() != TrialRow.UNRANKED;
          if (ranked != (b.rank() != TrialRow.UNRANKED)) {
            return ranked ? -1 : 1;
          }
          int compared = Integer.compare(a.rank(), b.rank());
          return ascending ? compared : -compared;
        };
    return order.thenComparing(BY_NUMBER);
  }

  private static Comparator<TrialRow> by(Key key) {
    return (a, b) ->
        compare(key.cell().apply(a.trial()), key.cell().apply(b.trial()), key.ascending());
  }

  private static int compare(Object a, Object b, boolean ascending) {
    int byGroup = Integer.compare(group(a), group(b));
    if (byGroup != 0) {
      return byGroup;
    }
    int compared = withinGroup(a, b);
    return ascending ? compared : -compared;
  }

  private static int group(Object value) {
    if (value == null) {
      return 3;
    }
    if (value instanceof Number number) {
      return Double.isNaN(number.doubleValue()) ? 2 : 0;
    }
    return 1;
  }

  private static int withinGroup(Object a, Object b) {
    if (a == null) {
      return 0;
    }
    if (a instanceof Number x && b instanceof Number y) {
      return Double.compare(x.doubleValue(), y.doubleValue());
    }
    if (a instanceof java.time.Instant x && b instanceof java.time.Instant y) {
      return x.compareTo(y);
    }
    return a.toString().compareToIgnoreCase(b.toString());
  }
}
