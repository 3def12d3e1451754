package org.tunebench.engine.sampler;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.TrialState;

/**
 * The losses of ended trials; of those that were ended early, what they would have come to: as
 * {@link Forecasts} have it, or, while too few have gone further, what half of the completed ones
 * reached. The longest are foretold first, so that others may learn from them.
 */
final class Expectations {
  /** To foretell more trials each time anew costs more than it is worth. */
  private static final int MOST_RANKED = 200;

  private final History history;

  Expectations(History history) {
    this.history = history;
  }

  /**
   * Losses by trial; NaN for failed ones and those that gave no usable number.
   *
   * @param trials numbers of ended trials
   */
  double[] lossesOf(int[] trials) {
    double[] losses = new double[trials.length];
    Forecasts forecasts = new Forecasts(history);
    for (int i = 0; i < trials.length; i++) {
      losses[i] = history.loss(trials[i]);
      if (Double.isFinite(losses[i])) {
        forecasts.learn(trials[i], losses[i]);
      }
    }
    double median = median();
    Integer[] early =
        IntStream.range(0, trials.length)
            .filter(i -> wasEndedEarly(trials[i]))
            .boxed()
            .toArray(Integer[]::new);
    Arrays.sort(early, Comparator.comparingInt(i -> -history.curve(trials[i]).lastStep()));
    for (int i : early) {
      losses[i] = median;
      forecasts
          .of(trials[i])
          .ifPresent(
              forecast -> {
                losses[i] = forecast.value();
                forecasts.learn(trials[i], forecast.value());
              });
    }
    return losses;
  }

  /**
   * The trial at each rank, those first of which most is to be expected: of the first ones, those
   * that were ended early stand where they would have come to.
   */
  IntUnaryOperator ranking() {
    int completed = history.rankedWithLoss();
    int count = Math.min(MOST_RANKED, history.rankedUseful());
    if (completed == 0 || completed >= count) {
      return history::ranked;
    }
    int[] first = IntStream.range(0, count).map(history::ranked).toArray();
    double[] losses = lossesOf(first);
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> losses[i]))
            .mapToInt(i -> first[i])
            .toArray();
    return rank -> rank < count ? order[rank] : history.ranked(rank);
  }

  private boolean wasEndedEarly(int trial) {
    TrialState state = history.state(trial);
    return state == TrialState.PRUNED || state == TrialState.STOPPED;
  }

  /** Of the completed trials; NaN if none gave a usable number. */
  private double median() {
    int completed = history.rankedWithLoss();
    return completed == 0 ? Double.NaN : history.loss(history.ranked(completed / 2));
  }
}
