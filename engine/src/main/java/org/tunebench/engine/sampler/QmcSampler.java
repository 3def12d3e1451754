package org.tunebench.engine.sampler;

import java.util.List;
import java.util.Optional;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.TrialCounts;

/**
 * Quasi-Monte Carlo: spreads configurations more evenly than chance, without looking at results.
 */
record QmcSampler() implements Sampler {
  static final PartKind KIND =
      new PartKind(
          "qmc",
          "Quasi-Monte Carlo",
          "Spreads configurations evenly by a scrambled Sobol sequence, without looking at results.",
          List.of());

  @Override
  public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
    return Optional.of(
        new Suggestion(StartDesign.suggest(space, history, trialNumber), KIND.kind()));
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
