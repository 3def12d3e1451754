package org.tunebench.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;

/** How far a study is, counted along as trials end. */
final class Progress {
  private final LiveHistory history;

  /** Trials that a later one tries again. */
  private final BitSet triedAgain = new BitSet();

  /** Trials that have ended, in the order of their ends. */
  private final List<Integer> ended = new ArrayList<>();

  /** How many of those count to the budget. */
  private int endedOfBudget;

  private int best = -1;
  private long trialMillis;
  private int timedTrials;

  /** Counts what the history holds. */
  Progress(LiveHistory history) {
    this.history = history;
    for (int i = 0; i < history.size(); i++) {
      Trial trial = history.trial(i);
      trial.source().retryOf().ifPresent(this::onRetry);
      if (trial.state().isTerminal()) {
        onEnd(trial);
      }
    }
    ended.sort(Comparator.comparing(this::whenEnded).thenComparing(number -> number));
  }

  private Instant whenEnded(int number) {
    return history.trial(number).run().ended().orElse(Instant.EPOCH);
  }

  void onEnd(Trial trial) {
    if (trial.state() == TrialState.COMPLETED || trial.state() == TrialState.PRUNED) {
      trial.run().duration().ifPresent(this::addTime);
    }
    ended.add(trial.number());
    if (countsToBudget(trial.number())) {
      endedOfBudget++;
    }
    double loss = lossOfSearch(trial);
    if (!Double.isNaN(loss) && (best < 0 || isBetter(trial.number(), loss))) {
      best = trial.number();
    }
  }

  /** Of equal ones the first by turn: which has ended first is not known after a restart. */
  private boolean isBetter(int number, double loss) {
    double least = lossOf(history.trial(best));
    return loss < least || (loss == least && history.turn(number) < history.turn(best));
  }

  private void addTime(Duration time) {
    trialMillis += time.toMillis();
    timedTrials++;
  }

  private double lossOf(Trial trial) {
    MetricSpec metric = history.metric();
    return metric.goal().loss(trial.metric(metric.name()));
  }

  void onRetry(int number) {
    if (history.state(number).isTerminal() && countsToBudget(number)) {
      endedOfBudget--;
    }
    triedAgain.set(number);
  }

  boolean isTriedAgain(int number) {
    return triedAgain.get(number);
  }

  /** How many of the budget's trials are used up or running. */
  int used() {
    return endedOfBudget + running();
  }

  private boolean countsToBudget(int number) {
    return TrialCounts.usesBudget(
        history.state(number), history.trial(number).source().origin(), triedAgain.get(number));
  }

  /** How many of the budget's trials are used up. */
  int ended() {
    return endedOfBudget;
  }

  private int running() {
    int running = 0;
    for (int i = 0; i < history.pendingCount(); i++) {
      if (countsToBudget(history.pending(i))) {
        running++;
      }
    }
    return running;
  }

  /** The numbers of the trials that have ended, the first to end first. */
  List<Integer> inOrderOfEnd() {
    return Collections.unmodifiableList(ended);
  }

  /** How many replicates wait or run: they stand beside the budget. */
  int replicatesLeft() {
    int left = 0;
    for (int i = 0; i < history.pendingCount(); i++) {
      if (history.trial(history.pending(i)).isReplicate()) {
        left++;
      }
    }
    return left;
  }

  /**
   * How many of the budget's trials have ended since one was better than all before, or since the
   * beginning if none has a value.
   */
  int endedSinceImprovement() {
    int since = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int number : ended) {
      double loss = lossOfSearch(history.trial(number));
      if (loss < least) {
        least = loss;
        since = 0;
      } else if (countsToBudget(number)) {
        since++;
      }
    }
    return since;
  }

  /** What a trial may be the best by, or NaN. */
  private double lossOfSearch(Trial trial) {
    boolean counts = trial.state() == TrialState.COMPLETED && !trial.isReplicate();
    double loss = counts ? lossOf(trial) : Double.NaN;
    return Double.isFinite(loss) ? loss : Double.NaN;
  }

  OptionalInt best() {
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  /** How many trials ran beside each other in a time, on the average; at least 1. */
  int together(Duration time) {
    return time.isZero()
        ? 1
        : (int) Math.max(1, Math.round((double) trialMillis / time.toMillis()));
  }

  /**
   * The time that a number of trials will take: each as long as the average so far, shared by the
   * slots; the last ones run beside each other and are not done before one of them would be.
   */
  Optional<Duration> remaining(int trials, int slots) {
    if (timedTrials == 0 || slots == 0) {
      return Optional.empty();
    }
    double average = (double) trialMillis / timedTrials;
    double turns = trials <= 0 ? 0 : Math.max(1, (double) trials / slots);
    return Optional.of(Duration.ofMillis(Math.round(average * turns)));
  }
}
