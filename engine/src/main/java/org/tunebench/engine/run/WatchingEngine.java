package org.tunebench.engine.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceInventory;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.DeviceWatch;
import org.tunebench.engine.compute.WorkerJob;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.SlurmCluster;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.LookOnlyRepository;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyCopy;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.StudySummary;

/**
 * Looks at studies that another process keeps and runs, seconds behind it or, where a look takes
 * long, minutes. It runs and changes nothing: whoever wants that hears one sentence.
 */
public final class WatchingEngine implements SearchEngine {
  private static final Logger LOG = LoggerFactory.getLogger(WatchingEngine.class);

  private static final String LOOKED_AT =
      "the workspace is only looked at here, since %s has it: do it there, or once that has ended";

  private static final String READ_ONLY =
      "the workspace is only looked at here, since its folder may not be written: copy it to one that you may write, and do it there";

  private static final String UNEXPECTED =
      "something went wrong that should not, which the log has";

  /** The shortest time between two looks. */
  private static final long PAUSE_MILLIS = 2_000;

  /** A look costs the other process time: no more than a tenth of it. */
  private static final int TIMES_THE_LOOK = 9;

  /** One that does not answer so often in a row is gone; a machine may be very busy. */
  private static final int MOST_UNANSWERED = 2;

  /** A look that is called off takes no longer, unless the machine is very busy. */
  private static final long LONGEST_LOOK_SECONDS = 10;

