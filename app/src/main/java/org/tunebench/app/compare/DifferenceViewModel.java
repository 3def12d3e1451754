package org.tunebench.app.compare;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
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

/** Two trials of a study side by side: what differs first, and their histories. */
final class DifferenceViewModel {
  /**
   * A line of the table.
   *
   * @param label the column of the table of trials
   * @param one the first trial's cell
   * @param other the other's
   * @param part where it stands
   * @param help what its cells mean, or empty
   */
  record Row(String label, String one, String other, Part part, String help) {}

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

  private record Loaded(Study study, TrialDifference difference, Side one, Side other) {}

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

  /** Both histories. */
  ReadOnlyObjectProperty<CompareViewModel.Content> contentProperty() {
    return content.getReadOnlyProperty();
  }

  /** Metrics that either has a history of, the monitored one first. */
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
    Optional<Trial> one = repository.trial(route.study(), route.one());
    Optional<Trial> other = repository.trial(route.study(), route.other());
    if (study.isEmpty() || one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Loaded(
            study.get(),
            TrialDifference.of(study.get().spec(), one.get(), other.get()),
            new Side(one.get(), repository.curves(route.study(), route.one())),
            new Side(other.get(), repository.curves(route.study(), route.other()))));
  }

  private void gone() {
    heading.set(texts.get("Compare.TrialsGone"));
  }

  private void apply(Loaded found) {
    loaded = found;
    heading.set(
        texts.get(
            "Compare.TrialsOf", name(route.one()), name(route.other()), found.study.spec().name()));
    rows.set(
        withDeciding(found.difference.rows(), found.study.spec().metric().name()).stream()
            .map(this::row)
            .sorted(Comparator.comparing(Row::part))
            .toList());
    TreeSet<String> names = new TreeSet<>(found.one.curves.keySet());
    names.addAll(found.other.curves.keySet());
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

  /** Two trials without a result have reported of the metric, too. */
  private List<TrialDifference.Row> withDeciding(List<TrialDifference.Row> found, String metric) {
    boolean none = found.stream().noneMatch(row -> row.column().role() == TrialTable.Role.METRIC);
    if (!none || lastReported(loaded.one).isEmpty() && lastReported(loaded.other).isEmpty()) {
      return found;
    }
    TrialTable.Column deciding =
        new TrialTable.Column(metric, TrialTable.Type.NUMBER, TrialTable.Role.METRIC);
    List<TrialDifference.Row> all = new ArrayList<>(found);
    all.add(0, new TrialDifference.Row(deciding, Optional.empty(), Optional.empty()));
    return all;
  }

  private Row row(TrialDifference.Row row) {
    boolean deciding = row.column().role() == TrialTable.Role.METRIC;
    Optional<String> one = deciding ? notFinal(row.one(), loaded.one) : Optional.empty();
    Optional<String> other = deciding ? notFinal(row.other(), loaded.other) : Optional.empty();
    return new Row(
        row.column().name(),
        one.orElseGet(() -> text(row, row.one())),
        other.orElseGet(() -> text(row, row.other())),
        one.isPresent() || other.isPresent() ? Part.DIFFERS : part(row),
        one.isPresent() || other.isPresent() ? texts.get("Trials.NotFinal.hint") : "");
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
            List.of(group(loaded.one), group(loaded.other)),
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
