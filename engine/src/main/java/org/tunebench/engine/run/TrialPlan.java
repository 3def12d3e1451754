package org.tunebench.engine.run;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tunebench.engine.sampler.Sampler;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Decides which trial comes next: those that wait, then the default configuration, then what the
 * sampler suggests while the budget lasts. A function of the history alone.
 */
final class TrialPlan {
  private final StudyRun run;
  private final LiveHistory history;
  private final Sampler sampler;
  private final EndOfSearch end;
  private final WaitingTrials trials;
  private final Rehearsal rehearsal;

  /**
   * @param sampler what {@link #next} asks
   */
  TrialPlan(StudyRun run, Sampler sampler) {
    this.run = run;
    this.history = run.history();
    this.sampler = sampler;
    this.end = new EndOfSearch(run);
    this.trials = new WaitingTrials(run);
    this.rehearsal = new Rehearsal(run, sampler, trials);
  }

  /** Makes its trials. */
  WaitingTrials trials() {
    return trials;
  }

  /** When nothing more is sampled. */
  EndOfSearch end() {
    return end;
  }

  /**
   * The trial to start next, or empty if there is none at present.
   *
   * @param fits whether there is a place for a trial that waits
   */
  Optional<Trial> next(Predicate<Trial> fits) {
    Optional<Trial> waiting = nextWaiting(fits);
    if (waiting.isPresent()) {
      return waiting;
    }
    if (end.why().isPresent()) {
      return Optional.empty();
    }
    Optional<Trial> fresh =
        end.isBudgetUsedUp() ? Optional.empty() : trials.baseline().or(rehearsal::next);
    return fresh.or(this::repeated);
  }

  /**
   * The next trial of those that wait, or empty.
   *
   * @param fits whether there is a place for it
   */
  Optional<Trial> nextWaiting(Predicate<Trial> fits) {
    Optional<Trial> next = waiting().filter(fits).findFirst();
    next.ifPresent(trial -> forgetAhead());
    return next;
  }

  /** A failed trial that its sampler wants tried again: it takes that one's place in the budget. */
  private Optional<Trial> repeated() {
    OptionalInt failed = sampler.again(history);
    return failed.isPresent() ? Optional.of(trials.again(failed.getAsInt())) : Optional.empty();
  }

  /**
   * Trials that wait for a place, by turn: what goes on with an interrupted one comes where that
   * was. What the definition asks for waits in vain once the search has ended; what the person adds
   * by hand is tried all the same, and so is what goes on.
   */
  Stream<Trial> waiting() {
    List<Trial> all =
        IntStream.range(0, history.pendingCount())
            .mapToObj(i -> history.trial(history.pending(i)))
            .filter(trial -> trial.state() == TrialState.WAITING)
            .sorted(Comparator.comparingInt(trial -> history.turn(trial.number())))
            .toList();
    boolean planned = all.stream().anyMatch(Trial::isPlanned);
    boolean ended = planned && end.isReached();
    return all.stream().filter(trial -> !(ended && trial.isPlanned()));
  }

  /** The replicate to start next, for a study whose time is over, or empty. */
  Optional<Trial> nextReplicate() {
    return waiting().filter(Trial::isReplicate).findFirst();
  }

  /**
   * Asks the sampler ahead, if it is to be asked at all.
   *
   * @param idle whether there is still nothing else to do
   * @param over whether somebody waits for it to be over
   */
  void rehearse(BooleanSupplier idle, BooleanSupplier over) {
    if (!end.isReached()) {
      rehearsal.rehearse(idle, over);
    }
  }

  /** What was suggested ahead no longer follows from what is stored. */
  void forgetAhead() {
    rehearsal.forget();
  }

  /** Whether what comes next depends on how the trials before it went. */
  boolean learns() {
    return sampler.learns();
  }

  /** Why there is no next trial. */
  String whyOver() {
    return end.why()
        .orElseGet(
            () ->
                end.isBudgetUsedUp()
                    ? "all trials of its budget are done"
                    : "the sampler has nothing left to try");
  }

  String explain() {
    return end.why().orElseGet(() -> sampler.explain(run.spec().space(), history.uninterrupted()));
  }
}
