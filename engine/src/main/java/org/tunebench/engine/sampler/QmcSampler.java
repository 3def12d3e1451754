package org.tunebench.engine.sampler;

import java.util.Optional;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.TrialCounts;

/**
 * Quasi-Monte Carlo: spreads configurations more evenly than chance, without looking at results.
 */
record QmcSampler() implements Sampler {
  @Override
  public Optional<Configuration> suggest(SearchSpace space, History history, int trialNumber) {
    return Optional.of(StartDesign.suggest(space, history, trialNumber));
  }

  @Override
  public boolean learns() {
    return false;
  }

  @Override
  public String explain(SearchSpace space, History history) {
    return "Quasi-Monte Carlo: %d points of a scrambled Sobol sequence"
        .formatted(TrialCounts.used(history));
  }
}
