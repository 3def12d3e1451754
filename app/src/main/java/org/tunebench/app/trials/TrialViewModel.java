package org.tunebench.app.trials;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.analysis.Replicates;
import org.tunebench.engine.objective.command.CommandLine;
import org.tunebench.engine.objective.imported.ImportedStudies;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** All that is known of one trial, and what can be done with it. */
public final class TrialViewModel {
  private final Services services;
  private final TrialFacts facts;
  private final long study;
  private final TrialCommands commands;
  private final TrialCurves curves;
  private final TrialLog log;
  private final ReadOnlyObjectWrapper<Trial> trial = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Fact>> run = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<ConfigurationEditor> editor = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper studyRuns = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Forecast>> forecast =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final IntegerProperty selected = new SimpleIntegerProperty();
  private Map<Integer, Forecast> forecasts = Map.of();
  private StudySnapshot snapshot;
  private int opened = TrialsViewModel.NONE;

  /**
   * @param study the study that the trials belong to
   * @param commands does what the buttons say
   */
  public TrialViewModel(Services services, long study, TrialCommands commands) {
    this.services = services;
    this.facts =
        new TrialFacts(services.texts(), new TimeText(services.texts(), ZoneId.systemDefault()));
    this.study = study;
    this.commands = commands;
    this.curves = new TrialCurves(services, study, problem::set);
    this.log = new TrialLog(services, study);
  }

  /** The trial as it stands now; null while none is open. */
  public ReadOnlyObjectProperty<Trial> trialProperty() {
    return trial.getReadOnlyProperty();
  }

  /** What it is called. */
  String title() {
    return services.texts().get("Trial.Title", Integer.toString(opened));
  }

  /** How many trials are selected, of which this is one. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /** Says of one of several that are selected that all here is about it alone; or empty. */
  ObservableValue<String> togetherProperty() {
    return selected.map(
        count -> count.intValue() > 1 ? services.texts().get("Trial.Together", count) : "");
  }

  /** All reported metrics over their steps, by name; a new map whenever they have grown. */
  public ReadOnlyObjectProperty<Map<String, Curve>> curvesProperty() {
    return curves.property();
  }

  /** What the trial comes to while it runs, where that can be foretold. */
  ReadOnlyObjectProperty<Optional<Forecast>> forecastProperty() {
    return forecast.getReadOnlyProperty();
  }

  /** The end of the log, or empty. */
  public ReadOnlyStringProperty logProperty() {
    return log.textProperty();
  }

  /** Finds words in the end of the log. */
  public LogSearch logSearch() {
    return log.search();
  }

  /** What went wrong with the last thing asked for, one sentence, or empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The fields to change the configuration in; null while nobody edits. */
  public ReadOnlyObjectProperty<ConfigurationEditor> editorProperty() {
    return editor.getReadOnlyProperty();
  }

  /** Whether the study runs; else what is queued waits for its start. */
  public ReadOnlyBooleanProperty studyRunsProperty() {
    return studyRuns.getReadOnlyProperty();
  }

  /**
   * Final metrics, the deciding one first; behind it what replicates of the trial have given. Of a
   * trial that ended without a result, what it has reported last; of one that runs, what it comes
   * to, where that can be foretold.
   */
  public List<Fact> metrics() {
    if (forecast.get().isPresent()) {
      MetricSpec foretold = snapshot.study().spec().metric();
      return List.of(
          new ForecastText(services.texts()).fact(foretold, forecast.get().orElseThrow()));
    }
    if (TrialsViewModel.hasEndedWithoutResult(trial.get())) {
      return facts.lastReported(curves.property().get());
    }
    MetricSpec metric = snapshot.study().spec().metric();
    List<Fact> all = new ArrayList<>(facts.metrics(trial.get(), metric));
    if (trial.get().state() == TrialState.COMPLETED && !trial.get().isReplicate()) {
      Replicates.Again.of(metric, snapshot.trials(), trial.get())
          .ifPresent(again -> all.add(1, facts.again(again)));
    }
    return all;
  }

  /** The values of the active parameters. */
  public List<Fact> configuration() {
    return facts.configuration(trial.get());
  }

  /** Where, when and why: origin, seed, device, times. */
  public ReadOnlyObjectProperty<List<Fact>> runProperty() {
    return run.getReadOnlyProperty();
  }

  /** Shows a trial; one that is not known yet is shown when it comes. */
  public void open(int number) {
    if (number == opened) {
      return;
    }
    opened = number;
    editor.set(null);
    problem.set("");
    show();
    curves.open(number);
    log.open(number);
  }

  /** Shows none. */
  public void close() {
    open(TrialsViewModel.NONE);
  }

