package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.special.Gamma;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * What more trials would probably bring, going by how often and how far the recent ones bettered
 * the best.
 *
 * <p>Gains come as a Poisson process of an unknown rate a trial. Before anything is known of this
 * search, the rate is that of records: of n draws that are all alike, noise and all, the last is
 * the best with the chance 1 / n (Chandler, The distribution and frequency of record values, J. R.
 * Stat. Soc. B, 1952). That counts as much as one gain in n trials; where t trials share the best
 * value, so that the next may well be the same, as 1 / t gains. To it comes what the search has
 * shown: k gains in the r trials of its latter half. So the rate has the gamma distribution of
 * shape 1 / t + k and rate n + r, and no gain comes in m trials with the chance ((n + r) / (n + r +
 * m))^(1 / t + k): Greenwood and Yule's negative binomial (J. R. Stat. Soc., 1920). With one best
 * and nothing shown, r = k = 0, it is the rule of records itself, n / (n + m).
 *
 * <p>The sizes of gains are taken for exponential. Their mean is that of the k gains and of 1 / t
 * more, which is what a draw like all others would gain: the scale of the good end, from the
 * distance of the best to the fifth behind it (Rényi, On the theory of order statistics, 1953). As
 * a search goes on, its gains get smaller: by log(1 + m / n) · n / m in the mean, so that draws
 * alike gain as much in all as records of exponential ends do.
 *
 * <p>Trials that were pruned, failed or gave no number are draws that gain nothing; what a person
 * asked for raises the bar, but is no draw.
 *
 * <p>What it cannot know: that a sampler will find a region that it has never been to; and that an
 * imported table was sorted by its results, whose order it takes for that of the search.
 *
 * <p>How often it was right, and what else was tried, is in the engine's README.
 *
 * @param best the best metric so far
 * @param steps what the next trials bring, by their number
 * @param recent how many trials of the sampler are in the latter half of the search
 * @param gains how many of those bettered the best before them
 * @param spread the distance from the best to the median of the measured trials, above 0: a scale
 */
public record Outlook(double best, List<Step> steps, int recent, int gains, double spread) {
  /** Fewer measured trials than this tell nothing of those to come. */
  public static final int LEAST_TRIALS = 20;

  /** One distance alone may be any; with too many behind the best, that is no end any longer. */
  private static final int GAP = 5;

  /**
   * What some more trials bring.
   *
   * @param trials how many more
   * @param chance that any of them is better than the best so far
   * @param gain by how much the best improves in the mean, 0 or above, in the metric's unit
   * @param lucky by how much it improves with the luck of one in ten
   */
  public record Step(int trials, double chance, double gain, double lucky) {
    /** By how much the best improves in the mean if it improves at all. */
    public double gainIfAny() {
      return gain / chance;
    }
  }

  /** Copies the list. */
  public Outlook {
    steps = List.copyOf(steps);
  }

  /**
   * Looks ahead.
   *
   * @param more numbers of further trials
   * @return empty with fewer than {@link #LEAST_TRIALS} measured trials
   */
  public static Optional<Outlook> of(Results results, int... more) {
    double[] measured = results.losses();
    if (measured.length < LEAST_TRIALS) {
      return Optional.empty();
    }
    Arrays.sort(measured);
    Past past = Past.of(ended(results), results);
    double alike = 1 / (double) shared(measured);
    double shape = alike + past.gains;
    double size = (past.gained + alike * gap(measured)) / shape;
    Pace pace = new Pace(past.trials, shape, past.trials + past.recent, size);
    List<Step> steps = new ArrayList<>();
    for (int trials : more) {
      steps.add(pace.step(trials));
    }
    double best = results.metric().goal().loss(measured[0]);
    double spread = Math.max(Results.quantile(measured, 0.5) - measured[0], Double.MIN_NORMAL);
    return Optional.of(new Outlook(best, steps, past.recent, past.gains, spread));
  }

  /** How many of ascending losses are the least one. */
  private static long shared(double[] sorted) {
    return Arrays.stream(sorted).takeWhile(loss -> loss == sorted[0]).count();
  }