  private final long pauseMillis;
  private final LookOnlyRepository repository;
  private final SpecChecks checks;
  private final ObjectiveTypes objectives;
  private final DeviceInventory inventory;
  private final DeviceWatch watch;
  private final StudiesAtRest studies;
  private final SlurmCluster cluster = new SlurmCluster();
  private final Map<Long, WatchedStudy> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread watching = new Thread(work, "watching");
            watching.setDaemon(true);
            return watching;
          });
  private volatile boolean closed;
  private volatile Owner owner;

  /** What is looked at; of the thread that looks, as all below. */
  private StudyCopy copy;

  private int unanswered;

  /**
   * Begins to look.
   *
   * @param owner the other process, for the person; empty where the folder may only be read, and
   *     nobody has it
   * @param first a copy of what it keeps, from which further ones come; closed with this
   * @param artifacts the folder of what its trials write: {@code <study>/<trial>/}
   * @param logs the folder of what its workers write
   */
  public WatchingEngine(
      String owner,
      StudyCopy first,
      ObjectiveTypes objectives,
      DeviceInventory inventory,
      Path artifacts,
      Path logs) {
    this(owner, first, objectives, inventory, artifacts, logs, PAUSE_MILLIS);
  }

  /** The same with another time between looks. */
  WatchingEngine(
      String owner,
      StudyCopy first,
      ObjectiveTypes objectives,
      DeviceInventory inventory,
      Path artifacts,
      Path logs,
      long pauseMillis) {
    this.owner = new Owner(owner, owner.isEmpty(), Instant.now());
    this.pauseMillis = pauseMillis;
    this.copy = first;
    this.repository = new LookOnlyRepository(first, this::whyNot);
    this.objectives = objectives;
    this.checks = new SpecChecks(objectives);
    this.inventory = inventory;
    this.watch = new DeviceWatch(inventory);
    this.studies = new StudiesAtRest(repository, artifacts, logs, new RunClock(Clock.systemUTC()));
    takeOver();
    lookIn(pauseMillis);
  }

  private String whyNot() {
    Owner now = owner;
    return now.isNobody() ? READ_ONLY : LOOKED_AT.formatted(now.name());
  }

  private void lookIn(long millis) {
    thread.schedule(this::look, millis, TimeUnit.MILLISECONDS);
  }

  private void look() {
    long begun = System.nanoTime();
    try {
      lookOnce();
    } finally {
      if (!closed) {
        long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        // Waiting for one that does not answer costs nobody anything.
        lookIn(unanswered > 0 ? pauseMillis : Math.max(pauseMillis, TIMES_THE_LOOK * took));
      }
    }
  }

  private void lookOnce() {
    try {
      ask(Instant.now());
    } catch (RuntimeException | Error e) {
      // Whatever it is, such as too little memory in one moment: the next look may do.
      tell(e);
    }
  }

  private void ask(Instant now) {
    Optional<StudyCopy> next = copy.next();
    if (next.isPresent()) {
      unanswered = 0;
      show(next.get(), now);
    } else if (!closed && ++unanswered >= MOST_UNANSWERED && !owner.isGone()) {
      owner = new Owner(owner.name(), true, owner.seen());
      takeOver();
    }
  }

  /** What goes wrong once, as on a full disk, goes wrong at each look. */
  private void tell(Throwable e) {
    if (owner.problem().isEmpty()) {
      LOG.warn("what {} keeps could not be looked at this time", owner.name(), e);
    }
    String problem = e instanceof StorageException ? e.getMessage() : UNEXPECTED;
    boolean isGone = copy.owner().isEmpty();
    boolean ends = isGone && !owner.isGone();
    owner = new Owner(copy.owner().orElse(owner.name()), isGone, owner.seen(), problem);
    if (ends) {
      takeOver();
    }
  }

  private void show(StudyCopy next, Instant now) {
    boolean isNew = next != copy;
    boolean wasGone = owner.isGone();
    if (isNew) {
      copy = next;
      repository.show(next);
    }
    // Another process may have taken the workspace over, or this one has given it back.
    Optional<String> name = next.owner();
    owner = new Owner(name.orElse(owner.name()), name.isEmpty(), now);
    if (isNew || owner.isGone() != wasGone) {
      takeOver();
    }
  }

  /** Takes over what the latest copy says. */
  private void takeOver() {
    if (owner.isGone()) {
      repository.areLeft(StudiesAtRest.ENDED, owner.seen());
    } else {
      repository.areTakenUp();
    }
    List<StudySummary> summaries = repository.summaries();
    for (StudySummary summary : summaries) {
      WatchedStudy watched = running.get(summary.id());
      boolean runs = summary.state() == StudyState.RUNNING && !owner.isGone();
      if (runs && watched != null) {
        repository.study(summary.id()).ifPresent(watched::look);
      } else if (runs) {
        repository
            .study(summary.id())
            .ifPresent(s -> running.put(s.id(), new WatchedStudy(s, repository)));
      } else if (watched != null) {
        end(watched);
      }
    }
    endWhatIsGone(summaries);
  }

  /** The other process has deleted it since, or put it aside. */
  private void endWhatIsGone(List<StudySummary> summaries) {
    Set<Long> there = summaries.stream().map(StudySummary::id).collect(Collectors.toSet());
    running.values().stream().filter(study -> !there.contains(study.id())).forEach(this::end);
  }

  private void end(WatchedStudy watched) {
    running.remove(watched.id());
    Optional<Study> kept = repository.study(watched.id());
    watched.end(kept, kept.map(studies::snapshot).orElseGet(watched::lastSeen));
  }

  @Override
  public Optional<Owner> owner() {
    return Optional.of(owner);
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
  public long bytesOnDisk(long study) {
    return studies.bytesOnDisk(study);
  }

  @Override
  public Optional<RunningStudy> running(long study) {
    return Optional.ofNullable(running.get(study));
  }

  @Override
  public List<RunningStudy> running() {
    return running.values().stream()
        .sorted(Comparator.comparingLong(WatchedStudy::id))
        .map(RunningStudy.class::cast)
        .toList();
  }

  @Override
  public Optional<StudySnapshot> snapshot(long study) {
    return running(study)
        .map(RunningStudy::snapshot)
        .or(() -> repository.study(study).map(studies::snapshot));
  }

  @Override
  public Path trialFolder(long study, int trial) {
    return studies.folder(study).resolve(Integer.toString(trial));
  }

  @Override
  public void close() {
    closed = true;
    // A look that is under way hears it, and leaves no copy behind.
    thread.shutdownNow();
    awaitTheLook();
    watch.close();
    repository.close();
    cluster.close();
  }

  private void awaitTheLook() {
    try {
      if (!thread.awaitTermination(LONGEST_LOOK_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("what {} keeps is still being looked at", owner.name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Study create(StudySpec spec, Path folder) {
    throw repository.refusal();
  }

  @Override
  public void setBudget(long study, Budget budget) {
    throw repository.refusal();
  }

  @Override
  public RunningStudy start(long study) {
    throw repository.refusal();
  }

  @Override
  public RunningStudy startWithOne(long study) {
    throw repository.refusal();
  }

  @Override
  public void replicate(long study, List<Configuration> configurations, int times) {
    throw repository.refusal();
  }

  @Override
  public void enqueue(long study, Configuration configuration) {
    throw repository.refusal();
  }

  @Override
  public void tryAgain(long study, int trial) {
    throw repository.refusal();
  }

  @Override
  public void putAside(long study) {
    throw repository.refusal();
  }

  @Override
  public void restore(long study) {
    throw repository.refusal();
  }

  @Override
  public void delete(long study) {
    throw repository.refusal();
  }

  @Override
  public ModelTraining modelTraining(long study, OptionalInt trial, Path file) {
    throw repository.refusal();
  }

  @Override
  public WorkerJob usingModel(long study, ModelUse use) {
    throw repository.refusal();
  }

  @Override
  public WorkerJob measuringAgain(long study, int trial) {
    throw repository.refusal();
  }
}
