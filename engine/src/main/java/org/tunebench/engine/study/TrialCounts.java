package org.tunebench.engine.study;

import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many trials a study has.
 *
 * @param byState number of trials by state; states without a trial are absent
 * @param done how many of the budget's trials are over
 */
public record TrialCounts(Map<TrialState, Integer> byState, int done) {
  /** No trials. */
  public static final TrialCounts NONE = new TrialCounts(Map.of(), 0);

  /** Copies the numbers. */
  public TrialCounts {
    byState = Map.copyOf(byState);
  }

  /**
   * Whether a trial uses up one of its study's budget. This is the one place that says so, for
   * running studies and for lists of studies alike.
   *
   * @param triedAgain whether a later trial tries it again, and counts in its place
   */
  public static boolean usesBudget(TrialState state, Origin origin, boolean triedAgain) {
    return state.countsToBudget() && origin.isOfSearch() && !triedAgain;
  }

  /** How many of the budget's trials are used up or running in a history. */
  public static int used(History history) {
    BitSet triedAgain = new BitSet();
    for (int t = 0; t < history.size(); t++) {
      history.retryOf(t).ifPresent(triedAgain::set);
    }
    int used = 0;
    for (int t = 0; t < history.size(); t++) {
      Origin origin = history.trial(t).source().origin();
      if (usesBudget(history.state(t), origin, triedAgain.get(t))) {
        used++;
      }
    }
    return used;
  }

  /** Counts all trials of a study. */
  public static TrialCounts of(Collection<Trial> trials) {
    BitSet triedAgain = new BitSet();
    for (Trial trial : trials) {
      OptionalInt first = trial.source().retryOf();
      if (first.isPresent()) {
        triedAgain.set(first.getAsInt());
      }
    }
    Tally tally = new Tally();
    for (Trial trial : trials) {
      tally.add(trial.state(), trial.source().origin(), triedAgain.get(trial.number()), 1);
    }
    return tally.counts();
  }

  /** The same with what runs as interrupted. */
  TrialCounts interrupted() {
    Map<TrialState, Integer> now = new EnumMap<>(TrialState.class);
    now.putAll(byState);
    Integer running = now.remove(TrialState.RUNNING);
    if (running != null) {
      now.merge(TrialState.INTERRUPTED, running, Integer::sum);
    }
    return new TrialCounts(now, done);
  }

  /** Number of trials in a state. */
  public int of(TrialState state) {
    return byState.getOrDefault(state, 0);
  }

  /** Number of trials in any state: those beside the budget, too. */
  public int all() {
    return byState.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Adds trials up, some of a kind at a time. */
  public static final class Tally {
    private final int[] byState = new int[TrialState.values().length];
    private int done;

    /** Adds a number of trials that have all of this in common. */
    public void add(TrialState state, Origin origin, boolean triedAgain, int number) {
      byState[state.ordinal()] += number;
      if (state.isTerminal() && usesBudget(state, origin, triedAgain)) {
        done += number;
      }
    }

    /** What was added so far. */
    public TrialCounts counts() {
      Map<TrialState, Integer> found = new EnumMap<>(TrialState.class);
      for (TrialState state : TrialState.values()) {
        if (byState[state.ordinal()] > 0) {
          found.put(state, byState[state.ordinal()]);
        }
      }
      return new TrialCounts(found, done);
    }
  }
}
