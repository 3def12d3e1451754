package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tunebench.app.chart.LatestTask;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.study.Trial;

/**
 * Brings filtered and sorted rows to the table: of a large one, they are found in the background
 * and set at once; rows that change meanwhile get their places then. For the FX thread only.
 */
final class RowSorting {
  /** Fewer rows are sorted at once, so that nothing changes a moment later. */
  static final int FEW = 2_000;

  /** So many of the best, and as many of the worst. */
  static final int EXTREMES = 10;

  private final RowBook book;
  private final ShownRows shown = new ShownRows();
  private final TrialRow gap = TrialRow.gap();
  private final LatestTask<Found> task;

  /** Rows that have changed since an order was asked for that is still being found. */
  private final List<Integer> touched = new ArrayList<>();

  /**
   * What is wanted.
   *
   * @param extremes whether only the best and the worst
   * @param accepted which trials at all
   * @param keys what to sort by; none: by number, or by rank where only best and worst are shown
   */
  record Wish(boolean extremes, Predicate<Trial> accepted, List<RowSort.Key> keys) {
    private boolean hasGap() {
      return extremes && keys.isEmpty();
    }
  }

  private record Asked(Wish wish, RowSort sort, int from) {}

  /** The numbers of the rows to show, and how many are left out amid them. */
  private record Found(Asked asked, int[] numbers, int hidden) {}

  /**
   * @param book every row there is
   * @param update changes what is shown
   */
  RowSorting(Services services, RowBook book, Consumer<Runnable> update) {
    this.book = book;
    this.task =
        new LatestTask<>(
            services.background(), services.fx(), found -> update.accept(() -> show(found)));
  }

  ShownRows shown() {
    return shown;
  }

  /** How many trials the rows stand for. */
  int trials() {
    List<TrialRow> rows = shown.rows();
    boolean isThere = rows.size() > EXTREMES && rows.get(EXTREMES) == gap;
    return isThere ? rows.size() - 1 : rows.size();
  }

  /** Whether rows are being sorted: until then, changed ones are only noted. */
  boolean isBusy() {
    return task.isBusy();
  }

  /** Notes a row that has changed while rows are being sorted. */
  void touched(int number) {
    touched.add(number);
  }

  /** Filters and sorts anew, the trials being as they are now. */
  void sort(Wish wish) {
    if (!isBusy()) {
      touched.clear();
    }
    List<TrialRow> candidates = wish.extremes() ? book.ranked() : book.all();
    RowSort sort =
        new RowSort(
            book.all().stream().map(TrialRow::trial).toList(),
            book.all().stream().mapToInt(TrialRow::rank).toArray(),
            candidates.stream().mapToInt(row -> row.trial().number()).toArray(),
            wish.accepted(),
            wish.keys());
    Asked asked = new Asked(wish, sort, touched.size());
    if (book.all().size() < FEW && !isBusy()) {
      show(find(asked));
    } else {
      task.submit(() -> find(asked));
    }
  }

  /** On any thread. */
  private static Found find(Asked asked) {
    int[] all = asked.sort.filtered();
    int hidden = asked.wish.extremes() ? Math.max(0, all.length - 2 * EXTREMES) : 0;
    int[] numbers =
        IntStream.range(0, all.length)
            .filter(i -> hidden == 0 || i < EXTREMES || i >= all.length - EXTREMES)
            .map(i -> all[i])
            .toArray();
    return new Found(asked, asked.wish.hasGap() ? numbers : asked.sort.sorted(numbers), hidden);
  }

  private void show(Found found) {
    Wish wish = found.asked.wish;
    Set<Integer> later =
        wish.extremes()
            ? Set.of()
            : new TreeSet<>(touched.subList(found.asked.from, touched.size()));
    List<TrialRow> rows = new ArrayList<>(found.numbers.length + 1);
    for (int number : found.numbers) {
      if (!later.contains(number)) {
        rows.add(book.row(number));
      }
    }
    if (found.hidden > 0 && wish.hasGap()) {
      gap.setHidden(found.hidden);
      rows.add(EXTREMES, gap);
    }
    Predicate<TrialRow> filter = row -> wish.extremes() || wish.accepted().test(row.trial());
    shown.show(rows, filter, order(wish.keys()));
    later.forEach(number -> shown.place(book.row(number), -1));
  }

  /** The same order for rows that come or change later. */
  private static Comparator<TrialRow> order(List<RowSort.Key> keys) {
    List<Comparator<TrialRow>> orders = new ArrayList<>();
    for (RowSort.Key key : keys) {
      orders.add(
          key.column() == null
              ? RowOrder.byRank(key.ascending())
              : RowOrder.byCell(key.column()::of, key.ascending()));
    }
    return RowOrder.of(orders);
  }
}
