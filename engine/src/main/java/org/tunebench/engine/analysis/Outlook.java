package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * What more trials would probably bring, if the next ones are like the recent ones.
 *
 * <p>The recent trials, the latter half of what the sampler suggested, are taken as draws from
 * where the sampler looks now. Their good end is fitted with a generalised Pareto distribution
 * (Pickands 1975: what the ends of most distributions come to), by probability-weighted moments
 * (Hosking, Wallis, Technometrics 1987); ends that would reach infinitely far are not believed. The
 * expected gain of the next m trials is the integral over g > 0 of 1 − (1 − P(loss < best − g))^m.
 * Trials that were pruned, failed or gave no number are draws that gain nothing.
 *
 * <p>A sampler that learns does better than its past: what would have been foretold at four earlier
 * times of the same search is compared with what came, and corrects what is foretold now.
 *
 * <p>What it cannot know: that a sampler will find a region that it has never been to.
 *
 * @param best the best metric so far
 * @param steps what the next trials bring, by their number
 * @param recent how many trials it has learnt from
 * @param trust what came of what would have been foretold at earlier times of this search, by which
 *     the gains are corrected: above 1 where the sampler learns
 * @param spread the distance from the best to the median of the measured trials, above 0: a scale
 */
public record Outlook(double best, List<Step> steps, int recent, double trust, double spread) {
  /** Fewer measured trials than this have no end to speak of. */
  public static final int LEAST_TRIALS = 20;

  /**
   * The share of the recent trials that counts as the good end: with fewer, the fit varies too much
   * from search to search; with more, it is no end any longer.
   */
  private static final double TAIL = 0.3;

  private static final int LEAST_TAIL = 8;
  private static final int LEAST_RECENT = 40;
  private static final double MOST_TRUST = 4;

