package org.tunebench.engine.sampler;

import java.util.Locale;
import java.util.Optional;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;

/**
 * Chooses among the other samplers by the space, the budget and the trials so far: a Gaussian
 * process makes most of few trials, and starts sooner where few are to come; when they are many, or
 * very many run at once, TPE with an evolutionary suggestion now and then costs less and learns as
 * much.
 */
record AutoSampler(Fits fits) implements Sampler {
  /** Beyond it a fit takes longer than it gains. */
  private static final int MOST_MODELLED = 250;

  /** More parameters than this have too many length scales to fit. */
  private static final int MOST_PARAMETERS = 60;

  /** With more trials under way, most of what a model sees is its own expectations. */
  private static final int MOST_PENDING = 32;

  /** Every so many suggestions, a child of the best trials refines what TPE has found. */
  private static final int EVOLUTION_EVERY = 3;

  /** A budget of fewer trials than this many times the start-up trials gets fewer of those. */
  private static final int BUDGET_OVER_STARTUP = 4;

  /** Fewer start-up trials mislead the model more than the trials saved are worth. */
  private static final int LEAST_STARTUP = 4;

  private static final Sampler TPE = new TpeSampler(TpeSettings.DEFAULT);
  private static final Sampler EVOLUTION = new EvolutionSampler(20, 0.5, 0);

  AutoSampler() {
    this(new Fits(GpSettings.DEFAULT));
  }

  @Override
  public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
    return chosen(space, history, trialNumber).suggest(space, history, trialNumber);
  }

  private Sampler chosen(SearchSpace space, History history, int trialNumber) {
    if (isModelled(space, history)) {
      return gp(history);
    }
    return trialNumber % EVOLUTION_EVERY == 0 ? EVOLUTION : TPE;
  }

  private GpSampler gp(History history) {
    return new GpSampler(GpSettings.DEFAULT.withStartup(startup(history)), fits);
  }

  private static int startup(History history) {
    return Math.max(
        LEAST_STARTUP,
        Math.min(GpSettings.DEFAULT.startupTrials(), history.budget() / BUDGET_OVER_STARTUP));
  }

  private static boolean isModelled(SearchSpace space, History history) {
    return space.size() <= MOST_PARAMETERS
        && history.rankedCount() <= MOST_MODELLED
        && history.pendingCount() <= MOST_PENDING;
  }

  /** Why no Gaussian process is used, where it is not. */
  private static String whyNotModelled(SearchSpace space, History history) {
    if (space.size() > MOST_PARAMETERS) {
      return "%d parameters are more than a Gaussian process can model".formatted(space.size());
    }
    if (history.rankedCount() > MOST_MODELLED) {
      return String.format(
          Locale.ROOT,
          "%d trials have ended, and a Gaussian process pays for %d at most",
          history.rankedCount(),
          MOST_MODELLED);
    }
    return "%d trials run at once".formatted(history.pendingCount());
  }

  @Override
  public String explain(SearchSpace space, History history) {
    if (isModelled(space, history)) {
      return "Automatic: %s. Trials are few enough to model closely%s"
          .formatted(gp(history).explain(space, history), ofSmallBudget(history));
    }
    return "Automatic: %s; every third trial by evolution, because %s"
        .formatted(TPE.explain(space, history), whyNotModelled(space, history));
  }

  private static String ofSmallBudget(History history) {
    return startup(history) < GpSettings.DEFAULT.startupTrials()
        ? "; only %d start-up trials, because the budget is %d"
            .formatted(startup(history), history.budget())
        : "";
  }
}
