package org.tunebench.app.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.analysis.AnalysisWork.Outcome;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.LatestTask;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.analysis.Surrogate;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.space.Parameter;

/**
 * The analysis of a study: which chart with which columns, and what it shows. Charts are made in
 * the background, only while the tab is looked at; what the person chooses is made at once, and
 * while trials keep ending there is a rest of four times what the last one took.
 */
public final class AnalysisViewModel {
  private static final int REST = 4;
  private static final Duration LONGEST_REST = Duration.ofSeconds(10);

  private final Services services;
  private final LatestTask<Made> task;
  private final AnalysisWork work;
  private final ObjectProperty<AnalysisChart> chart =
      new SimpleObjectProperty<>(AnalysisChart.HISTORY);
  private final BooleanProperty overTime = new SimpleBooleanProperty();
  private final StringProperty x = new SimpleStringProperty("");
  private final StringProperty color = new SimpleStringProperty("");
  private final StringProperty first = new SimpleStringProperty("");
  private final StringProperty second = new SimpleStringProperty("");
  private final ObjectProperty<Surrogate.Focus> focus =
      new SimpleObjectProperty<>(Surrogate.Focus.ALL);
  private final BooleanProperty logMetric = new SimpleBooleanProperty();
  private final BooleanProperty axesHeld = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper canBeLog = new ReadOnlyBooleanWrapper();
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ObservableList<String> columns = FXCollections.observableArrayList();
  private final ObservableList<String> parameters = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Drawing> drawing = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper empty;
  private StudySnapshot snapshot;
  private boolean stale;
  private int opening;

  /** What the person has chosen; all else begins with what the trials make worth a look. */
  private final Set<Property<String>> chosen = new HashSet<>();

  private boolean beginning;
  private Instant restUntil = Instant.MIN;

  /** The name of the study; empty before it is there. */
  String studyName() {
    return snapshot == null ? "" : snapshot.study().spec().name();
  }

  /** What was made, from which columns, and how long it took. */
  private record Made(
      Outcome outcome, AnalysisChoice choice, List<String> columns, Duration took) {}

  /** The analysis of a study of which nothing is known yet. */
  public AnalysisViewModel(Services services) {
    this.services = services;
    this.work = new AnalysisWork(services.texts());
    this.task = new LatestTask<>(services.background(), services.fx(), this::made);
    this.empty = new ReadOnlyStringWrapper(services.texts().get("Study.Analysis.Empty.Loading"));
    chart.addListener((property, before, now) -> opening++);
    for (Property<?> choice : List.of(chart, overTime, focus, logMetric)) {
      choice.addListener((property, before, now) -> make());
    }
    for (Property<String> choice : List.of(x, color, first, second)) {
      choice.addListener((property, before, now) -> choose(choice));
    }
    shown.addListener((property, before, now) -> shown(now));
  }

  private void choose(Property<String> choice) {
    if (!beginning) {
      chosen.add(choice);
      make();
    }
  }

  private void shown(boolean now) {
    if (now) {
      opening++;
      // Otherwise its axes would change places later, under the eye.
      stale |= chart.get() == AnalysisChart.PARALLEL;
    }
    makeIfStale();
  }

  /** Which chart. */
  public ObjectProperty<AnalysisChart> chartProperty() {
    return chart;
  }

  /** Whether the history goes over time. */
  public BooleanProperty overTimeProperty() {
    return overTime;
  }

  /** The column along the scatter. */
  public StringProperty xProperty() {
    return x;
  }

  /** The column that colours the scatter. */
  public StringProperty colorProperty() {
    return color;
  }

  /** The parameter along the contour. */
  public StringProperty firstProperty() {
    return first;
  }

  /** The other parameter of the contour. */
  public StringProperty secondProperty() {
    return second;
  }

  /** Which trials importance is about. */
  public ObjectProperty<Surrogate.Focus> focusProperty() {
    return focus;
  }

