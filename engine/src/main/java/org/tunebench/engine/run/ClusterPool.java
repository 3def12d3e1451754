package org.tunebench.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.cluster.JobListener;
import org.tunebench.engine.compute.cluster.JobPlace;
import org.tunebench.engine.compute.cluster.StudyJobs;
import org.tunebench.engine.study.Trial;

/**
 * The jobs of one study on a cluster, each with as many trials as run side by side. Trials that are
 * started one after the other are gathered until a job is full or no more come.
 */
final class ClusterPool implements Places {
  /** What trials on a cluster have as their device, before the number of their job. */
  static final String DEVICE = "slurm";

  /** So many jobs in a row without a completed trial, and whatever is wrong is not bad luck. */
  private static final int LEAST_GIVEN_UP = 5;

  private final Function<JobListener, StudyJobs> connect;
  private final int jobs;
  private final int together;
  private final Executor thread;

  private final Map<Integer, Set<Integer>> packs = new HashMap<>();
  private final List<WorkerCommand.Start> gathered = new ArrayList<>();
  private Owner owner;
  private StudyJobs sent;
  private boolean closed;

  /** Whether it is closed and the jobs go on: what they tell is for the next run. */
  private boolean left;

  private int failedInARow;
  private String whyNone = "";

  /**
   * @param connect gives the jobs of the study to who hears of them
   * @param jobs how many may wait or run at once
   * @param together how many trials each has
   * @param thread the study's
   */
  ClusterPool(Function<JobListener, StudyJobs> connect, int jobs, int together, Executor thread) {
    this.connect = connect;
    this.jobs = jobs;
    this.together = together;
    this.thread = thread;
  }

  @Override
  public void open(Owner listener, List<Running> running) {
    owner = listener;
    sent = connect.apply(new Ear());
    for (Running one : running) {
      packs.put(one.trial().number(), new HashSet<>(Set.of(one.trial().number())));
    }
    sent.adopt(running.stream().map(ClusterPool::command).toList());
    thread.execute(listener::onReady);
  }

  private static WorkerCommand.Start command(Running running) {
    Trial trial = running.trial();
    return new WorkerCommand.Start(
        trial.number(),
        trial.configuration().values(),
        trial.source().seed(),
        running.folder().toAbsolutePath().toString());
  }

  /** Passes on to the study's thread what is said on the cluster's. */
  private final class Ear implements JobListener {
    private void pass(Runnable news) {
      thread.execute(
          () -> {
            if (!closed) {
              news.run();
            }
          });
    }

    @Override
    public void onPlace(List<Integer> trials, JobPlace place) {
      pass(
          () -> {
            together(trials);
            trials.forEach(trial -> owner.onPlaced(trial, place));
          });
    }

    @Override
    public void onEvent(int trial, WorkerEvent event) {
      pass(() -> owner.onTrialEvent(trial, event));
    }

    @Override
    public void onEnded(List<Integer> trials, String reason, boolean lost) {
      pass(() -> ended(trials, reason, lost));
    }

    @Override
    public void onRefused(List<Integer> trials, String reason) {
      pass(
          () -> {
            owner.onRefused(reason);
            owner.onLost(trials, reason);
          });
    }

    @Override
    public void onOver(Runnable kept) {
      // After all that was told before: by then this thread has written it down.
      thread.execute(
          () -> {
            if (!left) {
              kept.run();
            }
          });
    }

    @Override
    public void onTrouble(String sentence) {
      pass(() -> owner.onNote(sentence));
    }
  }

  /** Trials that were found again turn out to be in one job. */
  private void together(List<Integer> trials) {
    Set<Integer> pack = new HashSet<>(trials);
    pack.retainAll(packs.keySet());
    pack.forEach(trial -> packs.put(trial, pack));
  }

  private void ended(List<Integer> trials, String reason, boolean lost) {
    failedInARow++;
    if (failedInARow >= Math.max(LEAST_GIVEN_UP, 2 * jobs)) {
      whyNone =
          "%d jobs in a row ended without a completed trial, the last time because %s"
              .formatted(failedInARow, reason);
    }
    if (lost) {
      owner.onLost(trials, reason);
    } else {
      owner.onWorkerExit(trials, reason);
    }
  }

  @Override
  public Optional<Slot> freeSlot() {
    boolean free = !gathered.isEmpty() || new HashSet<>(packs.values()).size() < jobs;
    return free && whyNone.isEmpty() ? Optional.of(new Slot(DEVICE)) : Optional.empty();
  }

  @Override
  public void start(Slot slot, Running trial) {
    gathered.add(command(trial));
    packs.put(trial.trial().number(), new HashSet<>(Set.of(trial.trial().number())));
    together(gathered.stream().map(WorkerCommand.Start::trial).toList());
    if (gathered.size() == together) {
      send();
    } else if (gathered.size() == 1) {
      // After all that can be started now has been.
      thread.execute(this::send);
    }
  }

  private void send() {
    if (!gathered.isEmpty() && !closed) {
      sent.submit(List.copyOf(gathered));
      gathered.clear();
    }
  }

  @Override
  public void stop(int trial) {
    if (!isTakenBack(trial)) {
      sent.stop(trial);
    }
  }

  @Override
  public void suspend(int trial) {
    if (!isTakenBack(trial)) {
      sent.suspend(trial);
    }
  }

  /** Whether a trial was still to be sent: no job knows it, so that none can tell of its end. */
  private boolean isTakenBack(int trial) {
    boolean takenBack = gathered.removeIf(start -> start.trial() == trial);
    if (takenBack) {
      new Ear().onEvent(trial, new WorkerEvent.Stopped(trial));
    }
    return takenBack;
  }

  @Override
  public void completed(int trial) {
    failedInARow = 0;
    freed(trial);
  }

  @Override
  public int freed(int trial) {
    Set<Integer> pack = packs.remove(trial);
    if (pack != null) {
      Set<Integer> rest = new HashSet<>(pack);
      rest.remove(trial);
      rest.forEach(other -> packs.put(other, rest));
    }
    return 0;
  }

  @Override
  public int running() {
    return packs.size();
  }

  @Override
  public int slots() {
    return whyNone.isEmpty() ? jobs * together : 0;
  }

  @Override
  public String whyNone() {
    return whyNone;
  }

  @Override
  public boolean leave() {
    send();
    closed = true;
    left = true;
    if (sent != null) {
      sent.leave();
    }
    return true;
  }

  @Override
  public void close() {
    closed = true;
    if (sent != null) {
      sent.cancel();
    }
  }
}
