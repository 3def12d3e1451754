package org.tunebench.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a person has laid out the columns of a table, and what its rows are sorted by.
 *
 * @param columns in their order; of others than these nothing is known
 * @param sort the first that decides, then what does where that leaves rows alike
 */
public record ColumnLayout(List<Column> columns, List<Sort> sort) {
  /** Nothing is known: every column is as it comes. */
  public static final ColumnLayout NONE = new ColumnLayout(List.of(), List.of());

  private static final double WIDEST = 4_000;

  /**
   * A column.
   *
   * @param id its name
   * @param width in pixels; 0 if it has the one that it came with
   * @param shown whether it is
   */
  public record Column(String id, double width, boolean shown) {
    /** Brings the width into its bounds: a file may say anything. */
    public Column {
      width = width > 0 ? Math.min(width, WIDEST) : 0;
    }
  }

  /**
   * What rows are sorted by.
   *
   * @param id the name of a column
   * @param ascending from the least or from the greatest
   */
  public record Sort(String id, boolean ascending) {}

  /** Leaves out what has no name: a file may say anything. */
  public ColumnLayout {
    columns =
        columns == null
            ? List.of()
            : columns.stream().filter(c -> c != null && c.id() != null).toList();
    sort =
        sort == null ? List.of() : sort.stream().filter(s -> s != null && s.id() != null).toList();
  }

  /** What is known of a column. */
  public Optional<Column> column(String id) {
    return columns.stream().filter(column -> column.id().equals(id)).findFirst();
  }

  /** These, and what this one knows of columns that are not there at the moment. */
  public ColumnLayout with(List<Column> present) {
    var names = present.stream().map(Column::id).collect(Collectors.toSet());
    List<Column> all = new ArrayList<>(present);
    columns.stream().filter(column -> !names.contains(column.id())).forEach(all::add);
    return new ColumnLayout(all, sort);
  }

  /** The same with rows that are sorted by this. */
  public ColumnLayout sorted(List<Sort> by) {
    return new ColumnLayout(columns, by);
  }

  /**
   * The columns that there are in the order of the person. One that has come since stands behind
   * the one that it follows by nature.
   */
  public <T> List<T> arranged(List<T> natural, Function<T, String> id) {
    List<T> arranged = new ArrayList<>();
    for (Column column : columns) {
      natural.stream().filter(one -> id.apply(one).equals(column.id())).forEach(arranged::add);
    }
    T before = null;
    for (T one : natural) {
      if (!arranged.contains(one)) {
        arranged.add(
            before == null ? 0 : arranged.indexOf(Objects.requireNonNull(before)) + 1, one);
      }
      before = one;
    }
    return arranged;
  }
}
