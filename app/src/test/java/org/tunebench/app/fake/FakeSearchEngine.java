package org.tunebench.app.fake;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.WorkerJob;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.objective.classifier.ClassifierObjectiveType;
import org.tunebench.engine.objective.command.CommandObjectiveType;
import org.tunebench.engine.objective.function.FunctionObjectiveType;
import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.run.ModelTraining;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/**
 * The engine of tests: studies in memory, running ones driven by hand through {@link #driven}. It
 * checks definitions as far as they can be checked without data, and refuses the next creation or
 * start when told so.
 */
public final class FakeSearchEngine implements SearchEngine {
  private final FakeRepository repository;
  private final ObjectiveTypes objectives =
      new ObjectiveTypes(
          List.of(
              new FakeObjectiveType(),
              new ClassifierObjectiveType(),
              new CommandObjectiveType(),
              new FunctionObjectiveType(),
              new ImportedObjectiveType()));
  private final Map<Long, FakeRunningStudy> running = new LinkedHashMap<>();
  private final Path folder;
  private List<Device> devices =
      List.of(new Device(Device.CPU, "A processor with 2 cores", 16L << 30, ""));
  private Optional<ClusterStatus> cluster = Optional.empty();
  private final List<Consumer<DeviceReading>> watchers = new ArrayList<>();
  private DeviceReading reading;
  private final List<ModelUse> uses = new CopyOnWriteArrayList<>();
  private WorkerLauncher launcher;
  private RuntimeException refusal;
  private Optional<Owner> owner = Optional.empty();
  private int goWell;
  private boolean closed;

  /** An engine without studies. */
  public FakeSearchEngine() {
    this(Clock.systemUTC(), Path.of("artifacts"));
  }

  /**
   * @param clock tells when things happen
   * @param folder where trials have their files
   */
  public FakeSearchEngine(Clock clock, Path folder) {
    this.repository = new FakeRepository(clock);
    this.folder = folder;
  }

  /** From now on another process has the workspace. */
  public synchronized void ownedBy(Owner other) {
    owner = Optional.of(other);
  }

  @Override
  public synchronized Optional<Owner> owner() {
    return owner;
  }

  /** Changes which devices there are. */
  public synchronized void setDevices(List<Device> present) {
    devices = List.copyOf(present);
  }

  /** From now on models can be trained, by workers that this starts. */
  public synchronized void trainWith(WorkerLauncher workers) {
    launcher = workers;
  }

  /** The next {@link #create}, {@link #start} or {@link #enqueue} fails with this. */
  public synchronized void refuseNext(WrongInputException reason) {
    breakAfter(0, reason);
  }

  /** So does the one after some that go well. */
  public synchronized void breakAfter(int calls, RuntimeException reason) {
    goWell = calls;
    refusal = reason;
  }

  /** The handle that drives a running study. */
  public synchronized FakeRunningStudy driven(long study) {
    FakeRunningStudy found = running.get(study);
    if (found == null) {
      throw new IllegalStateException("study %d is not running".formatted(study));
    }
    return found;
  }

  /** Whether somebody closed it. */
  public synchronized boolean closed() {
    return closed;
  }

  @Override
  public FakeRepository repository() {
    return repository;
  }

  @Override
  public ObjectiveTypes objectives() {
    return objectives;
  }

  /** Changes what cluster there is. */
  public synchronized void setCluster(ClusterStatus present) {
    cluster = Optional.of(present);
  }

  @Override
  public synchronized Optional<ClusterStatus> cluster() {
    return cluster;
  }

  @Override
  public synchronized List<Device> devices() {
    return devices;
  }

  /** Tells whoever watches the devices, now and when somebody comes. */
  public synchronized void read(DeviceReading now) {
    reading = now;
    List.copyOf(watchers).forEach(watcher -> watcher.accept(now));
  }

  /** How many watch the devices at the moment. */
  public synchronized int watchers() {
    return watchers.size();
  }

  @Override
  public synchronized Runnable watchDevices(Consumer<DeviceReading> listener) {
    watchers.add(listener);
    if (reading != null) {
      listener.accept(reading);
    }
    return () -> unwatch(listener);
  }

  private synchronized void unwatch(Consumer<DeviceReading> listener) {
    watchers.remove(listener);
  }

  @Override
  public void check(StudySpec spec) {
    objectives.get(spec.objective().kind()).check(spec.objective(), spec.space());
    spec.cluster().ifPresent(SlurmSettings::of);
  }

  @Override
  public List<WrongInputException> problems(StudySpec spec) {
    List<WrongInputException> problems = new ArrayList<>();
    List<Runnable> checks =
        List.of(
            () -> objectives.get(spec.objective().kind()).check(spec.objective(), spec.space()),
            () -> spec.cluster().ifPresent(SlurmSettings::of));
    for (Runnable check : checks) {
      try {
        check.run();
      } catch (WrongInputException wrong) {
        problems.add(wrong);
      }
    }
    return problems;
  }

