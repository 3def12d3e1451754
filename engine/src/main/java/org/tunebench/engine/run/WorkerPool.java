package org.tunebench.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.Worker;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.study.Trial;

/**
 * The workers of one study: one a device, each with its slots. Belongs to the study's thread, to
 * which what workers say is passed on.
 */
final class WorkerPool {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  /** A worker that ends so often in a row, with no trial completed between, is given up. */
  private static final int MOST_DEATHS = 5;

  /** Hears of the workers, on the study's thread. */
  interface Owner {
    /** A worker is ready for trials. */
    void onReady();

    /** A worker cannot open the objective. */
    void onRefused(String reason);

    /** A running trial has reported or ended. */
    void onTrialEvent(int trial, WorkerEvent event);

    /**
     * A worker process has ended; another one has been started unless it was given up.
     *
     * @param trials those that it ran
     * @param reason for the person
     */
    void onWorkerExit(List<Integer> trials, String reason);
  }

  /**
   * A place where a trial can run.
   *
   * @param device such as {@code cpu}
   */
  record Slot(String device) {}

  private final WorkerLauncher launcher;
  private final WorkerCommand.Open open;
  private final List<Device> devices;
  private final Path logs;
  private final Map<String, Seat> seats = new HashMap<>();
  private final Map<Integer, Seat> byTrial = new HashMap<>();
  private final Executor thread;
  private boolean closed;
  private Owner owner;
  private String whyNone = "";

  /** The place of one device's worker; the process in it may change. */
  private static final class Seat {
    final Device device;
    final Set<Integer> trials = new HashSet<>();
    Worker worker;
    boolean ready;
    int deaths;

    Seat(Device device) {
      this.device = device;
    }
  }

  /**
   * @param open what each worker opens; its device is filled in
   * @param devices where to run
   * @param logs the folder for what workers write
   * @param thread the study's thread
   */
  WorkerPool(
      WorkerLauncher launcher,
      WorkerCommand.Open open,
      List<Device> devices,
      Path logs,
      Executor thread) {
    this.thread = thread;
    this.launcher = launcher;
    this.open = open;
    this.devices = devices;
    this.logs = logs;
  }

  /** Starts a worker on each device. */
  void open(Owner listener) {
    this.owner = listener;
    for (Device device : devices) {
      Seat seat = new Seat(device);
      seats.put(device.id(), seat);
      launch(seat);
    }
  }

  private void launch(Seat seat) {
    WorkerCommand.Open mine =
        new WorkerCommand.Open(
            open.version(),
            open.kind(),
            open.settings(),
            open.metric(),
            open.folder(),
            seat.device.isGpu() ? "gpu" : Device.CPU,
            open.slots(),
            open.seed());
    Path log = logs.resolve("worker-" + seat.device.id().replace(':', '-') + ".log");
    try {
      seat.worker = launcher.launch(seat.device, mine, log, new Ear(seat));
    } catch (IOException e) {
      LOG.error("no worker for {}", seat.device.id(), e);
      giveUp(seat, "a worker process cannot be started: " + e.getMessage());
      owner.onRefused(whyNone);
    }
  }

  /** Listens to one worker process. */
  private final class Ear implements Worker.Listener {
    private final Seat seat;

    Ear(Seat seat) {
      this.seat = seat;
    }

    @Override
    public void onEvent(WorkerEvent event) {
      thread.execute(() -> heard(seat, event));
    }

    @Override
    public void onExit(String how, String logTail) {
      thread.execute(() -> ended(seat, how, logTail));
    }
  }

  private void heard(Seat seat, WorkerEvent event) {
    if (closed) {
      return;
    }
    if (event instanceof WorkerEvent.Ready) {
      seat.ready = true;
      owner.onReady();
    } else if (event instanceof WorkerEvent.Refused refused) {
      owner.onRefused(refused.reason());
    } else {
      owner.onTrialEvent(trialOf(event), event);
    }
  }

  private void ended(Seat seat, String how, String logTail) {
    if (closed) {
      return;
    }
    LOG.warn("the worker of {} ended: {}", seat.device.id(), how);
    List<Integer> trials = List.copyOf(seat.trials);
    restart(seat, how);
    owner.onWorkerExit(
        trials, "worker exited with " + how + (logTail.isEmpty() ? "" : "\n" + logTail));
  }

  private static int trialOf(WorkerEvent event) {
    if (event instanceof WorkerEvent.Reported reported) {
      return reported.trial();
    } else if (event instanceof WorkerEvent.Completed completed) {
      return completed.trial();
    } else if (event instanceof WorkerEvent.Stopped stopped) {
      return stopped.trial();
    } else if (event instanceof WorkerEvent.Failed failed) {
      return failed.trial();
    }
    throw new IllegalArgumentException("not of a trial: " + event);
  }

  private void restart(Seat seat, String how) {
    seat.ready = false;
    seat.deaths++;
    if (seat.deaths >= MOST_DEATHS) {
      giveUp(
          seat,
          "the worker of %s ended %d times in a row, the last time with %s; its log is in %s"
              .formatted(seat.device.id(), seat.deaths, how, logs));
    } else {
      launch(seat);
    }
  }

  private void giveUp(Seat seat, String why) {
    seats.remove(seat.device.id());
    whyNone = why;
  }

  /** Why the last device was given up. */
  String whyNone() {
    return whyNone;
  }

  /** Number of slots of all devices that have not been given up. */
  int slots() {
    return seats.size() * open.slots();
  }

  /** A free place, on the device with the fewest trials. */
  Optional<Slot> freeSlot() {
    Seat freest = null;
    for (Device device : devices) {
      Seat seat = seats.get(device.id());
      boolean free = seat != null && seat.ready && seat.trials.size() < open.slots();
      if (free && (freest == null || seat.trials.size() < freest.trials.size())) {
        freest = seat;
      }
    }
    return Optional.ofNullable(freest).map(seat -> new Slot(seat.device.id()));
  }

  /** Number of running trials. */
  int running() {
    return byTrial.size();
  }

  /** Starts a trial in a place. */
  void start(Slot slot, Trial trial, Path folder) {
    Seat seat = seats.get(slot.device());
    seat.trials.add(trial.number());
    byTrial.put(trial.number(), seat);
    seat.worker.send(
        new WorkerCommand.Start(
            trial.number(),
            trial.configuration().values(),
            trial.source().seed(),
            folder.toAbsolutePath().toString()));
  }

  /** Asks a trial to end. */
  void stop(int trial) {
    Seat seat = byTrial.get(trial);
    if (seat != null) {
      seat.worker.send(new WorkerCommand.Stop(trial));
    }
  }

  /** A trial has ended: its place is free. */
  void freed(int trial) {
    Seat seat = byTrial.remove(trial);
    if (seat != null) {
      seat.trials.remove(trial);
    }
  }

  /** A trial has completed: its worker is well. */
  void isWell(int trial) {
    Seat seat = byTrial.get(trial);
    if (seat != null) {
      seat.deaths = 0;
    }
  }

  /** Ends all workers at once, with whatever they run. */
  void close() {
    closed = true;
    for (Seat seat : seats.values()) {
      if (seat.worker != null) {
        seat.worker.kill();
      }
    }
  }
}
