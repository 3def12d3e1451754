package org.tunebench.engine.studyfile.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tunebench.engine.Nearest;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.TrialColumns;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricWords;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/** Decides what each column of a table is: the metric, another result, a parameter, or neither. */
final class Roles {
  /** Names of the column that numbers the trials, ours first. */
  static final List<String> NUMBERS =
      List.of(TrialColumns.TRIAL, "run index", "run_index", "number");

  /** Columns whose cells are words, whatever they look like. */
  private static final Set<String> WORDS =
      Set.of(
          TrialColumns.STATE,
          TrialColumns.SUGGESTED_BY,
          TrialColumns.FAILURE,
          TrialColumns.TAGS,
          TrialColumns.NOTE);

  /** What the column with the state is called, in small letters. */
  private static final Set<String> STATES = Set.of(TrialColumns.STATE, "status");

  /** Where our own tables have the metric that decides. */
  static final int METRIC = 2;

  private final RawTable table;
  private final ImportOptions options;
  private final Map<String, Goal> known;
  private final Optional<OwnColumns> own;
  private final Optional<String> metric;

  /** Null until it is asked for. */
  private List<String> leftOut;

  Roles(RawTable table, ImportOptions options, ObjectiveTypes types) {
    this.table = table;
    this.options = options;
    this.known = known(types);
    requireColumns(ImportOptions.RESULTS, options.results());
    requireColumns(ImportOptions.SKIP, options.skip());
    requireColumns(ImportOptions.PARAMETERS, options.parameters());
    requireHeadings();
    this.own = isOurs() ? Optional.of(new OwnColumns(table, known.keySet())) : Optional.empty();
    this.metric = options.metric().isPresent() ? Optional.of(chosen()) : guessed();
  }

  /** Whether the cells of a column are words, whatever they look like. */
  static boolean isWords(String column) {
    boolean marked = column.startsWith(TrialColumns.MARK);
    return WORDS.contains(marked ? column.substring(TrialColumns.MARK.length()) : column);
  }

  /** The metrics that kinds of objective know, each with what is better. */
  private static Map<String, Goal> known(ObjectiveTypes types) {
    Map<String, Goal> known = new LinkedHashMap<>();
    for (ObjectiveType type : types.all()) {
      PartSpec any = new PartSpec(type.kind());
      type.metrics(any).forEach(m -> known.putIfAbsent(m.name(), m.goal()));
      if (!type.metrics(any).isEmpty()) {
        known.putIfAbsent(type.monitor(any).name(), type.monitor(any).goal());
      }
    }
    return known;
  }

  private void requireColumns(String option, List<String> names) {
    for (String name : names) {
      if (table.indexOf(name) < 0) {
        throw new WrongInputException(option, noColumn(name));
      }
    }
  }

  private String noColumn(String name) {
    List<String> columns = table.columns().stream().filter(c -> !c.isEmpty()).toList();
    return "%s has no column '%s'; %s"
        .formatted(
            table.file(),
            name,
            Nearest.to(name, columns)
                .map("did you mean '%s'?"::formatted)
                .orElse("there are " + String.join(", ", columns)));
  }

  /** The first column may have no heading: it counts the lines, as pandas writes it. */
  private void requireHeadings() {
    for (int c = 1; c < table.columns().size(); c++) {
      if (table.columns().get(c).isEmpty()) {
        throw new StudyFileException(
            table.file(), 1, "", "column %d has no heading: name it".formatted(c + 1), null);
      }
    }
  }

  private String chosen() {
    String name = options.metric().orElseThrow();
    if (table.indexOf(name) < 0) {
      throw new WrongInputException(ImportOptions.METRIC, noColumn(name));
    }
    return name;
  }

  private Optional<String> guessed() {
    return isOurs()
        ? Optional.of(table.columns().get(METRIC))
        : table.columns().stream().filter(known::containsKey).findFirst().or(this::byName);
  }

  /** The only column that is called as results are, where its name says what is better, too. */
  private Optional<String> byName() {
    List<String> alike =
        table.columns().stream()
            .filter(MetricWords::isResult)
            .filter(name -> Column.of(table, table.indexOf(name)).isNumeric())
            .filter(name -> !options.results().contains(name))
            .filter(name -> !options.parameters().contains(name))
            .filter(name -> !options.skip().contains(name))
            .toList();
    return alike.stream()
        .filter(name -> alike.size() == 1 && MetricWords.goal(name).isPresent())
        .findFirst();
  }

  /** Whether nothing but its name tells which column decides. */
  boolean isMetricGuessed() {
    return options.metric().isEmpty() && !isOurs() && !known.containsKey(metric());
  }

  /** Whether the table is an export of ours. */
  boolean isOurs() {
    List<String> columns = table.columns();
    return columns.size() > METRIC
        && columns.get(0).equals(NUMBERS.get(0))
        && columns.get(1).equals(TrialColumns.STATE);
  }

  /** What the columns look like that are not our own. */
  TableLook look() {
    return new ColumnGuesses(table, known, unassigned()).look(isOurs());
  }

  private List<String> unassigned() {
    return table.columns().stream()
        .filter(
            c ->
                !c.isEmpty()
                    && !TrialColumns.OWN.contains(c)
                    && !NUMBERS.contains(c)
                    && !isMark(c)
                    && !isState(c))
        .toList();
  }

