package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.Predicate;
import org.tunebench.engine.study.Trial;

/**
 * Filters and sorts trials as they were at one moment, away from the FX thread: each cell is read
 * once, into an array by trial, and only positions are moved. The order is that of {@link
 * RowOrder}.
 *
 * @param trials all of them, by number
 * @param ranks of them
 * @param candidates the numbers of those that may be shown
 * @param accepted which of them are
 * @param keys what to sort by; none: they stay in their order
 */
record RowSort(
    List<Trial> trials, int[] ranks, int[] candidates, Predicate<Trial> accepted, List<Key> keys) {

  /**
   * What to sort by.
   *
   * @param column whose cells, or null for the rank
   */
  record Key(TrialColumn column, boolean ascending) {}

  /** The numbers of those that pass, in their order. */
  int[] filtered() {
    return Arrays.stream(candidates).filter(n -> accepted.test(trials.get(n))).toArray();
  }

  /** The same trials by the keys. */
  int[] sorted(int[] numbers) {
    List<IntBinaryOperator> orders = new ArrayList<>();
    for (Key key : keys) {
      orders.add(key.column == null ? byRank(key.ascending) : byCells(key, numbers));
    }
    orders.add(Integer::compare);
    Integer[] places = Arrays.stream(numbers).boxed().toArray(Integer[]::new);
    Arrays.sort(places, (a, b) -> compare(orders, a, b));
    return Arrays.stream(places).mapToInt(Integer::intValue).toArray();
  }

  private static int compare(List<IntBinaryOperator> orders, int a, int b) {
    int compared = 0;
    for (int i = 0; compared == 0 && i < orders.size(); i++) {
      compared = orders.get(i).applyAsInt(a, b);
    }
    return compared;
  }

  private IntBinaryOperator byRank(boolean ascending) {
    return (a, b) -> RowOrder.compareRanks(ranks[a], ranks[b], ascending);
  }

  private IntBinaryOperator byCells(Key key, int[] numbers) {
    Object[] cells = new Object[trials.size()];
    boolean plain = true;
    for (int number : numbers) {
      cells[number] = key.column.of(trials.get(number));
      plain &= cells[number] instanceof Number n && !Double.isNaN(n.doubleValue());
    }
    if (!plain) {
      return (a, b) -> RowOrder.compare(cells[a], cells[b], key.ascending);
    }
    double[] values = new double[cells.length];
    for (int number : numbers) {
      values[number] = ((Number) cells[number]).doubleValue();
    }
    return key.ascending
        ? (a, b) -> Double.compare(values[a], values[b])
        : (a, b) -> Double.compare(values[b], values[a]);
  }
}