  /** The name of the study; empty before it is there. */
  String studyName() {
    return snapshot == null ? "" : snapshot.study().spec().name();
  }

  private void show() {
    boolean known = snapshot != null && opened >= 0 && opened < snapshot.trials().size();
    trial.set(known ? snapshot.trials().get(opened) : null);
    showForecast();
    showRun();
  }

  /** Takes in what running trials come to, by number. */
  public void foretold(Map<Integer, Forecast> now) {
    forecasts = now;
    showForecast();
  }

  private void showForecast() {
    boolean runs = trial.get() != null && trial.get().state() == TrialState.RUNNING;
    forecast.set(runs ? Optional.ofNullable(forecasts.get(opened)) : Optional.empty());
  }

  private void showRun() {
    run.set(
        trial.get() == null
            ? List.of()
            : facts.run(trial.get(), snapshot.study().spec(), services.clock().instant()));
  }

  /** Takes in where the study stands. */
  public void apply(StudySnapshot now) {
    Trial before = trial.get();
    snapshot = now;
    curves.setFirst(now.study().spec().metric().monitor());
    studyRuns.set(commands.running().isPresent());
    show();
    boolean ended =
        before != null && !before.state().isTerminal() && trial.get().state().isTerminal();
    if (ended) {
      log.read();
    }
  }

  /** Takes in what running trials reported. */
  public void reached(List<Report> reports) {
    curves.reached(reports);
  }

  /** Call about once a second: what changes by itself is read again. */
  public void tick() {
    if (trial.get() != null && trial.get().state() == TrialState.RUNNING) {
      showRun();
      log.read();
    }
  }

  /** Ends the trial, after asking. */
  public void stop() {
    commands.stop(trial.get().number());
  }

  /** Whether it has completed without a number for the deciding metric. */
  boolean lacksResult() {
    return TrialFacts.lacksResult(trial.get(), snapshot.study().spec().metric());
  }

  /** Whether it is a command, which can be copied. */
  public boolean isCommand() {
    return CommandLine.has(objective());
  }

  /** The best trial, if there is one and this is another. */
  public OptionalInt otherThanBest() {
    return other(snapshot.best());
  }

  /** The trial of the default configuration, if there is one and this is another. */
  public OptionalInt otherThanDefault() {
    return other(
        snapshot.trials().stream().filter(Trial::isBaseline).mapToInt(Trial::number).findFirst());
  }

  private OptionalInt other(OptionalInt number) {
    return number.isPresent() && number.getAsInt() == opened ? OptionalInt.empty() : number;
  }

  /** Whether it has ended, so that it can be tried again. */
  public boolean canTryAgain() {
    return trial.get().state().isTerminal() && canQueue();
  }

  /**
   * Whether configurations can be queued at all: not in a study whose trials were imported, or that
   * is only looked at.
   */
  public boolean canQueue() {
    return commands.mayWork() && !ImportedStudies.isOne(snapshot.study().spec());
  }

  /** The key of what there is to know of trying it again in a study that does not run. */
  String hintKey() {
    if (!commands.mayWork()) {
      return "Trial.LookedAt";
    }
    if (!canQueue()) {
      return "Study.Imported.NoMore";
    }
    return canTryAgain() ? "Trial.AgainIdle" : "Trial.QueueIdle";
  }

  /** Whether a model can be trained on all data with its configuration. */
  public boolean canTrainModel() {
    return commands.mayWork()
        && trial.get().state() == TrialState.COMPLETED
        && new ModelCommand(services, study).isPossible(snapshot.study().spec());
  }

  /** Tries it once more, with its configuration and seed. */
  public void tryAgain() {
    commands.tryAgain(trial.get().number());
  }

  /** Trains a model with its configuration on all data. */
  public void trainModel() {
    commands.trainModel(snapshot.study().spec(), trial.get().number());
  }

  /** What a trial does. */
  public PartSpec objective() {
    return snapshot.study().spec().objective();
  }

  /** Queues the same configuration: a new trial with a seed of its own. */
  public void queueAgain() {
    problem.set("");
    commands.queue(trial.get().configuration(), () -> {}, problem::set, () -> {});
  }

  /** Opens the fields to change the configuration in before it is queued. */
  public void edit() {
    editor.set(
        new ConfigurationEditor(snapshot.study().spec().space(), trial.get().configuration()));
  }

  /** Closes the fields. */
  public void cancelEdit() {
    editor.set(null);
    problem.set("");
  }

  /** Queues what the fields say; they stay open until that is done. */
  public void queueEdited() {
    ConfigurationEditor.queue(editor, commands, services.texts(), problem, () -> {});
  }
}
