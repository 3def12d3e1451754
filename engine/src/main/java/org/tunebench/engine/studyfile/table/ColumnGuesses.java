package org.tunebench.engine.studyfile.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricWords;
import org.tunebench.engine.studyfile.table.TableLook.Remark;
import org.tunebench.engine.studyfile.table.TableLook.Role;

/** Guesses what each column of a table is, by its name and by what stands in it. */
final class ColumnGuesses {
  private static final int SHOWN = 3;

  private static final Set<String> IDS = Set.of("id", "uuid", "timestamp");
  private static final Set<String> NAMES =
      Set.of(
          "idx",
          "index",
          "hash",
          "url",
          "run",
          "name",
          "run name",
          "run_name",
          "date",
          "user",
          "sweep",
          "created",
          "source name",
          "source type");

  /** A day, perhaps with a time of it. */
  private static final Pattern DAY =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d.*)?", Pattern.DOTALL);

  private static final Set<String> WORDS = Set.of("note", "notes", "comment", "comments", "tags");
  private static final Set<String> TIMES =
      Set.of("time", "duration", "runtime", "walltime", "elapsed", "seconds", "minutes", "hours");

  private final RawTable table;
  private final Map<String, Goal> known;
  private final List<String> names;

  /** Those that may be parameters, by their names: only these tell when another one is empty. */
  private final List<String> candidates;

  private final SpaceOfTable space;

  /**
   * @param known the metrics that kinds of objective know
   * @param names the columns that are not our own
   */
  ColumnGuesses(RawTable table, Map<String, Goal> known, List<String> names) {
    this.table = table;
    this.known = known;
    this.names = names;
    this.candidates =
        names.stream()
            .filter(name -> !isMetric(name) && !namesTrials(name) && !MetricWords.has(name, WORDS))
            .toList();
    this.space = new SpaceOfTable(table, candidates, UnaryOperator.identity());
  }

  /**
   * @param isOurs whether our own headings say already which column decides
   */
  TableLook look(boolean isOurs) {
    List<TableLook.Column> columns = new ArrayList<>(names.stream().map(this::column).toList());
    int result = first(columns, column -> known.containsKey(column.name()));
    boolean clear = isOurs || result >= 0 && columns.stream().allMatch(this::isPlain);
    if (result < 0) {
      result = first(columns, column -> MetricWords.isResult(column.name()));
    }
    if (result >= 0) {
      TableLook.Column is = columns.get(result);
      columns.set(
          result, new TableLook.Column(is.name(), Role.RESULT, is.goal(), is.remark(), is.first()));
    }
    return new TableLook(table.rows().size(), columns, clear);
  }

  private static int first(
      List<TableLook.Column> columns, java.util.function.Predicate<TableLook.Column> wanted) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).role() == Role.METRIC && wanted.test(columns.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether it would get the same role if nobody said anything. */
  private boolean isPlain(TableLook.Column column) {
    Role otherwise = known.containsKey(column.name()) ? Role.METRIC : Role.PARAMETER;
    return column.role() == otherwise || column.remark() == Remark.NO_VALUES;
  }

  private TableLook.Column column(String name) {
    Column column = Column.of(table, table.indexOf(name));
    Remark remark = remark(column);
    return new TableLook.Column(name, role(column, remark), goal(name), remark, shown(name));
  }

  private List<String> shown(String name) {
    int index = table.indexOf(name);
    return table.rows().stream()
        .limit(SHOWN)
        .map(row -> Objects.toString(row.cells().get(index), ""))
        .toList();
  }

  private Remark remark(Column column) {
    if (column.distinct().isEmpty()) {
      return Remark.NO_VALUES;
    }
    if (namesTrials(column.name()) || isTime(column)) {
      return Remark.NAMES_TRIALS;
    }
    if (column.isNumeric() && hasInfinite(column)) {
      return Remark.NOT_FINITE;
    }
    if (candidates.contains(column.name()) && !space.isExplained(column.name())) {
      return Remark.EMPTY_CELLS;
    }
    if (column.type() == Column.Type.TEXT) {
      return ofText(column);
    }
    return table.decimalCommas().contains(column.name()) ? Remark.DECIMAL_COMMAS : Remark.NONE;
  }

  private static Remark ofText(Column column) {
    List<Object> withComma =
        column.distinct().stream().filter(value -> value.toString().indexOf(',') >= 0).toList();
    if (!withComma.isEmpty() && withComma.stream().allMatch(DecimalCommas::isGrouped)) {
      return Remark.GROUPED_DIGITS;
    }
    if (withComma.stream().anyMatch(DecimalCommas::isOne)) {
      return Remark.COMMAS_IN_TEXT;
    }
    boolean mixed = column.distinct().stream().anyMatch(value -> Column.number(value).isPresent());
    return mixed ? Remark.TEXT_AND_NUMBERS : Remark.NONE;
  }

  private boolean hasInfinite(Column column) {
    return column.distinct().stream()
        .flatMap(value -> Column.number(value).stream())
        .anyMatch(number -> !Double.isFinite(number));
  }

  private Role role(Column column, Remark remark) {
    boolean isResult = isMetric(column.name()) || remark == Remark.NOT_FINITE;
    if (column.isNumeric() && isResult && remark != Remark.NO_VALUES) {
      return Role.METRIC;
    }
    boolean isOther =
        remark == Remark.NAMES_TRIALS
            || remark == Remark.EMPTY_CELLS
            || remark == Remark.NO_VALUES
            || MetricWords.has(column.name(), WORDS);
    return isOther ? Role.SKIP : Role.PARAMETER;
  }

  private boolean isMetric(String name) {
    return known.containsKey(name) || soundsLikeMetric(name);
  }

  /** Whether a name is one that results have. */
  static boolean soundsLikeMetric(String name) {
    return MetricWords.isResult(name) || MetricWords.has(name, TIMES);
  }

  private Optional<Goal> goal(String name) {
    return goal(name, known);
  }

  /**
   * Whether less or more of a result is better, as kinds of objective know it or as its name says.
   *
   * @param known the metrics that kinds of objective know
   */
  static Optional<Goal> goal(String name, Map<String, Goal> known) {
    if (known.containsKey(name)) {
      return Optional.of(known.get(name));
    }
    return MetricWords.goal(name);
  }

  /** Whether it says when a trial ran. */
  private static boolean isTime(Column column) {
    List<Object> values = column.distinct();
    return column.type() == Column.Type.TEXT
        && !values.isEmpty()
        && values.stream().allMatch(value -> DAY.matcher(String.valueOf(value)).matches());
  }

  /**
   * Whether a column says which trial it was, when and how long it ran, or what somebody thought of
   * it: no search could set that.
   */
  static boolean isNoParameter(Column column) {
    String name = column.name();
    return namesTrials(name)
        || isTime(column)
        || MetricWords.has(name, WORDS)
        || MetricWords.has(name, TIMES);
  }

  /**
   * Whether it is called so, or is somebody's number: {@code run_id}, but not {@code model_name}.
   */
  private static boolean namesTrials(String name) {
    String plain = name.toLowerCase(Locale.ROOT).strip();
    return NAMES.contains(plain) || MetricWords.has(plain, IDS);
  }
}
