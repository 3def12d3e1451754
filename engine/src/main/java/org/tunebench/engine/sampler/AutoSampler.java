package org.tunebench.engine.sampler;

import java.util.Optional;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;

/** Chooses among the other samplers by the space and the trials so far. */
record AutoSampler() implements Sampler {
  private static final Sampler TPE = new TpeSampler(TpeSettings.DEFAULT);

  @Override
  public Optional<Configuration> suggest(SearchSpace space, History history, int trialNumber) {
    return TPE.suggest(space, history, trialNumber);
  }

  @Override
  public String explain(SearchSpace space, History history) {
    return "Automatic: " + TPE.explain(space, history);
  }
}
