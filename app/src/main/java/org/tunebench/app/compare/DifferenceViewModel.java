package org.tunebench.app.compare;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.chart.LineGroup;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.TimeText;
import org.tunebench.app.trials.TrialsViewModel;
import org.tunebench.engine.analysis.TrialColumns;
import org.tunebench.engine.analysis.TrialDifference;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;

/** Some trials of a study side by side: what differs first, and their histories. */
final class DifferenceViewModel {
  /**
   * A line of the table.
   *
   * @param label the column of the table of trials
   * @param cells one for each trial
   * @param part where it stands
   * @param help what its cells mean, or empty
   */
  record Row(String label, List<String> cells, Part part, String help) {
    /** Copies the list. */
    Row {
      cells = List.copyOf(cells);
    }
  }

  /** The parts of the table, in their order. */
  enum Part {
    /** What the person has chosen or gained, and what differs in it. */
    DIFFERS,
    /** What is the same. */
    SAME,
    /** When and where each ran, which differs between any two trials. */
    RUN
  }

  private static final Set<String> OF_THE_RUN =
      Set.of(
          TrialColumns.DEVICE,
          TrialColumns.STARTED,
          TrialColumns.DURATION,
          TrialColumns.SUGGESTION,
          TrialColumns.SUGGESTED_BY);

  private final Services services;
  private final Texts texts;
  private final TimeText times;
  private final Route.CompareTrials route;
  private final ReadOnlyStringWrapper heading = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<CompareViewModel.Content> content =
      new ReadOnlyObjectWrapper<>(CompareViewModel.Content.NONE);
  private final ObservableList<String> metrics = FXCollections.observableArrayList();
  private final StringProperty metric = new SimpleStringProperty();
  private final BooleanProperty logValues = new SimpleBooleanProperty();
  private Loaded loaded;

  private record Side(Trial trial, Map<String, Curve> curves) {}

  private record Loaded(Study study, TrialDifference difference, List<Side> sides) {}

  /** Reads the trials at once, in the background. */
  DifferenceViewModel(Services services, Route.CompareTrials route) {
    this.services = services;
    this.texts = services.texts();
    this.times = new TimeText(texts, ZoneId.systemDefault());
    this.route = route;
    metric.addListener((source, before, now) -> draw());
    new Background(services)
        .run(
            this::read,
            found -> found.ifPresentOrElse(this::apply, this::gone),
            wrong -> gone(),
            () -> {});
  }

  /** What is compared, in words. */
  ReadOnlyStringProperty headingProperty() {
    return heading.getReadOnlyProperty();
  }

  /** What differs first. */
  ReadOnlyObjectProperty<List<Row>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** The histories of all. */
  ReadOnlyObjectProperty<CompareViewModel.Content> contentProperty() {
    return content.getReadOnlyProperty();
  }

  /** Metrics that any of them has a history of, the monitored one first. */
  ObservableList<String> metrics() {
    return metrics;
  }

  /** The metric of the histories that are shown; null before there is one. */
  StringProperty metricProperty() {
    return metric;
  }

  /** Whether the histories are on a logarithmic axis. */
  BooleanProperty logValuesProperty() {
    return logValues;
  }

  /** Goes back to where it was asked for on the study's page. */
  void back() {
    services.navigator().show(route.from());
  }

  private Optional<Loaded> read() {
    StudyRepository repository = services.engine().repository();
    Optional<Study> study = repository.study(route.study());
    List<Trial> trials =
        route.trials().stream()
            .flatMap(number -> repository.trial(route.study(), number).stream())
            .toList();
    if (study.isEmpty() || trials.size() < route.trials().size()) {
      return Optional.empty();
    }
    List<Side> sides =
        trials.stream()
            .map(trial -> new Side(trial, repository.curves(route.study(), trial.number())))
            .toList();
    return Optional.of(
        new Loaded(study.get(), TrialDifference.of(study.get().spec(), trials), sides));
  }

  private void gone() {
    heading.set(texts.get("Compare.TrialsGone"));
  }

