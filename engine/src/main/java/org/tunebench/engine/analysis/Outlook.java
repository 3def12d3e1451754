package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.special.Gamma;

/**
 * What more trials would probably bring, going by how often the recent ones bettered the best, and
 * by how far apart the best results lie.
 *
 * <p>Gains come as a Poisson process of an unknown rate a trial. Before anything is known of this
 * search, the rate is that of records: of n draws that are all alike, noise and all, the last is
 * the best with the chance 1 / n (Chandler, The distribution and frequency of record values, J. R.
 * Stat. Soc. B, 1952). That counts as much as one gain in n trials; where t trials share the best
 * value, so that the next may well be the same, as 1 / t gains. To it comes what the search has
 * shown. As a search may learn, or be done, its trials count the less the longer ago they were: the
 * i-th of n with the weight (i / n)² (a power prior: Ibrahim and Chen, Stat. Sci., 2000), which are
 * k gains in r trials. So the rate has the gamma distribution of shape 1 / t + k and rate n + r,
 * and no gain comes in m trials with the chance ((n + r) / (n + r + m))^(1 / t + k): Greenwood and
 * Yule's negative binomial (J. R. Stat. Soc., 1920). With one best and nothing shown, r = k = 0, it
 * is the rule of records itself, n / (n + m).
 *
 * <p>The sizes of gains are taken for exponential, of the {@linkplain GoodEnd#scale scale of the
 * good end}. Past gains say nothing of it: the first ones of a search are larger by orders of
 * magnitude than those of one that has converged. As a search goes on, its gains get smaller: by
 * log(1 + m / n) · n / m in the mean, so that draws alike gain as much in all as records of
 * exponential ends do.
 *
 * <p>Trials that were pruned, failed or gave no number are draws that gain nothing; what a person
 * asked for raises the bar, but is no draw.
 *
 * <p>What it cannot know: that a sampler will find a region that it has never been to; and that
 * there is a least loss of which the best is short by less than the best ones are apart.
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

  /**
   * What some more trials bring.
   *
   * @param trials how many more
   * @param chance that any of them is better than the best so far
   * @param gain by how much the best improves in the mean, 0 or above, in the metric's unit
   * @param lucky by how much it improves with the luck of one in ten
   * @param ifAny by how much it improves if it improves at all: half of such gains are larger
   */
  public record Step(int trials, double chance, double gain, double lucky, double ifAny) {}

  /** Copies the list. */
  public Outlook {
    steps = List.copyOf(steps);
  }

  /**
   * Looks ahead.
   *
   * @param more numbers of further trials
   * @return empty with fewer than {@link #LEAST_TRIALS} measured trials, and where those that were
   *     imported are in the {@linkplain ImportedOrder order of their results}
   */
  public static Optional<Outlook> of(Results results, int... more) {
    double[] measured = results.losses();
    if (measured.length < LEAST_TRIALS || ImportedOrder.isOfResults(results)) {
      return Optional.empty();
    }
    Arrays.sort(measured);
    Past past = Past.of(results);
    GoodEnd end = new GoodEnd(measured);
    double shape = 1 / (double) end.shared() + past.weightOfGains();
    Pace pace = new Pace(past.trials(), shape, past.trials() + past.weight(), end.scale());
    List<Step> steps = new ArrayList<>();
    for (int trials : more) {
      steps.add(pace.step(trials));
    }
    double best = results.metric().goal().loss(measured[0]);
    double spread = Math.max(Results.quantile(measured, 0.5) - measured[0], Double.MIN_NORMAL);
    return Optional.of(new Outlook(best, steps, past.recent(), past.gains(), spread));
  }

  /**
   * How gains come: a gamma distribution of their rate a trial, and a mean size.
   *
   * @param trials how many there were so far
   * @param shape of the distribution: gains
   * @param seen its rate: the trials in which they came
   * @param size of a gain in the mean
   */
  record Pace(int trials, double shape, double seen, GoodEnd.Scale size) {
    private static final double LUCK = 0.1;

    /** What numbers of gains that are left out may have as their chance. */
    private static final double REST = 1e-6;

    private static final int BISECTIONS = 24;

    Step step(int more) {
      double shrunk = Math.log1p((double) more / trials) * trials / more;
      double gain = shrunk * size.mean() * more * shape / seen;
      double chance = -Math.expm1(logNone(more));
      double quantiles = shrunk * size.median();
      double lucky = quantiles * exceededWith(LUCK, more);
      return new Step(more, chance, gain, lucky, quantiles * exceededWith(chance / 2, more));
    }

    private double logNone(int more) {
      return shape * Math.log(seen / (seen + more));
    }

    /** The sum of all gains, in mean sizes, that is exceeded with a chance, 0 if it is rarer. */
    private double exceededWith(double chance, int more) {
      double low = 0;
      double high = 1;
      while (exceeds(high, more) > chance) {
        low = high;
        high *= 2;
      }
      for (int i = 0; i < BISECTIONS; i++) {
        double middle = (low + high) / 2;
        boolean isBelow = exceeds(middle, more) > chance;
        low = isBelow ? middle : low;
        high = isBelow ? high : middle;
      }
      return low;
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