  /**
   * The column that decides.
   *
   * @throws WrongInputException where nothing tells which
   */
  String metric() {
    return metric.orElseThrow(
        () ->
            new WrongInputException(
                ImportOptions.METRIC,
                "say which column of %s is the result: %s"
                    .formatted(table.file(), String.join(", ", unassigned()))));
  }

  /** What the person or the file says is better, or else what the metric's name says, or less. */
  Goal goal() {
    return options
        .goal()
        .or(table::goal)
        .or(() -> ColumnGuesses.goal(nameOf(metric()), known))
        .orElse(Goal.MINIMIZE);
  }

  /**
   * Whether nobody but the metric's name says what is better, if that: not the person, nor the
   * file, nor a kind of objective that knows the metric.
   */
  boolean isGoalGuessed() {
    return options.goal().isEmpty()
        && table.goal().isEmpty()
        && !known.containsKey(nameOf(metric()))
        && (goal() == Goal.MAXIMIZE ? isOurs() : MetricWords.goal(nameOf(metric())).isEmpty());
  }

  /** The column that says what became of the trials, or empty. */
  Optional<String> state() {
    return Stream.concat(
            table.columns().stream().filter(TrialColumns.STATE::equals),
            table.columns().stream().filter(this::isState))
        .filter(name -> !options.skip().contains(name))
        .findFirst();
  }

  /** Whether other tools mean the state by a column. */
  private boolean isState(String column) {
    int index = table.indexOf(column);
    return STATES.contains(column.toLowerCase(Locale.ROOT))
        && !isSpokenFor(column)
        && table.rows().stream()
            .map(row -> row.cells().get(index))
            .allMatch(cell -> cell == null || StateWords.of(cell).isPresent());
  }

  /** The column that numbers the trials, or empty. */
  Optional<String> number() {
    return NUMBERS.stream()
        .filter(name -> table.indexOf(name) >= 0 && !isSpokenFor(name))
        .findFirst();
  }

  private boolean isSpokenFor(String name) {
    return metric.filter(name::equals).isPresent()
        || options.results().contains(name)
        || options.parameters().contains(name)
        || options.skip().contains(name);
  }

  /** The metric and all other columns that are results. */
  Set<String> results() {
    Set<String> results = new LinkedHashSet<>(List.of(metric()));
    for (String column : table.columns()) {
      if (isResult(column) && !options.skip().contains(column)) {
        results.add(column);
      }
    }
    return results;
  }

  private boolean isResult(String column) {
    boolean isKnown =
        known.containsKey(column) && !own.filter(o -> o.isSurelyParameter(column)).isPresent();
    return options.results().contains(column)
        || isKnown
        || own.filter(ours -> ours.isMetric(column)).isPresent();
  }

  /**
   * Whether nothing but names tells the results of our own table from its parameters: neither the
   * file nor the person, nor that there is but one column left, or that text cannot be a result.
   */
  boolean areGuessed() {
    if (own.filter(OwnColumns::isGuessed).isEmpty() || !options.results().isEmpty()) {
      return false;
    }
    List<String> parameters = parameters();
    boolean mayBeResult =
        parameters.size() > 1 && Column.of(table, table.indexOf(parameters.get(0))).isNumeric();
    return mayBeResult || results().size() > 1;
  }

  /** What a column is called in the study. */
  String nameOf(String column) {
    return own.map(ours -> ours.nameOf(column)).orElse(column);
  }

  /** The column of one of the marks, or empty where there is none. */
  Optional<String> mark(String which) {
    return table.columns().stream().filter(c -> isMark(c) && c.endsWith(which)).findFirst();
  }

  /** Whether it stands where our own tables have marks: a parameter may be called so, too. */
  private boolean isMark(String column) {
    int failure = table.indexOf(TrialColumns.FAILURE);
    return failure >= 0
        && table.indexOf(column) > failure
        && TrialColumns.MARKS.contains(column.replace(TrialColumns.MARK, ""))
        && !isSpokenFor(column);
  }

  /** The columns that are parameters. */
  List<String> parameters() {
    List<String> parameters = new ArrayList<>(others());
    parameters.removeAll(leftOut());
    return parameters;
  }

  /**
   * The columns that nobody has spoken of and no search could have set: in tables of other tools,
   * what names and times the trials.
   */
  List<String> leftOut() {
    if (leftOut == null) {
      leftOut = isOurs() ? List.of() : others().stream().filter(this::isLeftOut).toList();
    }
    return leftOut;
  }

  private boolean isLeftOut(String column) {
    return !options.parameters().contains(column)
        && ColumnGuesses.isNoParameter(Column.of(table, table.indexOf(column)));
  }

  /** The columns that are nothing else. */
  private List<String> others() {
    Set<String> results = results();
    Optional<String> state = state();
    List<String> others = new ArrayList<>();
    for (String column : table.columns()) {
      boolean other =
          column.isEmpty()
              || TrialColumns.OWN.contains(column)
              || NUMBERS.contains(column)
              || results.contains(column)
              || isMark(column)
              || state.filter(column::equals).isPresent()
              || options.skip().contains(column);
      if (!other) {
        others.add(column);
      }
    }
    return others;
  }
}