  private void apply(Loaded found) {
    loaded = found;
    List<String> numbers = route.trials().stream().map(String::valueOf).toList();
    String last = numbers.get(numbers.size() - 1);
    String others = String.join(", ", numbers.subList(0, numbers.size() - 1));
    heading.set(texts.get("Compare.TrialsOf", others, last, found.study.spec().name()));
    rows.set(
        withDeciding(found.difference.rows(), found.study.spec().metric().name()).stream()
            .map(this::row)
            .sorted(Comparator.comparing(Row::part))
            .toList());
    TreeSet<String> names = new TreeSet<>();
    found.sides.forEach(side -> names.addAll(side.curves.keySet()));
    String monitor = found.study.spec().metric().monitor();
    metrics.setAll(
        names.stream()
            .sorted(
                Comparator.comparing((String name) -> !name.equals(monitor))
                    .thenComparing(Comparator.naturalOrder()))
            .toList());
    if (!metrics.isEmpty()) {
      metric.set(metrics.get(0));
    }
  }

  private String name(int trial) {
    return texts.get("Trial.Title", Integer.toString(trial));
  }

  /** Trials of which none has a result have reported of the metric, too. */
  private List<TrialDifference.Row> withDeciding(List<TrialDifference.Row> found, String metric) {
    boolean none = found.stream().noneMatch(row -> row.column().role() == TrialTable.Role.METRIC);
    if (!none || loaded.sides.stream().allMatch(side -> lastReported(side).isEmpty())) {
      return found;
    }
    TrialTable.Column deciding =
        new TrialTable.Column(metric, TrialTable.Type.NUMBER, TrialTable.Role.METRIC);
    List<TrialDifference.Row> all = new ArrayList<>(found);
    all.add(
        0,
        new TrialDifference.Row(
            deciding, Collections.nCopies(loaded.sides.size(), Optional.empty())));
    return all;
  }

  private Row row(TrialDifference.Row row) {
    boolean deciding = row.column().role() == TrialTable.Role.METRIC;
    List<String> cells = new ArrayList<>();
    boolean anyNotFinal = false;
    for (int i = 0; i < loaded.sides.size(); i++) {
      Optional<Object> cell = row.cells().get(i);
      Optional<String> notFinal = deciding ? notFinal(cell, loaded.sides.get(i)) : Optional.empty();
      anyNotFinal |= notFinal.isPresent();
      cells.add(notFinal.orElseGet(() -> text(row, cell)));
    }
    return new Row(
        row.column().name(),
        cells,
        anyNotFinal ? Part.DIFFERS : part(row),
        anyNotFinal ? texts.get("Trials.NotFinal.hint") : "");
  }

  /** What a trial without a result has reported last, as the table of trials shows it. */
  private Optional<String> notFinal(Optional<Object> cell, Side side) {
    return cell.isPresent()
        ? Optional.empty()
        : lastReported(side).map(value -> texts.get("Trials.NotFinal", Numbers.metric(value)));
  }

  private Optional<Double> lastReported(Side side) {
    Curve curve = side.curves.get(loaded.study.spec().metric().name());
    boolean ended = TrialsViewModel.hasEndedWithoutResult(side.trial);
    return ended && curve != null && curve.size() > 0
        ? Optional.of(curve.value(curve.size() - 1))
        : Optional.empty();
  }

  private static Part part(TrialDifference.Row row) {
    boolean own = row.column().role() == TrialTable.Role.TRIAL;
    return own && OF_THE_RUN.contains(row.column().name())
        ? Part.RUN
        : row.differs() ? Part.DIFFERS : Part.SAME;
  }

  private String text(TrialDifference.Row row, Optional<Object> cell) {
    if (cell.isEmpty()) {
      return texts.get(
          row.column().role() == TrialTable.Role.PARAMETER ? "Compare.Inactive" : "Compare.None");
    }
    boolean metric =
        row.column().role() == TrialTable.Role.METRIC
            || row.column().role() == TrialTable.Role.OTHER_METRIC;
    if (metric && cell.get() instanceof Double number) {
      return Numbers.metric(number);
    }
    return cell.get() instanceof Instant moment ? times.moment(moment) : Numbers.any(cell.get());
  }

  private void draw() {
    if (loaded == null || metric.get() == null) {
      return;
    }
    content.set(
        new CompareViewModel.Content(
            loaded.sides.stream().map(this::group).toList(),
            texts.get("Study.Epoch"),
            true,
            metric.get(),
            true));
  }

  private LineGroup group(Side side) {
    int trial = side.trial.number();
    Curve curve = side.curves.get(metric.get());
    return new LineGroup(
        name(trial), curve == null ? List.of() : List.of(CompareCurves.line(trial, curve)));
  }
}
