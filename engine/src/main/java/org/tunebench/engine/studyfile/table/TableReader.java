package org.tunebench.engine.studyfile.table;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tunebench.engine.analysis.TrialColumns;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.SuggestedBy;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.studyfile.foreign.ParameterNames;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/** Makes a study of a table: a trial of each row. */
final class TableReader {
  private static final double MILLIS = 1000;

  private final RawTable table;
  private final ImportOptions options;
  private final Roles roles;
  private final Map<String, Column> results = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private ParameterNames called = new ParameterNames();

  TableReader(RawTable table, ImportOptions options, ObjectiveTypes types) {
    this.table = table;
    this.options = options.among(table.columns());
    this.roles = new Roles(table, this.options, types);
    roles.results().forEach(name -> results.put(name, numbers(name)));
    requireDifferentResults();
  }

  private void requireDifferentResults() {
    Map<String, String> columns = new HashMap<>();
    for (String column : results.keySet()) {
      String other = columns.putIfAbsent(roles.nameOf(column), column);
      if (other != null) {
        throw new StudyFileException(
            table.file(),
            table.headingLine(),
            column,
            "is the result '%s', as is the column '%s': rename one"
                .formatted(roles.nameOf(column), other),
            null);
      }
    }
  }

  ImportedStudy read() {
    List<String> parameters = new ArrayList<>(roles.parameters());
    List<String> empty = SpaceOfTable.empty(table, parameters);
    empty.forEach(name -> note(name, "has no values and is left out"));
    table.decimalCommas().stream()
        .filter(name -> !options.skip().contains(name))
        .forEach(name -> note(name, "has commas, which are read as decimal points"));
    parameters.removeAll(empty);
    parameters.forEach(this::requireClear);
    called = ParameterNames.of(parameters.stream().map(roles::nameOf).toList());
    called.renamed().forEach((name, here) -> note("", ParameterNames.sentence(name, here)));
    SpaceOfTable values =
        new SpaceOfTable(table, parameters, column -> called.get(roles.nameOf(column)));
    SearchSpace space = values.space();
    sayWhatWasGuessed();
    int[] numbers = trialNumbers();
    List<Trial> trials = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      trials.add(trial(row, numbers[row], configuration(space, values, row)));
    }
    trials.sort(Comparator.comparingInt(Trial::number));
    if (roles.isGoalGuessed()) {
      boolean more = roles.goal() == Goal.MAXIMIZE;
      note(roles.metric(), more ? ImportOptions.MORE_IS_BETTER : ImportOptions.LESS_IS_BETTER);
    }
    Map<Integer, Marks> marks = new MarkReader(table, roles).read(numbers);
    return new ImportedStudy(spec(space, trials.size()), trials, List.of(), marks, notes);
  }

  private void sayWhatWasGuessed() {
    List<String> leftOut = roles.leftOut();
    if (!leftOut.isEmpty()) {
      boolean isOne = leftOut.size() == 1;
      note(
          "",
          "the column%s '%s' %s"
                  .formatted(isOne ? "" : "s", String.join("', '", leftOut), isOne ? "is" : "are")
              + ImportOptions.LEFT_OUT
              + (isOne ? "it names or times trials" : "they name or time trials"));
    }
    if (roles.isMetricGuessed()) {
      note(roles.metric(), ImportOptions.DECIDES_BY_NAME);
    }
    if (roles.areGuessed()) {
      String taken = String.join(", ", roles.results());
      note(
          "",
          "does not say which columns are results: %s %s taken for %s and "
                  .formatted(
                      taken,
                      roles.results().size() == 1 ? "is" : "are",
                      roles.results().size() == 1 ? "one" : "some")
              + ImportOptions.OTHERS_ARE_PARAMETERS);
    }
  }

  private void note(String column, String sentence) {
    notes.add(
        new StudyFileException(table.file(), table.headingLine(), column, sentence, null)
            .sentence());
  }

  /** A number that became a word would be searched, and drawn, as one. */
  private void requireClear(String parameter) {
    int index = table.indexOf(parameter);
    List<Object> cells = table.rows().stream().map(row -> row.cells().get(index)).toList();
    for (int row = 0; row < cells.size(); row++) {
      if (DecimalCommas.isWrittenForPeople(cells.get(row))) {
        throw noNumber(row, parameter);
      }
    }
    if (!table.decimalCommas().contains(parameter)
        && cells.stream().anyMatch(c -> DecimalCommas.isOne(c) || DecimalCommas.isGrouped(c))) {
      note(parameter, "has commas and is read as text: numbers need a decimal point");
    }
  }

  private StudySpec spec(SearchSpace space, int trials) {
    return new StudySpec(
        options.name(),
        ImportedObjectiveType.of(table.file()),
        new MetricSpec(roles.nameOf(roles.metric()), roles.goal()),
        space,
        new PartSpec("random"),
        new PartSpec("none"),
        new Budget(trials),
        List.of(),
        0,
        Optional.empty());
  }

  private Column numbers(String name) {
    Column column = Column.of(table, table.indexOf(name));
    for (int row = 0; row < table.rows().size(); row++) {
      if (column.value(row).isPresent() && column.number(row).isEmpty()) {
        throw noNumber(row, name);
      }
    }
    return column;
  }

  private StudyFileException wrong(int row, String column, String right) {
    Object given = table.rows().get(row).cells().get(table.indexOf(column));
    return table.wrong(row, table.indexOf(column), "must be %s, not %s".formatted(right, given));
  }

  private StudyFileException noNumber(int row, String column) {
    Object given = table.rows().get(row).cells().get(table.indexOf(column));
    String text = String.valueOf(given);
    if (DecimalCommas.isWrittenForPeople(given)) {
      return wrong(
          row, column, "a number without grouped digits: " + DecimalCommas.forPrograms(text));
    }
    if (DecimalCommas.isGrouped(given)) {
      return wrong(row, column, "a number without a comma: " + DecimalCommas.withoutComma(text));
    }
    return wrong(
        row,
        column,
        DecimalCommas.isOne(given)
            ? "a number with a decimal point, such as " + text.replace(',', '.')
            : "a number or empty");
  }

  /** The table's own numbers if they go from 0 without gaps, or else the order of the rows. */
  private int[] trialNumbers() {
    int rows = table.rows().size();
    int[] inOrder = new int[rows];
    Arrays.setAll(inOrder, row -> row);
    Optional<String> name = roles.number();
    if (name.isEmpty()) {
      return inOrder;
    }
    Column column = Column.of(table, table.indexOf(name.get()));
    int[] given = new int[rows];
    boolean[] seen = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      double number = column.number(row).orElse(-1.0);
      boolean fits = number == Math.rint(number) && number >= 0 && number < rows;
      if (!fits || seen[(int) number]) {
        note(name.get(), "does not number the trials from 0 without gaps: they are numbered anew");
        return inOrder;
      }
      given[row] = (int) number;
      seen[given[row]] = true;
    }
    return given;
  }

  private Configuration configuration(SearchSpace space, SpaceOfTable values, int row) {
    Map<String, Object> found = new LinkedHashMap<>();
    for (Parameter parameter : space.parameters()) {
      values.value(parameter, row).ifPresent(value -> found.put(parameter.name(), value));
    }
    return new Configuration(found);
  }

  /** The default configuration and replicates are beside a search, in its table, too. */
  private static Origin origin(String by) {
    return switch (by) {
      case SuggestedBy.BASELINE -> Origin.BASELINE;
      case SuggestedBy.REPLICATE -> Origin.REPLICATE;
      default -> Origin.IMPORTED;
    };
  }

  private Trial trial(int row, int number, Configuration configuration) {
    TrialState state = roles.state().map(column -> state(row, column)).orElse(TrialState.COMPLETED);
    String failure = words(row, TrialColumns.FAILURE);
    if (state == TrialState.COMPLETED && !roles.isOurs() && hasNoResult(row)) {
      state = TrialState.FAILED;
      failure = "the table has no '%s' of it".formatted(roles.metric());
    }
    if (!state.isTerminal()) {
      state = TrialState.INTERRUPTED;
      failure = "it had not ended when the table was written";
    }
    double suggestion = number(row, TrialColumns.SUGGESTION).orElse(Double.NaN);
    String by = words(row, TrialColumns.SUGGESTED_BY);
    return new Trial(
        number,
        new Trial.Source(origin(by), OptionalInt.empty(), 0, suggestion, by),
        configuration,
        state,
        run(row),
        state == TrialState.COMPLETED ? metrics(row) : Map.of(),
        epochs(row),
        failure);
  }

  private String words(int row, String column) {
    return cell(row, column).map(String::valueOf).orElse("");
  }

  private Optional<Object> cell(int row, String column) {
    int index = options.skip().contains(column) ? -1 : table.indexOf(column);
    return index < 0
        ? Optional.empty()
        : Optional.ofNullable(table.rows().get(row).cells().get(index));
  }

  private Optional<Double> number(int row, String column) {
    if (cell(row, column).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Column.number(cell(row, column).get()).orElseThrow(() -> noNumber(row, column)));
  }

  private boolean hasNoResult(int row) {
    return results.get(roles.metric()).value(row).isEmpty();
  }

  private TrialState state(int row, String column) {
    Optional<Object> word = cell(row, column);
    if (word.isEmpty()) {
      return TrialState.COMPLETED;
    }
    return StateWords.of(word.get())
        .orElseThrow(
            () ->
                wrong(
                    row,
                    column,
                    "one of "
                        + String.join(
                            ", ",
                            Arrays.stream(TrialState.values()).map(TrialState::word).toList())));
  }

  private Map<String, Double> metrics(int row) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    results.forEach(
        (name, column) -> column.number(row).ifPresent(x -> metrics.put(roles.nameOf(name), x)));
    // In a table of ours, which says NaN, an empty cell is what pandas makes of that.
    metrics.putIfAbsent(roles.nameOf(roles.metric()), Double.NaN);
    number(row, Trial.N_PARAMS).ifPresent(count -> metrics.put(Trial.N_PARAMS, count));
    return metrics;
  }

  private int epochs(int row) {
    return number(row, Trial.N_EPOCHS).filter(Double::isFinite).map(Double::intValue).orElse(0);
  }

  private Trial.Run run(int row) {
    Optional<Instant> started = cell(row, TrialColumns.STARTED).map(text -> time(row, text));
    Optional<Instant> ended =
        started.flatMap(
            from ->
                number(row, TrialColumns.DURATION)
                    .filter(Double::isFinite)
                    .map(seconds -> from.plus(Duration.ofMillis(Math.round(seconds * MILLIS)))));
    return new Trial.Run(
        cell(row, TrialColumns.DEVICE).map(String::valueOf).orElse(""), started, ended);
  }

  private Instant time(int row, Object text) {
    try {
      return Instant.parse(String.valueOf(text));
    } catch (DateTimeParseException e) {
      throw wrong(row, TrialColumns.STARTED, "a time such as 2026-03-01T12:00:00Z");
    }
  }
}
