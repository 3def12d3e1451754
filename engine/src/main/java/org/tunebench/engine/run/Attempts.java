package org.tunebench.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Follows what was tried several times through a history: a trial, the one that it tries again, and
 * so on.
 */
record Attempts(LiveHistory history) {
  /**
   * The devices on which a trial's earlier attempts have failed, whether a worker died of them or
   * they gave no result: it may do better elsewhere.
   */
  Set<String> avoided(Trial trial) {
    return of(trial.source().retryOf(), TrialState.FAILED)
        .map(earlier -> earlier.run().device())
        .collect(Collectors.toSet());
  }

  /** How often a trial and those that it tries again have been interrupted. */
  int interruptions(int number) {
    return (int) of(OptionalInt.of(number), TrialState.INTERRUPTED).count();
  }

  /** How often a trial and those that it tries again have failed. */
  int failures(int number) {
    return (int) of(OptionalInt.of(number), TrialState.FAILED).count();
  }

  /** A trial, the one that it tries again, and so on, as far as they are in a state. */
  private Stream<Trial> of(OptionalInt last, TrialState state) {
    List<Trial> found = new ArrayList<>();
    for (OptionalInt at = last; at.isPresent(); at = found(at).source().retryOf()) {
      if (found(at).state() == state) {
        found.add(found(at));
      }
    }
    return found.stream();
  }

  private Trial found(OptionalInt number) {
    return history.trial(number.getAsInt());
  }

  /**
   * The last attempt at what a trial tried: the trial itself, or whichever tried it again.
   *
   * @param number of any trial
   */
  int lastAttempt(int number) {
    int last = number;
    for (int later = number + 1; later < history.size(); later++) {
      OptionalInt retryOf = history.trial(later).source().retryOf();
      if (retryOf.isPresent() && retryOf.getAsInt() == last) {
        last = later;
      }
    }
    return last;
  }

  /**
   * Why the person cannot have a trial tried again, one sentence; empty if they can.
   *
   * @param study its name
   */
  Optional<String> whyNotAgain(String study, int number) {
    if (number < 0 || number >= history.size()) {
      return Optional.of(
          "'%s' has no trial %d; it has %d trials, numbered from 0"
              .formatted(study, number, history.size()));
    }
    if (history.trial(number).equals(Trial.lost(number))) {
      return Optional.of("trial %d is lost, and so is what it tried".formatted(number));
    }
    int last = lastAttempt(number);
    if (history.state(last).isTerminal()) {
      return Optional.empty();
    }
    return Optional.of(
        last == number
            ? "trial %d has not ended yet".formatted(number)
            : "trial %d is being tried again already, as trial %d".formatted(number, last));
  }
}
