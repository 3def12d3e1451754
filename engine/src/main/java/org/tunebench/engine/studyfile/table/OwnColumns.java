package org.tunebench.engine.studyfile.table;

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
        .filter(c -> isLonger(table.columns().get(c), TrialColumns.METRIC))
        .reduce(Roles.METRIC, (first, second) -> second);
  }

  /** The first column whose name says that it is a parameter, or the end. */
  private int firstParameter() {
    return IntStream.range(Roles.METRIC + 1, table.columns().size())
        .filter(c -> isLonger(table.columns().get(c), TrialColumns.PARAMETER))
        .findFirst()
        .orElse(table.columns().size());
  }

  /** Whether a prefix tells a column from another one, which the rest of its name would be. */
  private boolean isLonger(String column, String prefix) {
    if (!column.startsWith(prefix)) {
      return false;
    }
    String name = column.substring(prefix.length());
    return TrialColumns.OWN.contains(name) || table.indexOf(name) >= 0;
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
        || table.indexOf(column) > Roles.METRIC && isLonger(column, TrialColumns.PARAMETER);
  }

  private static boolean isOwn(String column) {
    return TrialColumns.OWN.contains(column);
  }

  /** What a column is called in its study: without the prefix that told it from another one. */
  String nameOf(String column) {
    String prefix = isMetric(column) ? TrialColumns.METRIC : TrialColumns.PARAMETER;
    return isLonger(column, prefix) ? column.substring(prefix.length()) : column;
  }
}
