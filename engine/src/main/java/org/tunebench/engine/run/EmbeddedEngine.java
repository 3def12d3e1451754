package org.tunebench.engine.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceInventory;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.DeviceWatch;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerJob;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.compute.WorkerProtocol;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.SlurmCluster;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.objective.command.StrayProcesses;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Sampler;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Runs studies on this machine: in threads of this process, their trials in child processes. */
public final class EmbeddedEngine implements SearchEngine {
  private final StudyRepository repository;
  private final ObjectiveTypes objectives;
  private final SpecChecks checks;
  private final WorkerLauncher launcher;
  private final DeviceInventory inventory;
  private final Path artifacts;
  private final Path logs;
  private final Clock clock;
  private final SlurmCluster cluster;
  private final DeviceWatch watch;
  private final Map<Long, RunningStudy> runners = new ConcurrentHashMap<>();

  /**
   * Opens the engine; what a dead process left running is marked as interrupted.
   *
   * @param repository where everything is kept; stays open when the engine closes
   * @param objectives the kinds of objective that there are
   * @param launcher starts workers
   * @param inventory says which devices there are
   * @param artifacts the folder for what trials write: {@code <study>/<trial>/}
   * @param logs the folder for what workers write
   * @param clock tells the time
   */
  public EmbeddedEngine(
      StudyRepository repository,
      ObjectiveTypes objectives,
      WorkerLauncher launcher,
      DeviceInventory inventory,
      Path artifacts,
      Path logs,
      Clock clock) {
    this(repository, objectives, launcher, inventory, artifacts, logs, clock, new SlurmCluster());
  }

