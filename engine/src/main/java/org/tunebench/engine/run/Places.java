package org.tunebench.engine.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.cluster.JobPlace;
import org.tunebench.engine.study.Trial;

/**
 * Where the trials of one study run: workers on the devices of this machine, or jobs of a cluster.
 * Belongs to the study's thread. The owner is told by messages to that thread alone, never in the
 * middle of what it asks for itself.
 */
interface Places {
  /** Hears of the places, on the study's thread. */
  interface Owner {
    /** Trials may be started. */
    void onReady();

    /** The objective cannot be opened, or nothing can run. */
    void onRefused(String reason);

    /** A running trial has reported or ended. */
    void onTrialEvent(int trial, WorkerEvent event);

    /**
     * What ran some trials has ended before them.
     *
     * @param trials those that it ran
     * @param reason for the person
     */
    void onWorkerExit(List<Integer> trials, String reason);

    /**
     * What ran some trials is gone by no fault of theirs: they are tried again, however often.
     *
     * @param reason for the person
     */
    void onLost(List<Integer> trials, String reason);

    /** A trial's job waits, runs or has moved. */
    void onPlaced(int trial, JobPlace place);

    /** What the person should know about the places at present; empty for nothing. */
    void onNote(String sentence);
  }

  /**
   * A place where a trial can run.
   *
   * @param device such as {@code cpu}
   */
  record Slot(String device) {}

  /**
   * Gets ready.
   *
   * @param owner hears of everything from now on
   * @param running trials that run already, where such can be: {@link #leave} left them
   */
  void open(Owner owner, List<Running> running);

  /**
   * A trial that is to run or runs.
   *
   * @param trial as it was kept
   * @param folder its own
   */
  record Running(Trial trial, Path folder) {}

  /** A free place, or empty if there is none at present. */
  Optional<Slot> freeSlot();

  /**
   * A free place on none of some devices, unless there are no others.
   *
   * @param avoided devices such as {@code gpu:0}
   */
  default Optional<Slot> freeSlot(Set<String> avoided) {
    return freeSlot();
  }

  /**
   * Trials have run out of memory beside each other: a device gets fewer slots.
   *
   * @param most as many as there may be now
   */
  default void crowded(String device, int most) {}

  /** A trial says that its device does not work: twice in a row, and it is given up. */
  default void suspect(String device, String reason) {}

  /** What goes on on the devices of this machine. */
  default void onReading(DeviceReading reading) {}

  /** The devices, those that have been given up last. */
  default List<SeatState> seats() {
    return List.of();
  }

  /** Starts a trial in a place. */
  void start(Slot slot, Running trial);

  /** Tells a trial that waits for a word on its report to go on. */
  default void goOn(int trial) {}

  /** Asks a trial to end. */
  void stop(int trial);

  /** Asks a trial to end so that it can go on later: it may keep its state first. */
  void suspend(int trial);

  /** A trial has completed: its place is free, and what ran it is well. */
  void completed(int trial);

  /**
   * A trial has ended otherwise: its place is free.
   *
   * @return how many other trials have been beside it on its device, at most; 0 where it was alone
   */
  int freed(int trial);

  /** Number of running trials. */
  int running();

  /** How many trials may run at once, 0 if none can any more. */
  int slots();

  /** Why there is no slot any more. */
  String whyNone();

  /**
   * Hears of the running trials no more, if they can go on by themselves.
   *
   * @return whether they do; if not, nothing has happened
   */
  boolean leave();

  /** Ends all that runs, at once. */
  void close();
}
