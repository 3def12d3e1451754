package org.tunebench.engine.objective.scvi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tunebench.engine.objective.torch.DeviceQueue;
import org.tunebench.engine.objective.torch.TensorArena;

/**
 * Where the trials of a worker train together. Each trial's thread takes a seat and asks for one
 * epoch after another; as soon as all who have a seat have asked, a thread of the array trains that
 * epoch of all of them at once. So trials come and go between epochs, though those who come may
 * have to wait for a few ({@link Turnover}), and whatever a trial does with what was measured
 * (early stopping, reports, scores) it does by itself.
 *
 * <p>What ends one trial does not touch the others: one whose thread is interrupted gives up its
 * seat at once, one whose gradients are no numbers is told so. An error of the array itself, such
 * as a device without memory left, fails those who came last if the array was being made for them,
 * or else all who are in it; one that nobody foresees ends the array for all, and for whoever
 * comes.
 */
final class TrialArray implements AutoCloseable {
  private final TrainingData data;
  private final DeviceQueue queue;
  private final Turnover turnover;
  private final int batchSize;
  private final List<Seat> seats = new ArrayList<>();
  private final Thread thread = new Thread(this::work, "trial-array");
  private boolean closed;

  /** What ended the array's thread, or null: whoever waits then waits for nobody. */
  private Throwable broken;

  /** Of the array's thread; others look into it while they have a seat and no epoch is running. */
  private FusedTraining training;

  /**
   * @param batchSize cells of a mini-batch
   */
  TrialArray(TrainingData data, int batchSize) {
    this(data, batchSize, data.isOnCpu() ? Turnover.atOnce() : Turnover.ofAFifth(System::nanoTime));
  }

  /**
   * @param turnover when those who come are let in
   * @see #TrialArray(TrainingData, int)
   */
  TrialArray(TrainingData data, int batchSize, Turnover turnover) {
    this.data = data;
    this.batchSize = batchSize;
    this.turnover = turnover;
    this.queue = data.queue();
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

  /** How many have a seat. */
  synchronized int seats() {
    return seats.size();
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
          while (outcome == null && error == null && broken == null && !closed) {
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
      if (outcome == null && broken != null) {
        throw failed(broken);
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
    try {
      queue.takeOwn();
      for (List<Seat> present = whenAllWait(); !present.isEmpty(); present = whenAllWait()) {
        round(present);
      }
    } catch (Throwable e) {
      // Whatever it is: those who have a seat would wait for ever.
      end(e);
    } finally {
      dissolve();
    }
  }

  private synchronized void end(Throwable cause) {
    broken = cause;
    notifyAll();
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
            List<Seat> seated = seat(present);
            if (!seated.isEmpty()) {
              long start = System.nanoTime();
              train(seated);
              turnover.epochTook(System.nanoTime() - start);
            }
          });
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      dissolve();
      fail(present, e);
    }
  }

  /**
   * Makes the array that of those present, if it is worth it. Whoever left in the meantime has its
   * model no more; so nobody may leave while numbers are carried to and fro.
   *
   * @return who trains the next epoch: of those who are new nobody if the array could not be made
   *     for them, since the one that there is goes on
   */
  private synchronized List<Seat> seat(List<Seat> present) {
    if (!seats.containsAll(present)) {
      return List.of();
    }
    keepBest(present);
    List<Seat> inside = present.stream().filter(this::isInside).toList();
    int places = training == null ? 0 : training.members().size();
    if (!turnover.isDue(inside.size(), places - inside.size(), present.size() - inside.size())) {
      return inside;
    }
    long start = System.nanoTime();
    if (inside.isEmpty()) {
      dissolve();
    }
    FusedTraining before = training;
    try {
      List<FusedMember> members = present.stream().map(seat -> seat.member).toList();
      FusedTraining made = new FusedTraining(data, members, batchSize, before);
      queue.finish();
      training = made;
    } catch (RuntimeException | OutOfMemoryError e) {
      fail(present.stream().filter(seat -> !inside.contains(seat)).toList(), e);
      return inside;
    } finally {
      turnover.madeIn(System.nanoTime() - start);
    }
    if (before != null) {
      before.close();
    }
    return present;
  }

  private boolean isInside(Seat seat) {
    return training != null && training.members().contains(seat.member);
  }

  /** Before the next epoch changes their numbers. */
  private void keepBest(List<Seat> present) {
    List<Seat> those = present.stream().filter(seat -> seat.lastIsBest).toList();
    if (!those.isEmpty()) {
      training.keepBest(those.stream().map(seat -> seat.member).toList());
      those.forEach(seat -> seat.lastIsBest = false);
    }
  }

  private void train(List<Seat> seated) {
    int[] epochs = new int[training.members().size()];
    Arrays.fill(epochs, FusedTraining.ABSENT);
    seated.forEach(seat -> epochs[training.members().indexOf(seat.member)] = seat.asked);
    List<FusedTraining.Outcome> outcomes = training.epoch(epochs, () -> abandoned(seated));
    synchronized (this) {
      seated.forEach(seat -> seat.outcome = outcomes.get(training.members().indexOf(seat.member)));
      notifyAll();
    }
  }

  private synchronized boolean abandoned(List<Seat> present) {
    return closed || seats.stream().noneMatch(present::contains);
  }

  private synchronized void fail(List<Seat> those, Throwable cause) {
    those.forEach(seat -> seat.fail(failed(cause)));
    notifyAll();
  }

  private static RuntimeException failed(Throwable cause) {
    String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return new IllegalStateException(
        "the fused array of trials failed (%s); with 'fuse: off' each trains by itself"
            .formatted(reason),
        cause);
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
