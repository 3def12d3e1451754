package org.tunebench.app.trials;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The rows that a table shows, filtered and sorted. A row that changes is moved alone, and only if
 * it has to: the others keep their places and the table its selection.
 */
final class ShownRows {
  private final ObservableList<TrialRow> rows = FXCollections.observableArrayList();
  private Comparator<TrialRow> order = RowOrder.of(List.of());
  private Predicate<TrialRow> filter = row -> true;

  /** What the table shows. */
  ObservableList<TrialRow> rows() {
    return rows;
  }

  /**
   * Changes order and filter, and what is shown.
   *
   * @param next the rows that pass the filter, in that order
   * @param accepted the filter, for rows that come or change later
   * @param by the order, for them
   */
  void show(List<TrialRow> next, Predicate<TrialRow> accepted, Comparator<TrialRow> by) {
    filter = accepted;
    order = by;
    replace(next);
  }

  /** Shows exactly these, in this order. */
  void replace(List<TrialRow> next) {
    if (!isSame(next)) {
      rows.setAll(next);
    }
  }

  private boolean isSame(List<TrialRow> next) {
    if (next.size() != rows.size()) {
      return false;
    }
    for (int i = 0; i < next.size(); i++) {
      if (next.get(i) != rows.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where a row is, or -1; to be asked before it changes. */
  int find(TrialRow row) {
    int at = filter.test(row) ? Collections.binarySearch(rows, row, order) : -1;
    return at >= 0 && rows.get(at) == row ? at : -1;
  }

  /**
   * Puts a row that has changed, or is new, in its place.
   *
   * @param before where it was, as {@link #find} said
   */
  void place(TrialRow row, int before) {
    boolean wanted = filter.test(row);
    if (wanted && before >= 0 && fits(row, before)) {
      return;
    }
    if (before >= 0) {
      rows.remove(before);
    }
    if (wanted) {
      int at = Collections.binarySearch(rows, row, order);
      rows.add(at >= 0 ? at : -at - 1, row);
    }
  }

  private boolean fits(TrialRow row, int at) {
    return (at == 0 || order.compare(rows.get(at - 1), row) < 0)
        && (at == rows.size() - 1 || order.compare(row, rows.get(at + 1)) < 0);
  }
}
