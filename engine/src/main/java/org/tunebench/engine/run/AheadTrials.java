package org.tunebench.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Trial;

/**
 * Trials that are suggested before there is a place for them, in a row: each with those before it
 * under way. Samplers keep no state, so they would suggest the same later, as long as nothing but
 * the start of these trials has happened: what else happens makes this forget them.
 */
final class AheadTrials {
  private final List<Trial> trials = new ArrayList<>();

  /** Of the trials that had not ended before these. */
  private final int pending;

  private final long epochs;

  /**
   * None so far.
   *
   * @param history what they follow from
   */
  AheadTrials(LiveHistory history) {
    this.pending = history.pendingCount();
    this.epochs = pendingEpochs(history);
  }

  /** How far the trials have come that have not ended: samplers look at what they have reported. */
  private static long pendingEpochs(LiveHistory history) {
    return IntStream.range(0, history.pendingCount())
        .mapToLong(i -> history.trial(history.pending(i)).epochs())
        .sum();
  }

  /**
   * Adds the next one.
   *
   * @param trial its number follows on the last one's
   */
  void add(Trial trial) {
    trials.add(trial);
  }

  /**
   * The one that comes next, or empty if it is not among these, or does not follow any longer.
   *
   * @param now what has happened since, with those of these trials that have begun
   */
  Optional<Trial> next(LiveHistory now) {
    if (!isAllThatHappened(now)) {
      trials.clear();
    }
    return trials.stream().filter(trial -> trial.number() == now.size()).findFirst();
  }

  private boolean isAllThatHappened(LiveHistory now) {
    List<Trial> begun = trials.stream().filter(trial -> trial.number() < now.size()).toList();
    return now.pendingCount() == pending + begun.size()
        && pendingEpochs(now) == epochs
        && begun.stream()
            .allMatch(trial -> now.trial(trial.number()).source().equals(trial.source()));
  }

  /** They no longer follow from what is stored. */
  void forget() {
    trials.clear();
  }
}