  /**
   * What some more trials bring.
   *
   * @param trials how many more
   * @param chance that any of them is better than the best so far
   * @param gain by how much the best improves in the mean, 0 or above, in the metric's unit
   * @param lucky by how much it improves with the luck of one in ten
   */
  public record Step(int trials, double chance, double gain, double lucky) {}

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
    double[] all = results.losses();
    double[] draws = draws(results);
    Optional<Tail> now = tail(draws, draws.length);
    if (all.length < LEAST_TRIALS || now.isEmpty()) {
      return Optional.empty();
    }
    Arrays.sort(all);
    double trust = trust(draws);
    List<Step> steps = new ArrayList<>();
    for (int trials : more) {
      steps.add(now.get().step(all[0], trials, trust));
    }
    double best = results.metric().goal().loss(all[0]);
    double spread = Math.max(Results.quantile(all, 0.5) - all[0], Double.MIN_NORMAL);
    return Optional.of(new Outlook(best, steps, recent(draws.length), trust, spread));
  }

  /** How many of so many draws are recent: the latter half, but not too few. */
  private static int recent(int draws) {
    return Math.min(draws, Math.max(draws - draws / 2, LEAST_RECENT));
  }

  /** The good end of the recent ones of the first draws; empty where too few have a result. */
  private static Optional<Tail> tail(double[] draws, int until) {
    int recent = recent(until);
    double[] measured =
        Arrays.stream(draws, until - recent, until).filter(Double::isFinite).sorted().toArray();
    int size = Math.max(LEAST_TAIL, (int) (TAIL * measured.length));
    return measured.length > size ? Optional.of(Tail.of(measured, size, recent)) : Optional.empty();
  }

  /**
   * How this search has kept to what would have been said of it: what came over what was foretold
   * at earlier times, drawn towards 1 as if one more had come true.
   */
  private static double trust(double[] draws) {
    double foretold = 0;
    double came = 0;
    int times = 0;
    for (int eighth = 4; eighth < 8; eighth++) {
      int until = draws.length * eighth / 8;
      double before = Arrays.stream(draws, 0, until).min().orElse(Double.POSITIVE_INFINITY);
      Optional<Tail> then = until < LEAST_TRIALS ? Optional.empty() : tail(draws, until);
      if (then.isPresent()) {
        foretold += then.get().step(before, draws.length - until, 1).gain();
        came +=
            before
                - Math.min(before, Arrays.stream(draws, until, draws.length).min().orElseThrow());
        times++;
      }
    }
    double one = times == 0 ? 0 : foretold / times;
    return foretold > 0
        ? Math.max(1 / MOST_TRUST, Math.min(MOST_TRUST, (came + one) / (foretold + one)))
        : 1;
  }

  /** What the sampler drew, in order: losses, infinite without a result. */
  private static double[] draws(Results results) {
    return results.trials().stream()
        .filter(Outlook::isDraw)
        .sorted(Comparator.comparingInt(Trial::number))
        .mapToDouble(
            trial -> {
              double loss = results.loss(trial);
              boolean counts = trial.state() == TrialState.COMPLETED && Double.isFinite(loss);
              return counts ? loss : Double.POSITIVE_INFINITY;
            })
        .toArray();
  }

  private static boolean isDraw(Trial trial) {
    Origin origin = trial.source().origin();
    return trial.state().isTerminal()
        && trial.state() != TrialState.INTERRUPTED
        && (origin == Origin.SAMPLED || origin == Origin.IMPORTED || origin == Origin.RETRY);
  }

  /**
   * The good end of a distribution of losses.
   *
   * @param threshold losses below it belong to the end
   * @param share the probability of that
   * @param scale of the generalised Pareto distribution of their distance
   * @param shape of it, from -1 (as if cut off) to 0 (exponential)
   */
  record Tail(double threshold, double share, double scale, double shape) {
    private static final int STEPS = 2_000;

    /**
     * What the shape is drawn towards: that of random draws around a minimum that is smooth in d
     * parameters is -2 / d, here for the four that matter in most searches.
     */
    private static final double PRIOR_SHAPE = -0.5;

    /**
     * For as many trials of the end the prior shape counts: about as much as the least end has, so
     * that few trials do not decide alone and some dozens do.
     */
    private static final double PRIOR_WEIGHT = 10;

    private static final double LUCK = 0.1;

    /**
     * @param sorted losses, ascending, more than {@code size}
     * @param size how many of them belong to the end
     * @param draws how many draws they came from
     */
    static Tail of(double[] sorted, int size, int draws) {
      double threshold = sorted[size];
      double b0 = 0;
      double b1 = 0;
      for (int j = 1; j <= size; j++) {
        // Ascending distances: the loss next to the threshold first.
        double distance = threshold - sorted[size - j];
        b0 += distance / size;
        b1 += (1 - (j - 0.35) / size) * distance / size;
      }
      double raw = b0 > 2 * b1 ? Math.max(-1, Math.min(0.5, 2 - b0 / (b0 - 2 * b1))) : 0;
      double weighed = (size * raw + PRIOR_WEIGHT * PRIOR_SHAPE) / (size + PRIOR_WEIGHT);
      double shape = Math.min(0, weighed);
      // The mean of a generalised Pareto distribution is scale / (1 - shape).
      return new Tail(threshold, (double) size / draws, b0 * (1 - shape), shape);
    }

    /** The probability that a draw is below a loss under the threshold. */
    double below(double loss) {
      double distance = threshold - loss;
      if (!(scale > 0)) {
        return distance > 0 ? 0 : share;
      }
      if (shape > -1e-6) {
        return share * Math.exp(-distance / scale);
      }
      double rest = 1 + shape * distance / scale;
      return rest > 0 ? share * Math.pow(rest, -1 / shape) : 0;
    }

    /**
     * @param trust what the gain is multiplied with
     */
    Step step(double best, int trials, double trust) {
      double from = Math.min(best, threshold);
      double end = shape > -1e-6 ? 40 * scale : -scale / shape;
      double length = Math.max(0, end - (threshold - from));
      double gain = 0;
      double lucky = 0;
      for (int i = 0; i < STEPS; i++) {
        double g = (i + 0.5) / STEPS * length;
        double exceeds = 1 - Math.pow(1 - below(from - g), trials);
        gain += exceeds * length / STEPS;
        lucky = exceeds >= LUCK ? g : lucky;
      }
      double chance = 1 - Math.pow(1 - below(from), trials * trust);
      return new Step(trials, chance, trust * gain, trust * lucky);
    }
  }
}
