package org.tunebench.engine.run;

import java.time.Duration;
import java.util.BitSet;
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

  private int best = -1;
  private long trialMillis;
  private int timedTrials;

  /** Counts what the history holds. */
  Progress(LiveHistory history) {
    this.history = history;
    for (int i = 0; i < history.size(); i++) {
      Trial trial = history.trial(i);
      trial.source().retryOf().ifPresent(triedAgain::set);
      if (trial.state().isTerminal()) {
        onEnd(trial);
      }
    }
  }

  void onEnd(Trial trial) {
    if (trial.state() == TrialState.COMPLETED || trial.state() == TrialState.PRUNED) {
      trial.run().duration().ifPresent(this::addTime);
    }
    if (trial.state() == TrialState.COMPLETED && !trial.isReplicate()) {
      double loss = lossOf(trial);
      if (Double.isFinite(loss) && (best < 0 || loss < lossOf(history.trial(best)))) {
        best = trial.number();
      }
    }
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
    triedAgain.set(number);
  }

  boolean isTriedAgain(int number) {
    return triedAgain.get(number);
  }

  /** How many of the budget's trials are used up or running. */
  int used() {
    int used = 0;
    for (int i = 0; i < history.size(); i++) {
      if (countsToBudget(i)) {
        used++;
      }
    }
    return used;
  }

  private boolean countsToBudget(int number) {
    return TrialCounts.usesBudget(
        history.state(number), history.trial(number).source().origin(), triedAgain.get(number));
  }

  /** How many of the budget's trials are used up. */
  int ended() {
    return used() - running();
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

  /** How many of the budget's trials with a higher number have ended. */
  int endedAfter(int number) {
    int ended = 0;
    for (int i = number + 1; i < history.size(); i++) {
      TrialState state = history.state(i);
      if (state.isTerminal() && countsToBudget(i)) {
        ended++;
      }
    }
    return ended;
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