  /** Whether the metric's axis is logarithmic, where it can be. */
  public BooleanProperty logMetricProperty() {
    return logMetric;
  }

  /** Whether the person works at the axes of parallel coordinates: they keep their places. */
  public BooleanProperty axesHeldProperty() {
    return axesHeld;
  }

  /** Whether each result is above 0: others have no place on a logarithmic axis. */
  public ReadOnlyBooleanProperty canBeLogProperty() {
    return canBeLog.getReadOnlyProperty();
  }

  /** Whether the tab is looked at. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** What the scatter can show. */
  public ObservableList<String> columns() {
    return columns;
  }

  /** What the contour can show. */
  public ObservableList<String> parameters() {
    return parameters;
  }

  /** The chart; null where there is none. */
  public ReadOnlyObjectProperty<Drawing> drawingProperty() {
    return drawing.getReadOnlyProperty();
  }

  /** What the chart is made from, or empty. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** What is missing where there is no chart. */
  public ReadOnlyStringProperty emptyProperty() {
    return empty.getReadOnlyProperty();
  }

  /** Takes in where the study stands. */
  public void apply(StudySnapshot now) {
    boolean isFirst = snapshot == null;
    boolean changed = isFirst || !sameTrials(snapshot, now);
    snapshot = now;
    if (isFirst) {
      begin();
    }
    stale |= changed;
    tick();
  }

  private static boolean sameTrials(StudySnapshot before, StudySnapshot now) {
    return ended(before) == ended(now)
        && before.trials().size() == now.trials().size()
        && before.study().spec().equals(now.study().spec());
  }

  private static long ended(StudySnapshot snapshot) {
    return snapshot.trials().stream().filter(trial -> trial.state().isTerminal()).count();
  }

  private void begin() {
    List<String> names =
        snapshot.study().spec().space().parameters().stream().map(Parameter::name).toList();
    parameters.setAll(names);
    columns.setAll(names);
  }

  /** Call now and then: what had to wait is made when its rest is over. */
  public void tick() {
    if (!services.clock().instant().isBefore(restUntil)) {
      makeIfStale();
    }
  }

  private void makeIfStale() {
    if (stale) {
      make();
    }
  }

  private void make() {
    if (snapshot == null || !shown.get()) {
      stale = true;
      return;
    }
    stale = false;
    StudySnapshot of = snapshot;
    AnalysisChoice choice =
        new AnalysisChoice(
            chart.get(),
            overTime.get(),
            chosen(x),
            chosen(color),
            chosen(first),
            chosen(second),
            focus.get(),
            logMetric.get(),
            opening,
            axesHeld.get());
    Instant now = services.clock().instant();
    task.submit(
        () -> {
          long start = System.nanoTime();
          List<String> found = work.columns(of.study().spec(), of.trials());
          AnalysisChoice begun = work.begun(of.study().spec(), of.trials(), choice);
          Outcome outcome = work.show(of.study().spec(), of.trials(), begun, now);
          return new Made(outcome, begun, found, Duration.ofNanos(System.nanoTime() - start));
        });
  }

  private String chosen(Property<String> choice) {
    return chosen.contains(choice) ? choice.getValue() : "";
  }

  private void begin(Property<String> choice, String value) {
    if (!chosen.contains(choice) && !value.isEmpty()) {
      beginning = true;
      choice.setValue(value);
      beginning = false;
    }
  }

  private void made(Made made) {
    if (!columns.equals(made.columns())) {
      columns.setAll(made.columns());
    }
    begin(x, made.choice().x());
    begin(color, made.choice().color());
    begin(first, made.choice().first());
    begin(second, made.choice().second());
    note.set(made.outcome().note());
    empty.set(made.outcome().empty());
    canBeLog.set(made.outcome().canBeLog());
    Optional<Drawing> now = made.outcome().drawing();
    drawing.set(now.orElse(null));
    Duration rest = made.took().multipliedBy(REST);
    restUntil =
        services.clock().instant().plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
  }
}
