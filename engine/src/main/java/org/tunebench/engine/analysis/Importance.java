package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.analysis.Sensitivity.Shares;
import org.tunebench.engine.space.SearchSpace;

/**
 * How much each parameter matters: the shares of the metric's variance over the search space, by
 * functional ANOVA on a random forest (Hutter, Hoos, Leyton-Brown, ICML 2014). All shares are of
 * one variance, that over the whole space, so that a conditional parameter can be held against the
 * others: it counts as far as it is active.
 *
 * @param parameters the most important first, those of which nothing can be told last
 * @param explained the share of the variance that the forest explains of trials that it has not
 *     seen: the less, the less the shares mean
 * @param basis what the forest has learnt from
 */
public record Importance(List<Share> parameters, double explained, Surrogate.Basis basis) {
  /** Below this, the forest has learnt too little for its shares to mean much. */
  private static final double LITTLE = 0.2;

  /**
   * The importance of one parameter.
   *
   * @param parameter its name
   * @param alone the share of the variance that it causes by itself, from 0 to 1
   * @param total the share that it causes by itself and together with others, at least that
   * @param active the share of the space's configurations in which it is active: 1 without
   *     conditions
   * @param within the total share among those configurations alone, of their variance
   * @param trials how many trials that the forest has learnt from have it
   */
  public record Share(
      String parameter, double alone, double total, double active, double within, int trials) {
    /** Whether it exists under conditions only. */
    public boolean isConditional() {
      return active < 1;
    }

    /** Whether enough trials have it to say anything. */
    public boolean isKnown() {
      return trials >= Surrogate.LEAST_TRIALS;
    }
  }

  /** Copies the list. */
  public Importance {
    parameters = List.copyOf(parameters);
  }

  /** Asks a model of a study's trials. */
  public static Importance of(Surrogate surrogate) {
    Sensitivity sensitivity = new Sensitivity(surrogate.units(), surrogate::loss, surrogate.seed());
    List<Share> shares = new ArrayList<>();
    for (int p = 0; p < surrogate.results().space().size(); p++) {
      Shares of = sensitivity.of(p);
      String name = surrogate.results().space().parameter(p).name();
      int trials = surrogate.trialsWith(p);
      shares.add(new Share(name, of.alone(), of.total(), of.active(), of.within(), trials));
    }
    shares = consistent(shares);
    shares.sort(Comparator.comparing(Share::isKnown).thenComparingDouble(Share::total).reversed());
    return new Importance(shares, surrogate.explained(), surrogate.basis());
  }

  /**
   * All parameters of a space, the most important first as far as that is known.
   *
   * @param found how much they matter, or empty where nobody can tell yet
   */
  public static List<String> order(SearchSpace space, Optional<Importance> found) {
    Set<String> names = new LinkedHashSet<>();
    found.ifPresent(known -> known.parameters.forEach(share -> names.add(share.parameter())));
    space.parameters().forEach(parameter -> names.add(parameter.name()));
    return List.copyOf(names);
  }

  /**
   * Shares as they can be: each is estimated by itself, and what parameters cause alone is no more
   * than everything together, what one causes with others no more than what the others leave.
   */
  private static List<Share> consistent(List<Share> estimated) {
    double sum = estimated.stream().mapToDouble(Share::alone).sum();
    double whole = Math.max(1, sum);
    List<Share> shares = new ArrayList<>();
    for (Share share : estimated) {
      double alone = Math.min(1, share.alone() / whole);
      double others = (sum - share.alone()) / whole;
      double total = Math.min(share.total() / whole, Math.max(0, 1 - others));
      shares.add(
          new Share(
              share.parameter(),
              alone,
              Math.max(alone, total),
              share.active(),
              Math.min(1, share.within()),
              share.trials()));
    }
    return shares;
  }

  /** Whether the forest explains enough for the shares to mean something. */
  public boolean isTelling() {
    return explained >= LITTLE;
  }
}
