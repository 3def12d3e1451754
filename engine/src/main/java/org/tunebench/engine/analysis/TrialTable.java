package org.tunebench.engine.analysis;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/**
 * The table of a study's trials: one definition for CSV, JSON, terminals and screens. Its columns
 * are {@code trial}, {@code state}, the study's metric, the other final metrics, the parameters by
 * name, {@code n_epochs}, {@code n_params}, {@code device}, {@code started}, {@code duration_s},
 * {@code suggestion_ms}, {@code suggested_by} and {@code failure}; where a person has marked
 * trials, {@code pinned}, {@code tags} and {@code note} follow.
 */
public final class TrialTable implements FileTable {
  /** What a column's cells are. Any cell may be empty. */
  public enum Type {
    /** {@link Long}. */
    WHOLE,
    /** {@link Double}, possibly NaN or infinite. */
    NUMBER,
    /** {@link String}. */
    TEXT,
    /** {@link String}, {@link Long}, {@link Double} or {@link Boolean}: options of a choice. */
    OPTION,
    /** {@link Instant}, to the millisecond. */
    TIME
  }

  /** What a column is about. */
  public enum Role {
    /** The trial itself: its number, state, times. */
    TRIAL,
    /** The metric that the study optimises. */
    METRIC,
    /** Another final metric. */
    OTHER_METRIC,
    /** A parameter. */
    PARAMETER
  }

  /**
   * A column.
   *
   * @param name the heading, the same everywhere; no two columns of a table have the same
   * @param type what its cells are
   * @param role what it is about
   */
  public record Column(String name, Type type, Role role) {}

  private final List<Column> columns = new ArrayList<>();
  private final List<Function<Trial, Object>> readers = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final List<Trial> trials;
  private final Goal goal;

  private TrialTable(StudySpec spec, List<Trial> trials) {
    this.trials = List.copyOf(trials);
    this.goal = spec.metric().goal();
    String metric = spec.metric().name();
    add(TrialColumns.TRIAL, Type.WHOLE, trial -> (long) trial.number());
    add(TrialColumns.STATE, Type.TEXT, trial -> trial.state().word());
    addMetric(metric, Role.METRIC);
    otherMetrics(metric).forEach(name -> addMetric(name, Role.OTHER_METRIC));
    Set<String> taken = new HashSet<>(names);
    taken.addAll(TrialColumns.OWN);
    spec.space().parameters().forEach(parameter -> addParameter(parameter, taken));
    addCounts(metric);
    add(TrialColumns.DEVICE, Type.TEXT, trial -> text(trial.run().device()));
    add(
        TrialColumns.STARTED,
        Type.TIME,
        trial -> trial.run().started().map(TrialTable::millis).orElse(null));
    add(
        TrialColumns.DURATION,
        Type.NUMBER,
        trial -> trial.run().duration().map(TrialTable::seconds).orElse(null));
    add(TrialColumns.SUGGESTION, Type.NUMBER, TrialTable::suggestionMillis);
    add(TrialColumns.SUGGESTED_BY, Type.TEXT, trial -> text(trial.source().by()));
    add(TrialColumns.FAILURE, Type.TEXT, trial -> text(trial.failure()));
  }

  /**
   * The table of some trials of a study, in the order given.
   *
   * @param spec the study's definition: its metric and its parameters give columns
   * @param trials all its trials, or any of them
   */
  public static TrialTable of(StudySpec spec, List<Trial> trials) {
    return new TrialTable(spec, trials);
  }

  /**
   * The table of some trials with what a person noted at them.
   *
   * @param marks by trial number; without any there are no columns for them. A map that changes
   *     later is read anew for each cell
   */
  public static TrialTable of(StudySpec spec, List<Trial> trials, Map<Integer, Marks> marks) {
    TrialTable table = new TrialTable(spec, trials);
    if (!marks.isEmpty()) {
      table.addMarks(marks);
    }
    return table;
  }

  private void addMarks(Map<Integer, Marks> marks) {
    Function<Trial, Marks> of = trial -> marks.getOrDefault(trial.number(), Marks.NONE);
    add(
        free(TrialColumns.PINNED, TrialColumns.MARK),
        Type.OPTION,
        trial -> of.apply(trial).pinned() ? Boolean.TRUE : null);
    add(
        free(TrialColumns.TAGS, TrialColumns.MARK),
        Type.TEXT,
        trial -> text(String.join(", ", of.apply(trial).tags())));
    add(
        free(TrialColumns.NOTE, TrialColumns.MARK),
        Type.TEXT,
        trial -> text(of.apply(trial).note()));
  }

  private void add(String name, Type type, Function<Trial, Object> reader) {
    add(new Column(name, type, Role.TRIAL), reader);
  }

  private void add(Column column, Function<Trial, Object> reader) {
    names.add(column.name());
    columns.add(column);
    readers.add(reader);
  }

  /** What the column of a parameter is called among the columns of a table. */
  public static String columnOf(String parameter, Collection<String> columns) {
    String longer = TrialColumns.PARAMETER + parameter;
    return columns.contains(longer) ? longer : parameter;
  }

