package org.tunebench.engine.studyfile.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tunebench.engine.analysis.TrialColumns;

/**
 * What the columns of our own tables are: metrics stand behind the state and before the parameters,
 * and the prefix of a name that two columns would have says which of the two it is. Where the file
 * does not say where the parameters begin, as after a spreadsheet has saved it, the metrics are
 * those leading columns that sound like one.
 */
final class OwnColumns {
  private final RawTable table;
  private final Set<String> known;
  private final int parametersFrom;

  /**
   * @param known the metrics that kinds of objective know
   */
  OwnColumns(RawTable table, Set<String> known) {
    this.table = table;
    this.known = known;
    this.parametersFrom = table.parametersFrom().orElseGet(this::guessed);
  }

  private int guessed() {
    List<String> columns = table.columns();
    int from = Roles.METRIC + 1;
    while (from < columns.size() && soundsLikeMetric(columns.get(from))) {
      from++;
    }
    return Math.min(Math.max(from, lastMetric() + 1), firstParameter());
  }

  private boolean soundsLikeMetric(String name) {
    return known.contains(name)
        || ColumnGuesses.soundsLikeMetric(name)
            && !TrialColumns.OWN.contains(name)
            && Column.of(table, table.indexOf(name)).isNumeric();
  }

  /** The last column whose name says that it is a metric: at least the first of them. */
  private int lastMetric() {
    return IntStream.range(Roles.METRIC, table.columns().size())
        .filter(c -> isLonger(table.columns().get(c), TrialColumns.METRIC, TrialColumns.OWN))
        .reduce(Roles.METRIC, (first, second) -> second);
  }

  /** The first column whose name says that it is a parameter, or the end. */
  private int firstParameter() {
    return IntStream.range(Roles.METRIC + 1, table.columns().size())
        .filter(c -> saysParameter(c, c))
        .findFirst()
        .orElse(table.columns().size());
  }

  /**
   * Whether a column's name says that it is a parameter's.
   *
   * @param metricsTo where the metrics end at the latest
   */
  private boolean saysParameter(int column, int metricsTo) {
    return isLonger(table.columns().get(column), TrialColumns.PARAMETER, takenBefore(metricsTo));
  }

  /** The names that no parameter may have for its heading. */
  private Set<String> takenBefore(int metricsTo) {
    Set<String> taken = new HashSet<>(TrialColumns.OWN);
    taken.addAll(table.columns().subList(Math.min(Roles.METRIC, metricsTo), metricsTo));
    return taken;
  }

  /** Whether a prefix tells a column from another one, which the rest of its name would be. */
  private static boolean isLonger(String column, String prefix, Set<String> taken) {
    return column.startsWith(prefix)
        && TrialColumns.needsPrefix(column.substring(prefix.length()), prefix, taken);
  }

  /** Whether nothing but names tells where the parameters begin. */
  boolean isGuessed() {
    return table.parametersFrom().isEmpty() && firstParameter() != lastMetric() + 1;
  }

  /** Whether a column is a metric. */
  boolean isMetric(String column) {
    int index = table.indexOf(column);
    boolean isFirst = index == Roles.METRIC;
    return isFirst || index > Roles.METRIC && index < parametersFrom && !isOwn(column);
  }

  /** Whether the file itself says that a column is a parameter, whatever its name sounds like. */
  boolean isSurelyParameter(String column) {
    return table.parametersFrom().isPresent() && table.indexOf(column) >= parametersFrom
        || table.indexOf(column) > Roles.METRIC
            && saysParameter(table.indexOf(column), parametersFrom);
  }

  private static boolean isOwn(String column) {
    return TrialColumns.OWN.contains(column);
  }

  /** What a column is called in its study: without the prefix that told it from another one. */
  String nameOf(String column) {
    boolean metric = isMetric(column);
    String prefix = metric ? TrialColumns.METRIC : TrialColumns.PARAMETER;
    Set<String> taken = metric ? TrialColumns.OWN : takenBefore(parametersFrom);
    return isLonger(column, prefix, taken) ? column.substring(prefix.length()) : column;
  }
}
