package org.tunebench.engine.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a place that has become free waits a moment before its next trial begins. Trials that
 * began together and take equally long end almost together: what comes next is chosen better once
 * it knows how all of them went, and the wait costs the place a fiftieth of a trial at most. Of few
 * side by side, the others are too few to wait for. Belongs to the study's thread; all times are in
 * milliseconds.
 */
public final class Gathering {
  /** What is worth waiting, of the time that a trial has taken. */
  private static final double SHARE = 0.02;

  private static final String NOTE =
      "a free place waits a moment for trials that are about to end: the next one learns from them";

  /** So many others have to be under way. */
  private static final int LEAST_OTHERS = 3;

  /** Nobody need be told of a shorter wait. */
  private static final long LONG_MILLIS = 2000;

  private final Map<Integer, Long> running = new HashMap<>();
  private long roundBegan;
  private long moment;
  private long until = Long.MIN_VALUE;

  /** A trial has begun. */
  public void began(int trial, long time) {
    running.put(trial, time);
  }

  /** A trial has ended before its time. */
  public void left(int trial) {
    running.remove(trial);
  }

  /** A trial ran to its end: those that began with it are waited for, if we do not wait already. */
  public void completed(int trial, long time) {
    Long from = running.remove(trial);
    if (from != null && running.size() >= LEAST_OTHERS && !isOn(time)) {
      roundBegan = from;
      moment = Math.round(SHARE * (time - from));
      until = time + moment;
    }
  }

  /** Whether no trial should begin: one of those that are waited for runs, and may end yet. */
  public boolean isOn(long time) {
    return time < until
        && running.values().stream().anyMatch(began -> Math.abs(began - roundBegan) <= moment);
  }

  /** What to tell the person of a wait; empty if there is none, or none that is worth a word. */
  Optional<String> note(long time) {
    return isOn(time) && moment >= LONG_MILLIS ? Optional.of(NOTE) : Optional.empty();
  }

  /** When the wait is over at the latest, however long the others take. */
  public long until() {
    return until;
  }
}