  /** The scale of exponential ends, from ascending losses. */
  private static double gap(double[] sorted) {
    double expected = 0;
    for (int behind = 1; behind <= GAP; behind++) {
      expected += 1.0 / behind;
    }
    return (sorted[GAP] - sorted[0]) / expected;
  }

  /** The trials of the search that came to their end, in the order of their numbers. */
  private static List<Trial> ended(Results results) {
    return results.search().stream()
        .filter(trial -> trial.state().isTerminal() && trial.state() != TrialState.INTERRUPTED)
        .sorted(Comparator.comparingInt(Trial::number))
        .toList();
  }

  private static boolean isDraw(Trial trial) {
    Origin origin = trial.source().origin();
    return origin == Origin.SAMPLED || origin == Origin.IMPORTED || origin == Origin.RETRY;
  }

  /**
   * What a search has shown.
   *
   * @param trials how many have ended
   * @param recent how many draws are in their latter half
   * @param gains how many of those bettered the best before them
   * @param gained by how much, in all
   */
  private record Past(int trials, int recent, int gains, double gained) {
    static Past of(List<Trial> ended, Results results) {
      int recent = 0;
      int gains = 0;
      double gained = 0;
      double best = Double.POSITIVE_INFINITY;
      for (int i = 0; i < ended.size(); i++) {
        Trial trial = ended.get(i);
        double loss = trial.state() == TrialState.COMPLETED ? results.loss(trial) : Double.NaN;
        boolean isRecent = i >= ended.size() / 2 && isDraw(trial);
        recent += isRecent ? 1 : 0;
        if (Double.isFinite(loss) && loss < best) {
          // The first result of all is no gain over anything.
          boolean isGain = isRecent && Double.isFinite(best);
          gains += isGain ? 1 : 0;
          gained += isGain ? best - loss : 0;
          best = loss;
        }
      }
      return new Past(ended.size(), recent, gains, gained);
    }
  }

  /**
   * How gains come: a gamma distribution of their rate a trial, and a mean size.
   *
   * @param trials how many there were so far
   * @param shape of the distribution: gains
   * @param seen its rate: the trials in which they came
   * @param size of a gain in the mean, 0 or above
   */
  record Pace(int trials, double shape, double seen, double size) {
    private static final double LUCK = 0.1;

    /** What numbers of gains that are left out may have as their chance. */
    private static final double REST = 1e-6;

    private static final int BISECTIONS = 24;

    Step step(int more) {
      double shrunk = size * Math.log1p((double) more / trials) * trials / more;
      double gain = shrunk * more * shape / seen;
      return new Step(more, -Math.expm1(logNone(more)), gain, lucky(more, shrunk));
    }

    private double logNone(int more) {
      return shape * Math.log(seen / (seen + more));
    }

    /** The sum of all gains that one search in ten exceeds. */
    private double lucky(int more, double mean) {
      double low = 0;
      double high = 1;
      while (exceeds(high, more) > LUCK) {
        low = high;
        high *= 2;
      }
      for (int i = 0; i < BISECTIONS; i++) {
        double middle = (low + high) / 2;
        boolean isBelow = exceeds(middle, more) > LUCK;
        low = isBelow ? middle : low;
        high = isBelow ? high : middle;
      }
      return low * mean;
    }

    /**
     * The chance that all gains of so many trials together are more than so many mean sizes. Their
     * number is negative binomial, the sum of a number of exponentials has a gamma distribution.
     */
    private double exceeds(double sizes, int more) {
      double logProbability = logNone(more);
      double left = -Math.expm1(logProbability);
      double exceeds = 0;
      for (int gains = 1; left > REST; gains++) {
        logProbability += Math.log((shape + gains - 1) / gains * more / (seen + more));
        double probability = Math.exp(logProbability);
        left -= probability;
        exceeds += probability * Gamma.regularizedGammaQ(gains, sizes);
      }
      return exceeds;
    }
  }
}
