package org.tunebench.app.trials;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.objective.imported.ImportedStudies;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** All that is known of one trial, and what can be done with it. */
public final class TrialViewModel {
  private final Services services;
  private final Background background;
  private final TrialFacts facts;
  private final long study;
  private final TrialCommands commands;
  private final LogSearch search;
  private final ReadOnlyObjectWrapper<Trial> trial = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Map<String, Curve>> curves =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<List<Fact>> run = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<ConfigurationEditor> editor = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper log = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper studyRuns = new ReadOnlyBooleanWrapper();
  private final Map<String, Curve> growing = new TreeMap<>();
  private final List<Report> whileLoading = new ArrayList<>();
  private StudySnapshot snapshot;
  private int opened = TrialsViewModel.NONE;
  private boolean loading;
  private boolean readingLog;

  /**
   * @param study the study that the trials belong to
   * @param commands does what the buttons say
   */
  public TrialViewModel(Services services, long study, TrialCommands commands) {
    this.services = services;
    this.background = new Background(services);
    this.facts =
        new TrialFacts(services.texts(), new TimeText(services.texts(), ZoneId.systemDefault()));
    this.study = study;
    this.commands = commands;
    this.search = new LogSearch(services.texts());
    log.addListener((property, before, now) -> search.look(now));
  }

  /** The trial as it stands now; null while none is open. */
  public ReadOnlyObjectProperty<Trial> trialProperty() {
    return trial.getReadOnlyProperty();
  }

  /** All reported metrics over their steps, by name; a new map whenever they have grown. */
  public ReadOnlyObjectProperty<Map<String, Curve>> curvesProperty() {
    return curves.getReadOnlyProperty();
  }

  /** The end of the log, or empty. */
  public ReadOnlyStringProperty logProperty() {
    return log.getReadOnlyProperty();
  }

  /** Finds words in the end of the log. */
  public LogSearch logSearch() {
    return search;
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

  /** Final metrics, the deciding one first. */
  public List<Fact> metrics() {
    return facts.metrics(trial.get(), snapshot.study().spec().metric());
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
    search.wantedProperty().set("");
    log.set("");
    curves.set(Map.of());
    growing.clear();
    show();
    if (number != TrialsViewModel.NONE) {
      loadCurves();
      readLog();
    }
  }

  /** Shows none. */
  public void close() {
    open(TrialsViewModel.NONE);
  }

  private void show() {
    boolean known = snapshot != null && opened >= 0 && opened < snapshot.trials().size();
    trial.set(known ? snapshot.trials().get(opened) : null);
    showRun();
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
    studyRuns.set(commands.running().isPresent());
    show();
    boolean ended =
        before != null && !before.state().isTerminal() && trial.get().state().isTerminal();
    if (ended) {
      readLog();
    }
  }

  /** Takes in what running trials reported. */
  public void reached(List<Report> reports) {
    boolean grown = false;
    for (Report report : reports) {
      if (report.trial() == opened) {
        if (loading) {
          whileLoading.add(report);
        } else {
          append(report);
          grown = true;
        }
      }
    }
    if (grown) {
      publishCurves();
    }
  }

  private void append(Report report) {
    // A step that the repository gave already is ignored by the curve.
    report
        .values()
        .forEach(
            (name, value) ->
                growing.computeIfAbsent(name, n -> new Curve()).add(report.step(), value));
  }

  private void loadCurves() {
    int number = opened;
    loading = true;
    whileLoading.clear();
    background.run(
        () -> services.engine().repository().curves(study, number),
        loaded -> curvesLoaded(number, loaded),
        wrong -> problem.set(Sentences.of(wrong)),
        () -> {});
  }

  private void curvesLoaded(int number, Map<String, Curve> loaded) {
    if (number == opened) {
      loading = false;
      growing.putAll(loaded);
      whileLoading.forEach(this::append);
      whileLoading.clear();
      publishCurves();
    }
  }

  private void publishCurves() {
    Map<String, Curve> copies = new LinkedHashMap<>();
    String first = snapshot == null ? "" : snapshot.study().spec().metric().monitor();
    if (growing.containsKey(first)) {
      copies.put(first, growing.get(first).copy());
    }
    growing.forEach((name, curve) -> copies.putIfAbsent(name, curve.copy()));
    curves.set(copies);
  }

  /** Call about once a second: what changes by itself is read again. */
  public void tick() {
    if (trial.get() != null && trial.get().state() == TrialState.RUNNING) {
      showRun();
      readLog();
    }
  }

  private void readLog() {
    if (readingLog) {
      return;
    }
    readingLog = true;
    int number = opened;
    Path file = services.engine().trialFolder(study, number).resolve("log.txt");
    background.run(
        () -> logEnd(file),
        text -> logRead(number, text),
        wrong -> log.set(Sentences.of(wrong)),
        () -> readingLog = false);
  }

  private String logEnd(Path file) {
    try {
      return LogTail.read(file);
    } catch (IOException e) {
      throw FileProblem.of(services.texts(), e);
    }
  }

  private void logRead(int number, String text) {
    if (number == opened) {
      log.set(text);
    } else if (opened != TrialsViewModel.NONE) {
      readLog();
    }
  }

  /** Ends the trial, after asking. */
  public void stop() {
    commands.stop(trial.get().number());
  }

  /** Whether it has ended, so that it can be tried again. */
  public boolean canTryAgain() {
    return trial.get().state().isTerminal() && canQueue();
  }

  /** Whether configurations can be queued at all: not in a study whose trials were imported. */
  public boolean canQueue() {
    return !ImportedStudies.isOne(snapshot.study().spec());
  }

  /** Whether a model can be trained on all data with its configuration. */
  public boolean canTrainModel() {
    return trial.get().state() == TrialState.COMPLETED
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
    ConfigurationEditor asked = editor.get();
    problem.set("");
    asked.queue(
        commands,
        () -> {
          if (editor.get() == asked) {
            editor.set(null);
          }
        },
        problem::set);
  }
}
