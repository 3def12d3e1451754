package org.tunebench.engine.pruner;

import java.util.ArrayList;
import java.util.List;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.study.Settings;

/**
 * The brackets of hyperband: each has its rungs and its share of the trials, which take turns by
 * their number.
 */
public final class Brackets {
  /** The golden ratio's fraction spreads successive numbers evenly over [0, 1). */
  private static final double GOLDEN = 0.6180339887498949;

  /** Keeps 243 = 3^5 at five halvings in spite of rounding. */
  private static final double TOLERANCE = 1e-9;

  private final List<Rungs> rungs;
  private final double[] upperEdges;

  private Brackets(List<Rungs> rungs, double[] shares) {
    this.rungs = List.copyOf(rungs);
    this.upperEdges = new double[shares.length];
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    double edge = 0;
    for (int b = 0; b < shares.length; b++) {
      edge += shares[b] / sum;
      upperEdges[b] = edge;
    }
  }

  /** One bracket for all trials. */
  static Brackets one(Rungs rungs) {
    return new Brackets(List.of(rungs), new double[] {1});
  }

  /**
   * The brackets s = s_max, …, 0 of hyperband: bracket s first compares at max · reduction^-s. The
   * trials that it would start are its share.
   */
  static Brackets hyperband(int most, int halvings, double reduction) {
    List<Rungs> rungs = new ArrayList<>();
    double[] shares = new double[halvings + 1];
    for (int b = 0; b <= halvings; b++) {
      int s = halvings - b;
      rungs.add(Rungs.from(most / Math.pow(reduction, s), reduction, most));
      shares[b] = started(s, halvings, reduction);
    }
    return new Brackets(rungs, shares);
  }

  /** How many trials bracket s starts: ⌈(s_max + 1) · reduction^s / (s + 1)⌉. */
  private static double started(int s, int halvings, double reduction) {
    return Math.ceil((halvings + 1) * Math.pow(reduction, s) / (s + 1) - TOLERANCE);
  }

  /** How many trials the brackets s = s_max, …, 0 of hyperband start, where s_max is halvings. */
  public static long trials(int halvings, double reduction) {
    long trials = 0;
    for (int s = 0; s <= halvings; s++) {
      trials += (long) started(s, halvings, reduction);
    }
    return trials;
  }

  static HalvingPruner readHalving(Settings settings) {
    double reduction = reduction(settings);
    int least = settings.integer("min-epochs", 1, 1, Looks.LAST_EPOCH);
    Rungs rungs = Rungs.from(least, reduction, Integer.MAX_VALUE);
    return new HalvingPruner(one(rungs), reduction);
  }

  static HalvingPruner readHyperband(Settings settings) {
    double reduction = reduction(settings);
    boolean open = !settings.has("max-epochs");
    if (open && !settings.has("min-epochs")) {
      throw settings.missing(
          "max-epochs",
          "the epochs of a whole trial, or min-epochs, those before a trial is first compared");
    }
    for (String downwards : List.of("halvings", "brackets")) {
      if (settings.has(downwards) && open) {
        throw settings.missing("max-epochs", "the epochs that the %s divide".formatted(downwards));
      }
    }
    int least = settings.integer("min-epochs", 1, 1, Looks.LAST_EPOCH);
    if (open) {
      Rungs rungs = Rungs.from(least, reduction, Integer.MAX_VALUE);
      return new HalvingPruner(one(rungs), reduction);
    }
    boolean all = settings.word("brackets", "all", "all", "one").equals("all");
    int most = settings.integer("max-epochs", 0, 2, Looks.LAST_EPOCH);
    if (least >= most) {
      throw settings.wrong("min-epochs", "below max-epochs (%d)".formatted(most), least);
    }
    int fitting = fitting(most, least, reduction);
    // Where nobody asks for more, a whole trial is compared once at least, however short it is.
    int longest = settings.has("min-epochs") ? fitting : Math.max(1, fitting);
    int halvings = Math.min(longest, settings.integer("halvings", Math.max(1, fitting), 1, 60));
    Brackets brackets =
        all
            ? hyperband(most, halvings, reduction)
            : one(Rungs.from(most / Math.pow(reduction, halvings), reduction, most));
    return new HalvingPruner(brackets, reduction);
  }

  /**
   * Refuses a hyperband that would compare trials before {@code min-epochs}.
   *
   * @throws org.tunebench.engine.WrongInputException naming the setting
   */
  static void requireComparisons(Settings settings) {
    if (!settings.has("max-epochs")) {
      return;
    }
    double reduction = reduction(settings);
    int least = settings.integer("min-epochs", 1, 1, Looks.LAST_EPOCH);
    int most = settings.integer("max-epochs", 0, 2, Looks.LAST_EPOCH);
    int fitting = fitting(most, least, reduction);
    if (fitting < 1 && settings.has("min-epochs")) {
      throw settings.wrong(
          "min-epochs",
          "at most %d, max-epochs (%d) divided by reduction (%s)"
              .formatted((int) (most / reduction), most, Decimals.text(reduction)),
          least);
    }
    int longest = Math.max(1, fitting);
    int halvings = settings.integer("halvings", longest, 1, 60);
    if (halvings > longest) {
      throw settings.wrong(
          "halvings",
          "at most %d, or a trial would be compared before min-epochs (%d)"
              .formatted(longest, least),
          halvings);
    }
  }

  /** How often the epochs of a whole trial can be divided, until the least are left. */
  public static int fitting(int most, int least, double reduction) {
    return (int) Math.floor(Math.log((double) most / least) / Math.log(reduction) + TOLERANCE);
  }

  private static double reduction(Settings settings) {
    return settings.number("reduction", 3, 1.1, 1_000);
  }

  /** The bracket of a trial. */
  int of(int trialNumber) {
    double turn = (trialNumber + 0.5) * GOLDEN;
    double place = turn - Math.floor(turn);
    int bracket = 0;
    while (bracket < upperEdges.length - 1 && place >= upperEdges[bracket]) {
      bracket++;
    }
    return bracket;
  }

  /** Where a bracket compares its trials. */
  Rungs rungs(int bracket) {
    return rungs.get(bracket);
  }
}
