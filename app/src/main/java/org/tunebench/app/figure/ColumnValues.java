package org.tunebench.app.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tunebench.app.chart.Scale;
import org.tunebench.app.chart.ValueRange;
import org.tunebench.app.shell.Numbers;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;

/**
 * A column of the table of trials as an axis or a colour takes it: numbers, options by their
 * position, times in hours since the first.
 *
 * @param name the column's
 * @param values one a row of the table, NaN where the cell is empty
 * @param scale that holds them
 * @param parameter whether it is a parameter's, so that an empty cell is an inactive one's
 */
public record ColumnValues(String name, double[] values, Scale scale, boolean parameter) {
  private static final double MILLIS_AN_HOUR = 3_600_000;

  /** The share of a distribution without ends that its scale need not reach, on either side. */
  private static final double TAIL = 0.001;

  /** A parameter with so few values has its ticks at them, if it has each so often in the mean. */
  private static final int MOST_TICKS = 6;

  private static final int OFTEN = 3;

  /** A column of a table; parameters have their scale from the search space. */
  static ColumnValues of(TrialTable table, int column, SearchSpace space) {
    TrialTable.Column head = table.columns().get(column);
    List<Optional<Object>> cells = new ArrayList<>(table.rows());
    for (int row = 0; row < table.rows(); row++) {
      cells.add(table.cell(row, column));
    }
    Optional<Distribution> distribution =
        head.role() == TrialTable.Role.PARAMETER
            ? distribution(head.name(), space)
            : Optional.empty();
    if (head.type() == TrialTable.Type.TIME) {
      return times(head.name(), cells);
    }
    boolean one = distribution.isEmpty() && isOneWholeNumber(head, cells);
    boolean options =
        one
            || distribution.map(ColumnValues::isOptions).orElse(false)
            || head.type() == TrialTable.Type.TEXT
            || head.type() == TrialTable.Type.OPTION;
    return options ? options(head.name(), cells, distribution) : numbers(head, cells, distribution);
  }

  /** A number that never changes needs no range around it: nothing lies in there. */
  private static boolean isOneWholeNumber(TrialTable.Column head, List<Optional<Object>> cells) {
    return head.type() == TrialTable.Type.WHOLE
        && cells.stream().flatMap(Optional::stream).distinct().count() == 1;
  }

  private static Optional<Distribution> distribution(String heading, SearchSpace space) {
    int index = space.indexOf(TrialTable.parameterOf(heading, space));
    return index < 0 ? Optional.empty() : Optional.of(space.parameter(index).distribution());
  }

  private static boolean isOptions(Distribution distribution) {
    return distribution instanceof Options;
  }

  private static ColumnValues times(String name, List<Optional<Object>> cells) {
    Optional<Instant> first =
        cells.stream()
            .flatMap(Optional::stream)
            .map(Instant.class::cast)
            .min(Comparator.naturalOrder());
    double[] hours =
        cells.stream()
            .mapToDouble(
                cell ->
                    cell.map(
                            at ->
                                Duration.between(first.orElseThrow(), (Instant) at).toMillis()
                                    / MILLIS_AN_HOUR)
                        .orElse(Double.NaN))
            .toArray();
    return new ColumnValues(name, hours, linear(hours, false), false);
  }

  private static ColumnValues options(
      String name, List<Optional<Object>> cells, Optional<Distribution> distribution) {
    Set<Object> options = new LinkedHashSet<>();
    distribution.ifPresent(known -> options.addAll(known.values()));
    cells.stream().flatMap(Optional::stream).forEach(options::add);
    List<Object> ordered = new ArrayList<>(options);
    if (ordered.stream().allMatch(Number.class::isInstance)) {
      ordered.sort(Comparator.comparingDouble(value -> ((Number) value).doubleValue()));
    }
    double[] places =
        cells.stream()
            .mapToDouble(cell -> cell.map(v -> (double) ordered.indexOf(v)).orElse(Double.NaN))
            .toArray();
    List<String> names = ordered.stream().map(ColumnValues::text).toList();
    Scale scale = Scale.options(names.isEmpty() ? List.of("") : names);
    return new ColumnValues(name, places, scale, distribution.isPresent());
  }

  /** The number that stands for a value of this column: itself, or its place among the options. */
  double number(Object value) {
    return scale.isOptions() ? scale.names().indexOf(text(value)) : ((Number) value).doubleValue();
  }

  /** A value as screens write it. */
  public static String text(Object value) {
    return value instanceof Number number ? Numbers.brief(number.doubleValue()) : value.toString();
  }

  private static ColumnValues numbers(
      TrialTable.Column head, List<Optional<Object>> cells, Optional<Distribution> distribution) {
    double[] numbers =
        cells.stream()
            .mapToDouble(cell -> cell.map(v -> ((Number) v).doubleValue()).orElse(Double.NaN))
            .toArray();
    boolean whole = head.type() == TrialTable.Type.WHOLE;
    Scale scale =
        distribution
            .map(known -> scale(known, numbers).withTicks(few(numbers)))
            .orElseGet(() -> linear(numbers, whole));
    return new ColumnValues(head.name(), numbers, scale, distribution.isPresent());
  }

  /** The values of a parameter of which trials have only a few, again and again; or none. */
  private static double[] few(double[] numbers) {
    double[] values = Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
    double[] distinct = Arrays.stream(values).distinct().toArray();
    boolean few = distinct.length <= MOST_TICKS && values.length >= OFTEN * distinct.length;
    return few ? distinct : new double[0];
  }

  /**
   * The scale of all that a distribution can give, up to the tails of one that has no ends, and of
   * the values there are: those of imported trials and of configurations made by hand may lie
   * anywhere. Where one of them has no logarithm, it is linear.
   */
  private static Scale scale(Distribution distribution, double[] numbers) {
    Distribution exact = distribution instanceof Rounded rounded ? rounded.of() : distribution;
    double tail = exact instanceof Normal ? TAIL : 0;
    ValueRange range =
        ValueRange.around(
            ((Number) distribution.valueAt(tail)).doubleValue(),
            ((Number) distribution.valueAt(1 - tail)).doubleValue());
    for (double number : numbers) {
      range = range.including(number);
    }
    return isLog(exact) && range.lower() > 0
        ? Scale.log(range)
        : Scale.linear(range, distribution.isWhole());
  }

  private static boolean isLog(Distribution distribution) {
    return distribution instanceof FloatRange range && range.log()
        || distribution instanceof IntRange whole && whole.log()
        || distribution instanceof Normal normal && normal.log();
  }

  private static Scale linear(double[] numbers, boolean whole) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double number : numbers) {
      if (Double.isFinite(number)) {
        low = Math.min(low, number);
        high = Math.max(high, number);
      }
    }
    return Scale.linear(low > high ? new ValueRange(0, 1) : ValueRange.around(low, high), whole);
  }
}
