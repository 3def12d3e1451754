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
  private static final Comparator<TrialRow> BY_NUMBER =
      Comparator.comparingInt(row -> row.trial().number());

  private RowOrder() {}

  /** By the first, rows equal in it by the second, and so on; at last by number. */
  static Comparator<TrialRow> of(List<Comparator<TrialRow>> orders) {
    return orders.stream()
        .reduce(Comparator::thenComparing)
        .map(o -> o.thenComparing(BY_NUMBER))
        .orElse(BY_NUMBER);
  }

  /** By the cells of a column. */
  static Comparator<TrialRow> byCell(Function<Trial, Object> cell, boolean ascending) {
    return (a, b) -> compare(cell.apply(a.trial()), cell.apply(b.trial()), ascending);
  }

  /** By place among the completed trials; those without one last. */
  static Comparator<TrialRow> byRank(boolean ascending) {
    return (a, b) -> compareRanks(a.rank(), b.rank(), ascending);
  }

  /** Two places among the completed trials. */
  static int compareRanks(int a, int b, boolean ascending) {
    boolean ranked = a != TrialRow.UNRANKED;
    if (ranked != (b != TrialRow.UNRANKED)) {
      return ranked ? -1 : 1;
    }
    return ascending ? Integer.compare(a, b) : Integer.compare(b, a);
  }

  /** Two cells of a column. */
  static int compare(Object a, Object b, boolean ascending) {
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