  /** The parameter that a column is of, by its name; a heading of no parameter as it is. */
  public static String parameterOf(String heading, SearchSpace space) {
    boolean longer = space.indexOf(heading) < 0 && heading.startsWith(TrialColumns.PARAMETER);
    return longer ? heading.substring(TrialColumns.PARAMETER.length()) : heading;
  }

  /** A prefix tells a parameter {@code state} from the state. */
  private String heading(String name, String prefix, Set<String> taken) {
    boolean prefixed = TrialColumns.needsPrefix(name, prefix, taken);
    return free(prefixed ? prefix + name : name, prefix);
  }

  /** A name that no other column has. */
  private String free(String name, String prefix) {
    String free = name;
    while (TrialColumns.OWN.contains(free) || names.contains(free)) {
      free = prefix + free;
    }
    return free;
  }

  private List<String> otherMetrics(String metric) {
    Set<String> others = new LinkedHashSet<>();
    trials.forEach(trial -> others.addAll(trial.metrics().keySet()));
    others.removeAll(List.of(metric, Trial.N_EPOCHS, Trial.N_PARAMS));
    return List.copyOf(others);
  }

  private void addMetric(String name, Role role) {
    boolean count = name.equals(Trial.N_EPOCHS) || name.equals(Trial.N_PARAMS);
    String heading = count ? name : heading(name, TrialColumns.METRIC, TrialColumns.OWN);
    add(new Column(heading, Type.NUMBER, role), trial -> trial.metrics().get(name));
  }

  private void addParameter(Parameter parameter, Set<String> taken) {
    Column column =
        new Column(
            heading(parameter.name(), TrialColumns.PARAMETER, taken),
            type(parameter.distribution()),
            Role.PARAMETER);
    add(column, trial -> trial.configuration().values().get(parameter.name()));
  }

  private static Type type(Distribution distribution) {
    if (distribution instanceof Options) {
      return type(distribution.values());
    }
    return distribution.isWhole() ? Type.WHOLE : Type.NUMBER;
  }

  private static Type type(List<Object> options) {
    boolean allWhole = options.stream().allMatch(Long.class::isInstance);
    boolean allNumbers = options.stream().allMatch(Double.class::isInstance);
    boolean allText = options.stream().allMatch(String.class::isInstance);
    return allWhole ? Type.WHOLE : allNumbers ? Type.NUMBER : allText ? Type.TEXT : Type.OPTION;
  }

  /** A study that optimises one of the counts has its column already. */
  private void addCounts(String metric) {
    if (!metric.equals(Trial.N_EPOCHS)) {
      add(Trial.N_EPOCHS, Type.WHOLE, TrialTable::epochs);
    }
    if (!metric.equals(Trial.N_PARAMS)) {
      add(Trial.N_PARAMS, Type.WHOLE, trial -> count(trial.metrics().get(Trial.N_PARAMS)));
    }
  }

  private static Object epochs(Trial trial) {
    OptionalInt known = trial.knownEpochs();
    return known.isPresent() ? (Object) (long) known.getAsInt() : null;
  }

  private static Object count(Double value) {
    return value == null || !Double.isFinite(value) ? null : (Object) Math.round(value);
  }

  private static Object text(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Object millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  private static Object seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static Object suggestionMillis(Trial trial) {
    double millis = trial.source().suggestionMillis();
    return Double.isNaN(millis) ? null : (Object) millis;
  }

  /** The columns in their order. */
  public List<Column> columns() {
    return List.copyOf(columns);
  }

  /** Whether less or more of the metric that decides is better. */
  public Goal goal() {
    return goal;
  }

  /** How many of its columns are metrics: they stand together, before the parameters. */
  public int metrics() {
    return (int)
        columns.stream()
            .filter(c -> c.role() == Role.METRIC || c.role() == Role.OTHER_METRIC)
            .count();
  }

  /** The column of a name. */
  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /**
   * The columns that say what trials were and gave: metrics, parameters and counts, as far as any
   * trial of the table has them.
   *
   * @return their places among {@link #columns}
   */
  public List<Integer> telling() {
    return IntStream.range(0, columns.size()).filter(this::isTelling).boxed().toList();
  }

  private boolean isTelling(int index) {
    Column column = columns.get(index);
    boolean count = column.name().equals(Trial.N_EPOCHS) || column.name().equals(Trial.N_PARAMS);
    return (count || column.role() != Role.TRIAL)
        && trials.stream().anyMatch(trial -> cell(trial, index).isPresent());
  }

  @Override
  public long write(TableForm form, Writer target) throws IOException {
    return form == TableForm.CSV ? TableCsv.write(this, target) : TableJson.write(this, target);
  }

  /** Number of rows: one a trial. */
  public int rows() {
    return trials.size();
  }

  /** The trial of a row. */
  public Trial trial(int row) {
    return trials.get(row);
  }

  /**
   * A cell.
   *
   * @return a value of the column's type, or empty: an inactive parameter, a metric that the trial
   *     has not
   */
  public Optional<Object> cell(int row, int column) {
    return cell(trials.get(row), column);
  }

  /**
   * The cell that a trial of the study would have in a column, whether it is in this table or not:
   * for screens, whose rows change while the columns stay.
   *
   * @return as {@link #cell(int, int)}
   */
  public Optional<Object> cell(Trial trial, int column) {
    return Optional.ofNullable(readers.get(column).apply(trial));
  }
}
