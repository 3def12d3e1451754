package org.tunebench.engine.analysis;

import java.util.Comparator;
import java.util.List;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * How often a search has bettered its best.
 *
 * @param trials how many have ended
 * @param recent how many draws are in their latter half
 * @param gains how many of those bettered the best before them
 * @param weight of all draws together, each counting the less the longer ago it was: (i / n)²
 * @param weightOfGains the same of those that bettered the best before them
 */
record Past(int trials, int recent, int gains, double weight, double weightOfGains) {
  private static final Past NOTHING = new Past(0, 0, 0, 0, 0);

  /** Goes through the trials of a search, from the first. */
  static Past of(Results results) {
    List<Trial> ended = ended(results);
    Past past = NOTHING;
    double best = Double.POSITIVE_INFINITY;
    for (Trial trial : ended) {
      double loss = trial.state() == TrialState.COMPLETED ? results.loss(trial) : Double.NaN;
      boolean isBest = Double.isFinite(loss) && loss < best;
      // The first result of all is no gain over anything.
      boolean isGain = isBest && Double.isFinite(best);
      past = past.next(ended.size(), isDraw(trial), isGain);
      best = isBest ? loss : best;
    }
    return past;
  }

  private Past next(int of, boolean isDraw, boolean isGain) {
    double age = (trials + 1) / (double) of;
    double counts = isDraw ? age * age : 0;
    boolean isRecent = isDraw && trials >= of / 2;
    return new Past(
        trials + 1,
        recent + (isRecent ? 1 : 0),
        gains + (isRecent && isGain ? 1 : 0),
        weight + counts,
        weightOfGains + (isGain ? counts : 0));
  }

  /** What tells of the sampler; any other trial raises the bar alone. */
  private static boolean isDraw(Trial trial) {
    Origin origin = trial.source().origin();
    return origin == Origin.SAMPLED || origin == Origin.IMPORTED || origin == Origin.RETRY;
  }

  /** The trials of the search that came to their end, in the order of their numbers. */
  private static List<Trial> ended(Results results) {
    return results.search().stream()
        .filter(trial -> trial.state().isTerminal() && trial.state() != TrialState.INTERRUPTED)
        .sorted(Comparator.comparingInt(Trial::number))
        .toList();
  }
}
