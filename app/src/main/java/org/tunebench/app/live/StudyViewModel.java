package org.tunebench.app.live;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.ModelCommand;
import org.tunebench.app.trials.ModelUseCommand;
import org.tunebench.app.trials.TimeText;
import org.tunebench.engine.objective.imported.ImportedStudies;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Where a study stands: its header and its side panel. */
public final class StudyViewModel {
  private final Services services;
  private final Texts texts;
  private final ProgressText progressText;
  private final ReadOnlyObjectWrapper<StudySnapshot> snapshot = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper brief = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<StudyAction>> actions =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper imported = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper keepsModels = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper usesModels = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<BestTrial>> best =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Set<String> withheld = Set.of();
  private final ObservableList<RunningTrial> running = FXCollections.observableArrayList();
  private final Map<Integer, RunningTrial> byNumber = new HashMap<>();
  private final UsedDevices devices;
  private String ownProblem = "";
  private Instant heard;

  /** A study of which nothing is known yet; {@link #apply} fills it. */
  public StudyViewModel(Services services) {
    this.services = services;
    this.texts = services.texts();
    this.devices = new UsedDevices(services);
    this.progressText = new ProgressText(texts, new TimeText(texts, ZoneId.systemDefault()));
  }

  /** Where it stands; null before the first snapshot. */
  public ReadOnlyObjectProperty<StudySnapshot> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  /** Its name. */
  public ReadOnlyStringProperty nameProperty() {
    return name.getReadOnlyProperty();
  }

  /** What it is doing. */
  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** How far it is, from 0 to 1. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** How far, how good, how long, in one line. */
  public ReadOnlyStringProperty lineProperty() {
    return line.getReadOnlyProperty();
  }

  /** The same in half the words, for where there is little room. */
  public ReadOnlyStringProperty briefProperty() {
    return brief.getReadOnlyProperty();
  }

  /** What the sampler says, or why the study ended, or empty. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** What went wrong, one sentence, or empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What can be done, the first the one that most want. */
  public ReadOnlyObjectProperty<List<StudyAction>> actionsProperty() {
    return actions.getReadOnlyProperty();
  }

  /** Whether something asked for is still being done. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether its trials came with a file, so that no more can be run. */
  public ReadOnlyBooleanProperty importedProperty() {
    return imported.getReadOnlyProperty();
  }

  /** Whether its objective keeps models that are trained on all data. */
  public ReadOnlyBooleanProperty keepsModelsProperty() {
    return keepsModels.getReadOnlyProperty();
  }

  /** Whether its models have a latent space and denoised values. */
  public ReadOnlyBooleanProperty usesModelsProperty() {
    return usesModels.getReadOnlyProperty();
  }

  /** The best completed trial so far. */
  public ReadOnlyObjectProperty<Optional<BestTrial>> bestProperty() {
    return best.getReadOnlyProperty();
  }

  /** Whether the study may be run and changed here, and not only looked at. */
  boolean mayWork() {
    return services.mayWork();
  }

  /** The running trials by number. */
  public ObservableList<RunningTrial> running() {
    return running;
  }

  /** The devices that it runs on at the moment. */
  UsedDevices devices() {
    return devices;
  }

  /** Nobody looks any more. */
  void close() {
    devices.close();
  }

  /** Takes in what happened. */
  void apply(StudyChange change) {
    change.snapshot().ifPresent(this::apply);
    change.histories().ifPresent(all -> byNumber.values().forEach(t -> begin(t, all)));
    change
        .growth()
        .forEach(
            (number, points) -> {
              RunningTrial trial = byNumber.get(number);
              if (trial != null) {
                trial.append(points);
              }
            });
  }

  /** Takes in what running trials come to, by number. */
  void foretold(Map<Integer, Forecast> forecasts) {
    byNumber.forEach((number, trial) -> trial.foretold(Optional.ofNullable(forecasts.get(number))));
  }

  private static void begin(RunningTrial trial, Map<Integer, Points> all) {
    Points points = all.get(trial.number());
    if (points != null) {
      trial.begin(points);
    }
  }

  private void apply(StudySnapshot now) {
    heard = services.clock().instant();
    StudySnapshot before = snapshot.get();
    snapshot.set(now);
    name.set(now.study().spec().name());
    if (before == null) {
      imported.set(ImportedStudies.isOne(now.study().spec()));
      StudySpec spec = now.study().spec();
      withheld =
          services.engine().objectives().get(spec.objective().kind()).withheld(spec.objective());
      keepsModels.set(new ModelCommand(services, now.study().id()).isPossible(spec));
      usesModels.set(new ModelUseCommand(services, now.study().id()).isPossible(spec));
    }
    phase.set(Phase.of(now));
    actions.set(mayWork() ? StudyAction.in(phase.get()) : List.of());
    note.set(now.note());
    progress.set(now.share());
    best.set(BestTrial.of(now, withheld));
    showRunning(now);
    devices.apply(now);
    showProblem();
    tick();
  }

  private void showRunning(StudySnapshot now) {
    Map<Integer, Trial> present = new TreeMap<>();
    for (Trial trial : now.trials()) {
      if (trial.state() == TrialState.RUNNING) {
        present.put(trial.number(), trial);
      }
    }
    running.removeIf(trial -> !present.containsKey(trial.number()));
    byNumber.keySet().retainAll(present.keySet());
    List<RunningTrial> added = new ArrayList<>();
    present.forEach(
        (number, trial) -> {
          if (!byNumber.containsKey(number)) {
            RunningTrial shown =
                new RunningTrial(number, trial.isBaseline(), now.study().spec().metric());
            byNumber.put(number, shown);
            added.add(shown);
          }
        });
    running.addAll(added);
    byNumber.forEach((number, trial) -> trial.moved(Optional.ofNullable(now.jobs().get(number))));
  }

  private void showProblem() {
    String told = snapshot.get() == null ? "" : snapshot.get().problem().orElse("");
    problem.set(ownProblem.isEmpty() ? told : ownProblem);
  }

  /** Call about once a second: times go on between snapshots. */
  public void tick() {
    if (snapshot.get() != null) {
      Instant now = services.clock().instant();
      line.set(progressText.line(snapshot.get(), heard, now));
      brief.set(progressText.brief(snapshot.get(), heard, now));
    }
  }

  /** The time of all its runs until now. */
  Duration elapsed() {
    StudySnapshot now = snapshot.get();
    Duration since = Duration.between(heard, services.clock().instant());
    return now.study().elapsed().plus(ProgressText.passed(now, since));
  }

  /** Something was asked for: what went wrong before is no longer told. */
  void begin() {
    ownProblem = "";
    busy.set(true);
    showProblem();
  }

  /** What went wrong with the last thing asked for is no longer told. */
  void forgive() {
    ownProblem = "";
    showProblem();
  }

  /** What was asked for is done. */
  void done() {
    busy.set(false);
  }

  /** What was asked for could not be done. */
  void failed(String sentence) {
    ownProblem = sentence;
    busy.set(false);
    showProblem();
  }
}
