package org.tunebench.engine.sampler;

import java.util.List;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.Settings;

/**
 * Settings of the tree-structured Parzen estimator.
 *
 * @param startupTrials trials before the model is asked
 * @param candidates configurations drawn from the good ones' density, of which the best is taken
 * @param gamma how many trials count as good: this share of them, or this times their root
 * @param squareRoot whether {@code gamma} multiplies the root of the number of trials
 * @param mostGood no more than this many count as good
 * @param forgetting trials older than this many lose weight linearly, or 0 for never
 * @param priorWeight weight of the prior, in trials
 * @param multivariate whether parameters are modelled together
 */
record TpeSettings(
    int startupTrials,
    int candidates,
    double gamma,
    boolean squareRoot,
    int mostGood,
    int forgetting,
    double priorWeight,
    boolean multivariate) {

  static final TpeSettings DEFAULT = new TpeSettings(10, 64, 0.15, false, 25, 25, 1, true);

  /** Beside so many others, half as many trials count as good. */
  private static final double HALVING = 5;

  /** Side by side, up to so many times as many candidates are compared. */
  private static final int MOST_TIMES = 4;

  /** Once so many trials have ended, they gain nothing side by side either. */
  private static final int ENOUGH_TRIALS = 250;

  static final PartKind KIND =
      new PartKind(
          "tpe",
          "TPE (tree-structured Parzen estimator)",
          "Compares the density of good trials with that of the others and goes where the ratio is"
              + " highest; one of eight goes to the middle of the best. Fast at any number of trials;"
              + " at home with categories and conditions.",
          List.of(
              Setting.integer(
                  "startup-trials",
                  DEFAULT.startupTrials,
                  "Trials that are spread evenly before the model is asked."),
              Setting.integer(
                  "candidates",
                  DEFAULT.candidates,
                  "Configurations that the model compares: up to four times as many where"
                      + " several run at once, until 250 trials have ended."),
              Setting.number(
                  "gamma", DEFAULT.gamma, "How many trials count as good: a share of them."),
              Setting.word(
                  "gamma-rule",
                  "linear",
                  List.of("linear", "sqrt"),
                  "Whether gamma multiplies the number of trials or its square root."),
              Setting.integer("most-good", DEFAULT.mostGood, "No more trials count as good."),
              Setting.integer(
                  "forgetting",
                  DEFAULT.forgetting,
                  "The latest so many trials have full weight, older ones less; 0: all the same."),
              Setting.number(
                  "prior-weight", DEFAULT.priorWeight, "Weight of the prior, in trials."),
              Setting.flag(
                  "multivariate",
                  DEFAULT.multivariate,
                  "Whether parameters are modelled together, or one by one as in the paper, where none"
                      + " goes to the middle.")));

  static TpeSettings read(Settings settings) {
    TpeSettings read =
        new TpeSettings(
            settings.integer("startup-trials", DEFAULT.startupTrials, 1, 1_000_000),
            settings.integer("candidates", DEFAULT.candidates, 1, 100_000),
            settings.number("gamma", DEFAULT.gamma, 1e-3, 10),
            settings.word("gamma-rule", "linear", "linear", "sqrt").equals("sqrt"),
            settings.integer("most-good", DEFAULT.mostGood, 1, 1_000_000),
            settings.integer("forgetting", DEFAULT.forgetting, 0, 1_000_000),
            settings.number("prior-weight", DEFAULT.priorWeight, 1e-6, 1e6),
            settings.flag("multivariate", DEFAULT.multivariate));
    if (!read.squareRoot && read.gamma >= 1) {
      throw settings.wrong("gamma", "a share below 1 (with gamma-rule linear)", read.gamma);
    }
    return read;
  }

  /**
   * How many trials count as good: fewer the more run side by side. There, each learns less of
   * those before it; what is missing in steps is made up for by keeping closer to the best. A
   * failed trial never does, however few have succeeded.
   *
   * @param history with two ended trials at least, one of them a useful one
   */
  int good(History history) {
    int trials = history.rankedCount();
    double share = squareRoot ? Math.sqrt(trials) : trials;
    double wanted = Math.ceil(Math.ceil(gamma * share) * alone(history));
    double most = Math.min(Math.min(mostGood, history.rankedUseful()), trials - 1);
    return (int) Math.max(1, Math.min(most, wanted));
  }

  /**
   * How many candidates the model of all parameters together compares: more side by side. Measured
   * with eight at once, four times as many leave 4% less regret after 100 trials; one at a time
   * they gain nothing, nor where many trials have ended: with as many from 250 on as one at a time,
   * regret after 500, 750 and 1,000 is the same within 1%.
   */
  int candidatesBeside(History history) {
    return history.rankedCount() > ENOUGH_TRIALS
        ? candidates
        : candidates * Math.min(MOST_TIMES, 1 + others(history) / 2);
  }

  /**
   * Weight of the prior beside the good trials, in trials: it falls with their number, or else it
   * would widen their neighbourhood.
   */
  double priorOfGood(History history) {
    return priorWeight * alone(history);
  }

  /** 1 for one trial at a time, less beside others. */
  private static double alone(History history) {
    return 1 / (1 + others(history) / HALVING);
  }

  /**
   * How many others a trial runs beside: those under way, or those that will be before it has
   * ended. The first of a round has as few steps left to it as the last, and is as bold.
   */
  private static int others(History history) {
    return Math.max(history.pendingCount(), history.places() - 1);
  }
}