  @Override
  public synchronized Study create(StudySpec spec, Path from) {
    refuseIfTold();
    check(spec);
    return repository.create(spec);
  }

  private void refuseIfTold() {
    if (refusal != null && goWell-- == 0) {
      RuntimeException reason = refusal;
      refusal = null;
      throw reason;
    }
  }

  @Override
  public synchronized FakeRunningStudy start(long study) {
    refuseIfTold();
    if (repository.study(study).isEmpty()) {
      throw new WrongInputException("", "there is no study %d".formatted(study));
    }
    return running.computeIfAbsent(
        study, id -> new FakeRunningStudy(repository, id, () -> ended(id)));
  }

  @Override
  public synchronized FakeRunningStudy startWithOne(long study) {
    FakeRunningStudy run = start(study);
    run.pause();
    return run;
  }

  @Override
  public synchronized void setBudget(long study, Budget budget) {
    StudySnapshot now =
        snapshot(study).orElseThrow(() -> new WrongInputException("", "there is no such study"));
    if (budget.trials() < now.done()) {
      throw new WrongInputException(
          "budget.trials",
          "must be at least %d, since so many are done already, not %d"
              .formatted(now.done(), budget.trials()));
    }
    check(now.study().spec().withBudget(budget));
    if (running(study).isEmpty() || !running.get(study).setBudget(budget)) {
      repository.setBudget(study, budget);
    }
  }

  @Override
  public synchronized void replicate(long study, List<Configuration> configurations, int times) {
    start(study).replicate(configurations, times);
  }

  @Override
  public synchronized void tryAgain(long study, int trial) {
    start(study).tryAgain(trial);
  }

  @Override
  public synchronized void enqueue(long study, Configuration configuration) {
    refuseIfTold();
    RunningStudy run = running.get(study);
    if (run != null) {
      run.enqueue(configuration);
    } else {
      int number = repository.trials(study).size();
      Trial.Source source =
          new Trial.Source(Origin.QUEUED, OptionalInt.empty(), number, Double.NaN);
      repository.add(study, Trial.waiting(number, source, configuration));
    }
  }

  @Override
  public void putAside(long study) {
    running(study)
        .ifPresent(
            run -> {
              run.stop();
              run.ended().join();
            });
    repository.putAside(study);
  }

  @Override
  public void restore(long study) {
    repository.restore(study);
  }

  @Override
  public void delete(long study) {
    putAside(study);
    repository.delete(study);
  }

  private synchronized void ended(long study) {
    running.remove(study);
  }

  @Override
  public synchronized Optional<RunningStudy> running(long study) {
    return Optional.ofNullable(running.get(study));
  }

  @Override
  public synchronized List<RunningStudy> running() {
    return List.copyOf(running.values());
  }

  @Override
  public synchronized Optional<StudySnapshot> snapshot(long study) {
    return running.containsKey(study)
        ? Optional.of(running.get(study).snapshot())
        : repository
            .study(study)
            .map(kept -> FakeRunningStudy.snapshot(repository, kept, RunStatus.IDLE));
  }

  @Override
  public ModelTraining modelTraining(long study, OptionalInt trial, Path file) {
    if (launcher == null) {
      throw new WrongInputException("", "the objectives of tests keep no models");
    }
    StudySpec spec = repository.study(study).orElseThrow().spec();
    int number =
        trial.orElseGet(() -> FakeRunningStudy.best(spec, repository.trials(study)).orElseThrow());
    Trial of = repository.trial(study, number).orElseThrow();
    WorkerJob.Work work =
        new WorkerJob.Work(
            spec.objective(), spec.metric(), of.configuration(), 0, 0, folder.resolve("model"));
    return new ModelTraining(of, 20, new WorkerJob(launcher, devices.get(0), work));
  }

  @Override
  public WorkerJob usingModel(long study, ModelUse use) {
    StudySpec spec = repository.study(study).orElseThrow().spec();
    uses.add(use);
    return new WorkerJob(
        launcher,
        devices.get(0),
        new WorkerJob.Work(
            spec.objective(),
            spec.metric(),
            new Configuration(Map.of()),
            0,
            0,
            folder.resolve("use")));
  }

  /** What was asked of models. */
  public List<ModelUse> uses() {
    return uses;
  }

  @Override
  public WorkerJob measuringAgain(long study, int trial) {
    throw new WrongInputException("", "the objectives of tests measure nothing else");
  }

  @Override
  public long bytesOnDisk(long study) {
    return 0;
  }

  @Override
  public Path trialFolder(long study, int trial) {
    return folder.resolve(Long.toString(study)).resolve(Integer.toString(trial));
  }

  @Override
  public synchronized void close() {
    List.copyOf(running.values()).forEach(FakeRunningStudy::stop);
    closed = true;
  }
}
