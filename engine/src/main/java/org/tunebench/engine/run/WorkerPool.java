package org.tunebench.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.Worker;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.study.Trial;

/**
 * The workers of one study: one a device, each with its slots. Devices may be lost while it runs.
 * Belongs to the study's thread, to which what workers say is passed on.
 */
final class WorkerPool implements Places {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  private final WorkerLauncher launcher;
  private final WorkerCommand.Open open;
  private final List<Allotment> allotted;
  private final Path logs;
  private final Seats seats = new Seats();
  private final Executor thread;
  private boolean closed;
  private Owner owner;

  /**
   * @param open what each worker opens; its device is filled in
   * @param allotted where to run at first
   * @param logs the folder for what workers write
   * @param thread the study's thread
   */
  WorkerPool(
      WorkerLauncher launcher,
      WorkerCommand.Open open,
      List<Allotment> allotted,
      Path logs,
      Executor thread) {
    this.thread = thread;
    this.launcher = launcher;
    this.open = open;
    this.allotted = allotted;
    this.logs = logs;
  }

  /** Starts a worker on each device. */
  @Override
  public void open(Owner listener, List<Running> running) {
    if (!running.isEmpty()) {
      throw new IllegalArgumentException("no trial outlives its worker: " + running);
    }
    this.owner = listener;
    // All are counted before the first starts: their trials share the cores, and one that cannot
    // start must not be taken for the last.
    List<Seat> taken = allotted.stream().map(seats::add).toList();
    taken.forEach(this::launch);
  }

  /**
   * Gives a device up: its worker is ended, and the owner hears that its trials are lost by no
   * fault of theirs.
   *
   * @param why for the person
   */
  private void remove(Seat seat, String why) {
    seats.giveUp(seat, why);
    seat.kill();
    thread.execute(() -> lost(seat, why));
  }

  private void lost(Seat seat, String why) {
    if (!closed) {
      owner.onLost(seat.trials(), why);
    }
  }

  @Override
  public void onReading(DeviceReading reading) {
    for (Seat seat : seats.all()) {
      if (seat.isGone(reading)) {
        remove(seat, "%s (%s) is gone".formatted(seat.id(), seat.device().name()));
      } else {
        seat.measure(reading);
      }
    }
  }

  @Override
  public void crowded(String device, int most) {
    seats.on(device).ifPresent(seat -> seat.crowded(most));
  }

  @Override
  public void suspect(String device, String reason) {
    seats.on(device).ifPresent(seat -> suspect(seat, reason));
  }

  private void suspect(Seat seat, String reason) {
    if (seat.strike()) {
      String said = reason.lines().findFirst().orElse("");
      remove(seat, "%s does not work any more: %s".formatted(seat.id(), said));
    }
  }

  @Override
  public List<SeatState> seats() {
    return seats.states();
  }

  private void launch(Seat seat) {
    WorkerCommand.Open mine = open.on(seat.device(), seat.mostSlots(), seats.slots());
    Path log = logs.resolve("worker-" + seat.id().replace(':', '-') + ".log");
    try {
      seat.launched(launcher.launch(seat.device(), mine, log, new Ear(seat)));
    } catch (IOException e) {
      LOG.error("no worker for {}", seat.id(), e);
      remove(seat, "a worker process cannot be started: " + e.getMessage());
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
    if (isGone(seat)) {
      return;
    }
    seat.heard(event);
    if (event instanceof WorkerEvent.Ready) {
      owner.onReady();
    } else if (event instanceof WorkerEvent.Refused refused) {
      // It may be this device alone that has broken: the owner fails when none is left.
      remove(seat, refused.reason());
    } else {
      owner.onTrialEvent(event.about().orElseThrow(), event);
    }
  }

  private void ended(Seat seat, String how, String logTail) {
    if (isGone(seat)) {
      return;
    }
    LOG.warn("the worker of {} ended: {}", seat.id(), how);
    if (seat.died()) {
      remove(
          seat,
          "the worker of %s ended %d times in a row, the last time with %s; its log is in %s"
              .formatted(seat.id(), seat.deaths(), how, logs));
    } else {
      String reason = "worker exited with " + how;
      owner.onWorkerExit(seat.trials(), logTail.isEmpty() ? reason : reason + "\n" + logTail);
      launch(seat);
    }
  }

  private boolean isGone(Seat seat) {
    return closed || !seats.has(seat);
  }

  /** Why the last device was given up. */
  @Override
  public String whyNone() {
    return seats.whyNone();
  }

  /** Number of slots of all devices that have not been given up. */
  @Override
  public int slots() {
    return seats.slots();
  }

  /** A free place, on the device of which the least is taken. */
  @Override
  public Optional<Slot> freeSlot() {
    return freeSlot(Set.of());
  }

  @Override
  public Optional<Slot> freeSlot(Set<String> avoided) {
    return seats.free(avoided).map(seat -> new Slot(seat.id()));
  }

  @Override
  public int running() {
    return seats.running();
  }

  @Override
  public void start(Slot slot, Running running) {
    Trial trial = running.trial();
    Seat seat = seats.start(slot.device(), trial.number());
    seat.send(
        new WorkerCommand.Start(
            trial.number(),
            trial.configuration().values(),
            trial.source().seed(),
            running.folder().toAbsolutePath().toString()));
  }

  @Override
  public void goOn(int trial) {
    tell(trial, new WorkerCommand.GoOn(trial));
  }

  @Override
  public void stop(int trial) {
    tell(trial, new WorkerCommand.Stop(trial));
  }

  @Override
  public void suspend(int trial) {
    tell(trial, new WorkerCommand.Suspend(trial));
  }

  private void tell(int trial, WorkerCommand command) {
    seats.of(trial).ifPresent(seat -> seat.send(command));
  }

  @Override
  public void completed(int trial) {
    seats.of(trial).ifPresent(Seat::isWell);
    freed(trial);
  }

  @Override
  public int freed(int trial) {
    return seats.end(trial);
  }

  /** Workers end with the workbench: no trial goes on by itself. */
  @Override
  public boolean leave() {
    return false;
  }

  /** Ends all workers at once, with whatever they run. */
  @Override
  public void close() {
    closed = true;
    seats.all().forEach(Seat::kill);
  }
}
