package org.tunebench.engine.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceInventory;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.DeviceWatch;
import org.tunebench.engine.compute.WorkerJob;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.SlurmCluster;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;

/** Runs studies on this machine: in threads of this process, their trials in child processes. */
public final class EmbeddedEngine implements SearchEngine {
  private final StudyRepository repository;
  private final ObjectiveTypes objectives;
  private final SpecChecks checks;
  private final DeviceInventory inventory;
  private final DeviceChoice devices;
  private final DeviceWatch watch;
  private final StudiesAtRest studies;
  private final WorkOnEndedTrials jobs;
  private final SlurmCluster cluster;
  private final StudyRuns runs = new StudyRuns();
  private final RunStarts starts;

  /**
   * Opens the engine; what a dead process left running is marked as interrupted.
   *
   * @param repository where everything is kept; stays open when the engine closes
   * @param objectives the kinds of objective that there are
   * @param launcher starts workers
   * @param inventory says which devices there are
   * @param artifacts the folder for what trials write: {@code <study>/<trial>/}
   * @param logs the folder for what workers write
   * @param clock tells the time of day; what passes is counted without it
   */
  public EmbeddedEngine(
      StudyRepository repository,
      ObjectiveTypes objectives,
      WorkerLauncher launcher,
      DeviceInventory inventory,
      Path artifacts,
      Path logs,
      Clock clock) {
    this(repository, objectives, launcher, inventory, artifacts, logs, new RunClock(clock));
  }

  /** The same with a clock that may count in another way. */
  EmbeddedEngine(
      StudyRepository repository,
      ObjectiveTypes objectives,
      WorkerLauncher launcher,
      DeviceInventory inventory,
      Path artifacts,
      Path logs,
      RunClock clock) {
    this.repository = repository;
    this.objectives = objectives;
    this.checks = new SpecChecks(objectives);
    this.inventory = inventory;
    this.devices = new DeviceChoice(inventory, objectives);
    this.watch = new DeviceWatch(inventory);
    this.studies = new StudiesAtRest(repository, artifacts, logs, clock);
    this.cluster = new SlurmCluster();
    StudyPlaces places = new StudyPlaces(launcher, cluster, logs);
    this.starts = new RunStarts(studies, checks, devices, watch, places, runs, Thread::new);
    this.jobs = new WorkOnEndedTrials(repository, objectives, launcher, logs, new AtomicInteger());
    studies.recover();
  }

  @Override
  public StudyRepository repository() {
    return repository;
  }

  @Override
  public ObjectiveTypes objectives() {
    return objectives;
  }

  @Override
  public List<Device> devices() {
    return inventory.devices();
  }

  @Override
  public Runnable watchDevices(Consumer<DeviceReading> listener) {
    return watch.listen(listener);
  }

  @Override
  public Optional<ClusterStatus> cluster() {
    return cluster.status();
  }

  @Override
  public void check(StudySpec spec) {
    checks.definition(spec);
  }

  @Override
  public List<WrongInputException> problems(StudySpec spec) {
    return checks.problems(spec);
  }

  @Override
  public Study create(StudySpec spec, Path folder) {
    check(spec);
    spec.first().requireWithin(spec.budget());
    Pruners.requireSound(spec.pruner());
    ObjectiveType type = objectives.get(spec.objective().kind());
    type.requireFixedOrSearched(spec.objective(), spec.space());
    spec.cluster()
        .ifPresentOrElse(part -> cluster.check(SlurmSettings.of(part)), () -> devices.chosen(spec));
    PartSpec resolved = type.resolve(spec.objective(), folder);
    PartSpec kept = type.pinned(resolved, folder);
    Beginning beginning = new Beginning(repository);
    StudySpec settled = beginning.kept(spec);
    Study study = repository.create(settled.withObjective(kept), beginning.of(settled));
    studies.setAsideFormer(study);
    return study;
  }

  @Override
  public void setBudget(long id, Budget budget) {
    runs.ask(
        id,
        running -> {
          requireFits(id, budget);
          return running.setBudget(budget);
        },
        () -> {
          requireFits(id, budget);
          repository.setBudget(id, budget);
        });
  }

  private void requireFits(long id, Budget budget) {
    StudySpec changed = studies.known(id).spec().withBudget(budget);
    snapshot(id).ifPresent(now -> now.requireEnough(budget));
    check(changed);
  }

  @Override
  public void replicate(long id, List<Configuration> configurations, int times) {
    runs.ask(
        id,
        running -> running.replicate(configurations, times),
        () -> starts.withMore(id, s -> studies.queueReplicates(s, configurations, times)));
  }

  @Override
  public void tryAgain(long id, int trial) {
    runs.ask(
        id,
        running -> {
          studies.requireAgain(studies.known(id), trial);
          return running.tryAgain(trial);
        },
        () -> {
          studies.requireAgain(studies.known(id), trial);
          starts.withMore(id, s -> studies.queueAgain(s, trial));
        });
  }

  @Override
  public void enqueue(long id, Configuration configuration) {
    runs.ask(
        id,
        running -> running.enqueue(configuration),
        () -> studies.queue(studies.known(id), configuration));
  }

  @Override
  public RunningStudy start(long id) {
    return starts.checked(id);
  }

  @Override
  public RunningStudy startWithOne(long id) {
    return starts.withOne(id);
  }

  @Override
  public void putAside(long id) {
    runs.ask(id, EmbeddedEngine::isStoppedFirst, () -> putAsideAtRest(id));
  }

  /** Never: a run that is to end takes nothing any more, and is waited for. */
  private static boolean isStoppedFirst(RunningStudy running) {
    running.stop();
    return false;
  }

  private void putAsideAtRest(long id) {
    boolean readable = repository.unreadable().stream().noneMatch(study -> study.id() == id);
    if (readable && studies.known(id).spec().cluster().isPresent()) {
      cluster.cancel(StudyPlaces.jobs(studies.folder(id)));
    }
    repository.putAside(id);
  }

  @Override
  public void restore(long id) {
    repository.restore(id);
  }

  @Override
  public void delete(long id) {
    if (!repository.aside().contains(id)) {
      putAside(id);
    }
    studies.delete(id);
  }

  @Override
  public long bytesOnDisk(long id) {
    return studies.bytesOnDisk(id);
  }

  @Override
  public Optional<RunningStudy> running(long study) {
    return runs.of(study).map(run -> run);
  }

  @Override
  public List<RunningStudy> running() {
    return runs.all();
  }

  @Override
  public Optional<StudySnapshot> snapshot(long id) {
    return running(id)
        .map(RunningStudy::snapshot)
        .or(() -> repository.study(id).map(studies::snapshot));
  }

  @Override
  public Path trialFolder(long study, int trial) {
    return studies.folder(study).resolve(Integer.toString(trial));
  }

  @Override
  public ModelTraining modelTraining(long id, OptionalInt trial, Path file) {
    Study study = studies.known(id);
    return jobs.modelTraining(study, trial, file, devices.chosen(study.spec()).get(0));
  }

  @Override
  public WorkerJob usingModel(long id, ModelUse use) {
    Study study = studies.known(id);
    return jobs.usingModel(study, use, devices.chosen(study.spec()).get(0));
  }

  @Override
  public WorkerJob measuringAgain(long id, int trial) {
    Study study = studies.known(id);
    return jobs.measuringAgain(study, trial, devices.chosen(study.spec()).get(0));
  }

  @Override
  public void close() {
    List<RunningStudy> all = running();
    all.forEach(RunningStudy::leave);
    all.forEach(study -> study.ended().join());
    watch.close();
    cluster.close();
  }
}
