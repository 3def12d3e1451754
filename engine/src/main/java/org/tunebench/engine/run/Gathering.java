package org.tunebench.engine.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Whether a place that has become free waits before its next trial begins. Trials that began
 * together and take about equally long end within a part of their time: what comes next is chosen
 * better once it knows how all of them went, by more than the places lose that wait. Where lengths
 * differ more, or few run side by side, nobody waits. Belongs to the study's thread; all times are
 * in milliseconds.
 */
public final class Gathering {
  /** What is worth waiting, of the time that a trial has taken. */
  private static final double SHARE = 0.75;

  /** The standard deviation of the logarithms of the lengths of the last trials, at most. */
  private static final double ALIKE = 0.15;

  private static final int LAST = 16;

  private static final String NOTE =
      "free places wait for trials that are about to end: the next ones learn from them";

  /** So many others have to be under way. */
  private static final int LEAST_OTHERS = 3;

  /** Nobody need be told of a shorter wait. */
  private static final long LONG_MILLIS = 2000;

  private final Map<Integer, Long> running = new HashMap<>();

  /** How long the last ones took that ran to their end. */
  private final Deque<Long> lengths = new ArrayDeque<>();

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
    if (from == null) {
      return;
    }
    lengths.addLast(time - from);
    if (lengths.size() > LAST) {
      lengths.removeFirst();
    }
    long worth = Math.round(SHARE * (time - from));
    if (!isOn(time) && areAlike() && beganAround(from, worth) >= LEAST_OTHERS) {
      roundBegan = from;
      moment = worth;
      until = time + worth;
    }
  }

  private boolean areAlike() {
    double[] logs = lengths.stream().mapToDouble(length -> Math.log(Math.max(1, length))).toArray();
    return StatUtils.variance(logs) <= ALIKE * ALIKE;
  }

  private long beganAround(long time, long within) {
    return running.values().stream().filter(began -> Math.abs(began - time) <= within).count();
  }

  /** Whether no trial should begin: one of those that are waited for runs, and may end yet. */
  public boolean isOn(long time) {
    return time < until && beganAround(roundBegan, moment) > 0;
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
