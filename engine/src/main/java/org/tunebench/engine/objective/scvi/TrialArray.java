package org.tunebench.engine.objective.scvi;

import java.util.ArrayList;
import java.util.List;
import org.tunebench.engine.objective.torch.DeviceQueue;
import org.tunebench.engine.objective.torch.TensorArena;

/**
 * Where the trials of a worker train together. Each trial's thread takes a seat and asks for one
 * epoch after another; as soon as all who have a seat have asked, a thread of the array trains that
 * epoch of all of them at once. So trials come and go between epochs, and whatever a trial does
 * with what was measured (early stopping, reports, scores) it does by itself.
 *
 * <p>What ends one trial does not touch the others: one whose thread is interrupted gives up its
 * seat at once, one whose gradients are no numbers is told so. An error of the array itself, such
 * as a device without memory left, fails those who came last if the array was being made for them,
 * or else all who are in it.
 */
final class TrialArray implements AutoCloseable {
  private final TrainingData data;
  private final DeviceQueue queue;
  private final int batchSize;
  private final List<Seat> seats = new ArrayList<>();
  private final Thread thread = new Thread(this::work, "trial-array");
  private boolean closed;

  /** Of the array's thread; others look into it while they have a seat and no epoch is running. */
  private FusedTraining training;

  /**
   * @param batchSize cells of a mini-batch
   */
  TrialArray(TrainingData data, int batchSize) {
    this.data = data;
    this.queue = data.queue();
    this.batchSize = batchSize;
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether such a trial can be trained here. */
  boolean holds(ScviConfig config) {
    return FusedShape.holds(config.model()) && config.training().batchSize() == batchSize;
  }

  /** Takes a seat. The others wait for whoever has one, so it should ask for an epoch soon. */
  synchronized Seat join(FusedMember member) {
    Seat seat = new Seat(member);
    seats.add(seat);
    return seat;
  }

  /** A trial's place in the array, for its own thread. */
  final class Seat implements EpochRunner {
    private final FusedMember member;
    private int asked;
    private boolean lastIsBest;
    private FusedTraining.Outcome outcome;
    private RuntimeException error;

    private Seat(FusedMember member) {
      this.member = member;
    }

    @Override
    public EpochElbo epoch(int epoch) {
      // What this thread has done to its model comes before what the array does.
      queue.finish();
      synchronized (TrialArray.this) {
        outcome = null;
        asked = epoch;
        TrialArray.this.notifyAll();
        try {
          while (outcome == null && error == null && !closed) {
            TrialArray.this.wait();
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          close();
          return null;
        }
        return result();
      }
    }

    private EpochElbo result() {
      if (error != null) {
        throw error;
      }
      if (outcome == null) {
        return null;
      }
      if (outcome.failure() != null) {
        throw outcome.failure();
      }
      return outcome.elbo();
    }

    @Override
    public void keepBest() {
      lastIsBest = true;
    }

    @Override
    public void fetch() {
      TensorArena.scoped(() -> training.fetch(member));
      queue.finish();
    }

    @Override
    public void fetchAll() {
      TensorArena.scoped(
          () -> {
            training.release(member);
            if (lastIsBest) {
              member.best().save();
            }
          });
      queue.finish();
    }

    /** Gives up the seat; the others go on. */
    @Override
    public void close() {
      synchronized (TrialArray.this) {
        seats.remove(this);
        TrialArray.this.notifyAll();
      }
    }

    private boolean waits() {
      return asked > 0 && outcome == null;
    }

    private void fail(RuntimeException e) {
      error = e;
      seats.remove(this);
    }
  }

  private void work() {
    queue.takeOwn();
    try {
      for (List<Seat> present = whenAllWait(); !present.isEmpty(); present = whenAllWait()) {
        round(present);
      }
    } catch (InterruptedException e) {
      // Nobody but close() interrupts it.
      Thread.currentThread().interrupt();
    } finally {
      dissolve();
    }
  }

  /** Those who have a seat, once all of them wait for an epoch; nobody after the end. */
  private synchronized List<Seat> whenAllWait() throws InterruptedException {
    while (!closed && (seats.isEmpty() || !seats.stream().allMatch(Seat::waits))) {
      wait();
    }
    return closed ? List.of() : List.copyOf(seats);
  }

  private void round(List<Seat> present) {
    try {
      TensorArena.scoped(
          () -> {
            if (seat(present)) {
              train(present);
            }
          });
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      dissolve();
      fail(present, e);
    }
  }

  /**
   * Makes the array that of those present. Whoever left in the meantime has its model no more; so
   * nobody may leave while numbers are carried to and fro.
   *
   * @return false if that could not be done for those who are new
   */
  private synchronized boolean seat(List<Seat> present) {
    List<FusedMember> members = present.stream().map(seat -> seat.member).toList();
    if (!seats.containsAll(present)) {
      return false;
    }
    keepBest(present);
    if (training != null && training.isOf(members)) {
      return true;
    }
    if (training != null) {
      members.stream().filter(training.members()::contains).forEach(training::release);
      queue.finish();
    }
    FusedTraining before = training;
    try {
      training = new FusedTraining(data, members, batchSize);
    } catch (RuntimeException | OutOfMemoryError e) {
      if (refuseNewcomers(present, e)) {
        return false;
      }
      throw e;
    }
    if (before != null) {
      before.close();
    }
    queue.finish();
    return true;
  }

  /** Before the next epoch changes their numbers. */
  private void keepBest(List<Seat> present) {
    List<Seat> those = present.stream().filter(seat -> seat.lastIsBest).toList();
    if (!those.isEmpty()) {
      training.keepBest(those.stream().map(seat -> seat.member).toList());
      those.forEach(seat -> seat.lastIsBest = false);
    }
  }

  /** Fails those who are new, if there are any. */
  private boolean refuseNewcomers(List<Seat> present, Throwable cause) {
    List<Seat> newcomers =
        present.stream()
            .filter(seat -> training == null || !training.members().contains(seat.member))
            .toList();
    fail(newcomers, cause);
    return !newcomers.isEmpty();
  }

  private void train(List<Seat> present) {
    List<Seat> inOrder =
        training.members().stream()
            .map(member -> present.stream().filter(s -> s.member == member).findAny().orElseThrow())
            .toList();
    int[] epochs = inOrder.stream().mapToInt(seat -> seat.asked).toArray();
    List<FusedTraining.Outcome> outcomes = training.epoch(epochs, () -> abandoned(present));
    synchronized (this) {
      for (int i = 0; i < outcomes.size(); i++) {
        inOrder.get(i).outcome = outcomes.get(i);
      }
      notifyAll();
    }
  }

  private synchronized boolean abandoned(List<Seat> present) {
    return closed || seats.stream().noneMatch(present::contains);
  }

  private synchronized void fail(List<Seat> those, Throwable cause) {
    String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    for (Seat seat : those) {
      seat.fail(
          new IllegalStateException(
              "the fused array of trials failed (%s); with 'fuse: off' each trains by itself"
                  .formatted(reason),
              cause));
    }
    notifyAll();
  }

  private synchronized void dissolve() {
    if (training != null) {
      training.close();
      training = null;
    }
  }

  /** Ends the array; whoever still waits is let go. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