  /**
   * The same with a cluster of the caller's choice.
   *
   * @param cluster takes jobs; closed with the engine
   */
  public EmbeddedEngine(
      StudyRepository repository,
      ObjectiveTypes objectives,
      WorkerLauncher launcher,
      DeviceInventory inventory,
      Path artifacts,
      Path logs,
      Clock clock,
      SlurmCluster cluster) {
    this.cluster = cluster;
    this.repository = repository;
    this.objectives = objectives;
    this.checks = new SpecChecks(objectives);
    this.launcher = launcher;
    this.inventory = inventory;
    this.watch = new DeviceWatch(inventory);
    this.artifacts = artifacts;
    this.logs = logs;
    this.clock = clock;
    recover();
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
  public Study create(StudySpec spec, Path folder) {
    check(spec);
    ObjectiveType type = objectives.get(spec.objective().kind());
    spec.cluster()
        .ifPresentOrElse(part -> cluster.check(SlurmSettings.of(part)), () -> chosen(spec));
    PartSpec resolved = type.resolve(spec.objective(), folder);
    PartSpec kept = type.pinned(resolved, folder);
    List<Configuration> first =
        spec.warmStart()
            .map(from -> new EarlierStudy(repository, from).best(spec.space()))
            .orElse(List.of());
    Study study = repository.create(spec.withObjective(kept));
    queue(study, first);
    return study;
  }

  /** Lets configurations wait for their turn, after the default one. */
  private void queue(Study study, List<Configuration> configurations) {
    if (!configurations.isEmpty()) {
      StudyRun run = runAtRest(study);
      TrialPlan plan = new TrialPlan(run, null);
      plan.baseline().ifPresent(trial -> keep(run, trial));
      configurations.forEach(values -> keep(run, plan.queued(values)));
    }
  }

  private void keep(StudyRun run, Trial trial) {
    repository.add(run.id(), trial);
    run.history().put(trial);
  }

  private Study known(long id) {
    return repository
        .study(id)
        .orElseThrow(() -> new WrongInputException("", "there is no such study any more"));
  }

  @Override
  public synchronized void replicate(long id, List<Configuration> configurations, int times) {
    Optional<RunningStudy> running = running(id);
    if (running.isPresent()) {
      running.get().replicate(configurations, times);
      return;
    }
    Study study = known(id);
    checks.inputsAgain(study);
    StudyRun run = runAtRest(study);
    new TrialPlan(run, null).replicates(configurations, times, trial -> keep(run, trial));
    startAtOnce(id);
  }

  @Override
  public synchronized void enqueue(long id, Configuration configuration) {
    Optional<RunningStudy> running = running(id);
    if (running.isPresent()) {
      running.get().enqueue(configuration);
    } else {
      queue(known(id), List.of(configuration));
    }
  }

  @Override
  public RunningStudy start(long id) {
    if (!runners.containsKey(id)) {
      repository.study(id).ifPresent(checks::inputsAgain);
    }
    return startAtOnce(id);
  }

  private synchronized RunningStudy startAtOnce(long id) {
    RunningStudy running = runners.get(id);
    if (running != null) {
      return running;
    }
    Study study = known(id);
    StudySpec spec = study.spec();
    check(spec);
    FreeSpace.require(artifacts);
    Sampler sampler = Samplers.create(spec.sampler(), spec.space());
    StudyRun run = new StudyRun(study, read(study), artifactsOf(id), () -> runners.remove(id));
    TrialPlan plan = new TrialPlan(run, sampler);
    queueInterrupted(run, plan);
    Mailbox messages = new Mailbox();
    StudyRunner runner =
        new StudyRunner(
            repository,
            run,
            plan,
            Pruners.create(spec.pruner()),
            places(study, messages),
            messages,
            clock);
    RunningStudy control = new StudyControl(runner, messages);
    runners.put(id, control);
    runner.start();
    if (watches(spec)) {
      Runnable leave = watch.listen(reading -> messages.post(() -> runner.onReading(reading)));
      runner.ended().whenComplete((end, e) -> leave.run());
    }
    return control;
  }

  /** Whether it matters to a study what goes on on the devices: CPUs are not lost. */
  private boolean watches(StudySpec spec) {
    return spec.cluster().isEmpty()
        && allotted(spec).stream().anyMatch(a -> a.measured() || a.device().isGpu());
  }

  private LiveHistory read(Study study) {
    LiveHistory history = new LiveHistory(study.spec());
    repository.trials(study.id()).forEach(history::put);
    repository.curves(study.id(), study.spec().metric().monitor()).forEach(history::restore);
    return history;
  }

  /**
   * Ends what a dead process left running, and marks it as interrupted. Nobody else runs studies of
   * this workspace: it belongs to one process at a time. Jobs on a cluster are not of that process.
   */
  private void recover() {
    StrayProcesses.endOrphans();
    for (StudySummary summary : repository.summaries()) {
      boolean running = summary.counts().getOrDefault(TrialState.RUNNING, 0) > 0;
      if (running || summary.state() == StudyState.RUNNING) {
        repository.study(summary.id()).ifPresent(this::recover);
      }
    }
  }

  private void recover(Study study) {
    Map<Integer, Curve> curves = repository.curves(study.id(), study.spec().metric().monitor());
    for (Trial trial : repository.trials(study.id())) {
      if (trial.state() == TrialState.RUNNING && study.spec().cluster().isEmpty()) {
        Curve curve = curves.get(trial.number());
        Trial interrupted =
            trial
                .reached(curve == null ? 0 : curve.lastStep())
                .end(
                    TrialState.INTERRUPTED, "Tunebench ended while the trial ran", clock.instant());
        repository.update(study.id(), interrupted);
      }
    }
    repository.setState(
        study.id(), StudyState.STOPPED, study.elapsed(), "Tunebench ended while the study ran");
  }

  private void queueInterrupted(StudyRun run, TrialPlan plan) {
    LiveHistory history = run.history();
    int before = history.size();
    for (int number = 0; number < before; number++) {
      if (history.state(number) == TrialState.INTERRUPTED && !run.progress().isTriedAgain(number)) {
        keep(run, plan.again(number));
      }
    }
  }

  private Places places(Study study, Mailbox messages) {
    StudySpec spec = study.spec();
    WorkerCommand.Open open =
        new WorkerCommand.Open(
            WorkerProtocol.VERSION,
            spec.objective().kind(),
            spec.objective().settings(),
            spec.metric(),
            artifactsOf(study.id()).toAbsolutePath().toString(),
            Device.CPU,
            spec.budget().parallel(),
            spec.seed());
    if (spec.cluster().isPresent()) {
      return clusterPool(study, open, messages);
    }
    return new WorkerPool(
        launcher, open, allotted(spec), logs.resolve("study-" + study.id()), messages::post);
  }

  private ClusterPool clusterPool(Study study, WorkerCommand.Open open, Mailbox messages) {
    SlurmSettings settings = SlurmSettings.of(study.spec().cluster().orElseThrow());
    int together = Math.max(1, study.spec().budget().parallel());
    Path folder = artifactsOf(study.id()).resolve("jobs");
    WorkerCommand.Open mine = open.on(settings.gpu(), together);
    return new ClusterPool(
        listener -> cluster.study(study.id(), folder, settings, mine, listener),
        settings.jobs(),
        together,
        messages::post);
  }

  private List<Allotment> allotted(StudySpec spec) {
    Map<String, Integer> own = new HashMap<>();
    for (DeviceSlots named : spec.devices()) {
      named.slots().ifPresent(slots -> own.put(named.device(), slots));
    }
    int slots = Math.max(1, spec.budget().parallel());
    return chosen(spec).stream()
        .map(
            device ->
                own.containsKey(device.id())
                    ? new Allotment(device, own.get(device.id()))
                    : new Allotment(device, slots, spec.budget().isAutoParallel()))
        .toList();
  }

  /** The devices that a study names; every usable GPU or else the CPU if it names none. */
  private List<Device> chosen(StudySpec spec) {
    List<Device> all = inventory.devices();
    if (spec.devices().isEmpty()) {
      List<Device> gpus = all.stream().filter(d -> d.isGpu() && whyNot(d, spec).isEmpty()).toList();
      return gpus.isEmpty() ? all.stream().filter(d -> !d.isGpu()).toList() : gpus;
    }
    List<Device> chosen = new ArrayList<>();
    for (DeviceSlots named : spec.devices()) {
      String id = named.device();
      Device device =
          all.stream()
              .filter(d -> d.id().equals(id))
              .findFirst()
              .orElseThrow(() -> noSuchDevice(id, all));
      if (!whyNot(device, spec).isEmpty()) {
        throw new WrongInputException(
            "devices",
            "%s (%s) cannot be used: %s".formatted(id, device.name(), whyNot(device, spec)));
      }
      chosen.add(device);
    }
    return chosen;
  }

  /** Why a study cannot use a device, or empty. */
  private String whyNot(Device device, StudySpec spec) {
    return objectives.get(spec.objective().kind()).trainsByItself()
        ? device.modelsNote()
        : device.note();
  }

  private static WrongInputException noSuchDevice(String id, List<Device> all) {
    return new WrongInputException(
        "devices",
        "this machine has no '%s'; it has %s"
            .formatted(id, String.join(", ", all.stream().map(Device::id).toList())));
  }

  @Override
  public Optional<RunningStudy> running(long study) {
    return Optional.ofNullable(runners.get(study));
  }

  @Override
  public List<RunningStudy> running() {
    return List.copyOf(runners.values());
  }

  @Override
  public Optional<StudySnapshot> snapshot(long id) {
    RunningStudy running = runners.get(id);
    return running != null
        ? Optional.of(running.snapshot())
        : repository.study(id).map(this::atRest);
  }

  private StudyRun runAtRest(Study study) {
    LiveHistory history = new LiveHistory(study.spec());
    repository.trials(study.id()).forEach(history::put);
    return new StudyRun(study, history, artifactsOf(study.id()), () -> {});
  }

  private StudySnapshot atRest(Study study) {
    return runAtRest(study).atRest(clock.millis());
  }

  private Path artifactsOf(long study) {
    return artifacts.resolve(Long.toString(study));
  }

  @Override
  public Path trialFolder(long study, int trial) {
    return artifactsOf(study).resolve(Integer.toString(trial));
  }

  @Override
  public ModelTraining modelTraining(long id, OptionalInt trial, Path file) {
    Study study = known(id);
    return jobs().modelTraining(study, trial, file, chosen(study.spec()).get(0));
  }

  @Override
  public WorkerJob measuringAgain(long id, int trial) {
    Study study = known(id);
    return jobs().measuringAgain(study, trial, chosen(study.spec()).get(0));
  }

  private StudyJobs jobs() {
    return new StudyJobs(repository, objectives, launcher, logs);
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
