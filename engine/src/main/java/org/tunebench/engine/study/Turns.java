package org.tunebench.engine.study;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of trials by their turns, for those who have no {@link History}: what goes on with an
 * interrupted trial comes where that was. Of equal results the one whose turn came first is the
 * best, whichever has ended first and however often the study was interrupted.
 */
public final class Turns {
  private final Map<Integer, Integer> firsts = new HashMap<>();
  private final Set<Integer> takenUp = new HashSet<>();

  /** The turns of a study's trials. */
  public static Turns of(List<Trial> trials) {
    Map<Integer, TrialState> states = new HashMap<>();
    Turns turns = new Turns();
    for (Trial trial : trials) {
      states.put(trial.number(), trial.state());
      trial
          .source()
          .retryOf()
          .ifPresent(
              earlier -> {
                if (states.get(earlier) == TrialState.INTERRUPTED) {
                  turns.goesOn(earlier, trial.number());
                }
              });
    }
    return turns;
  }

  /**
   * A trial goes on with an interrupted one, unless one before it has. To be called in the order of
   * their numbers.
   */
  public void goesOn(int interrupted, int number) {
    if (takenUp.add(interrupted)) {
      firsts.put(number, first(interrupted));
    }
  }

  /** The number of the first of the interrupted trials that one goes on with, or its own. */
  private int first(int number) {
    return firsts.getOrDefault(number, number);
  }

  /** Numbers of trials by turn. */
  public Comparator<Integer> order() {
    return Comparator.comparing(this::first);
  }
}
