package org.tunebench.engine.objective.scvi;

import org.tunebench.engine.objective.torch.GradientGuard;
import org.tunebench.engine.objective.torch.ModelState;

/**
 * A trial as an array sees it.
 *
 * @param config what decides how it is trained
 * @param seed of everything random in it
 * @param model where its numbers go when it leaves
 * @param adam its learning rate, its steps and, while it is outside, its moments
 * @param best where the best epoch's numbers go when it leaves
 * @param guard counts its gradients that are no numbers
 */
record FusedMember(
    ScviConfig config,
    long seed,
    ScviModel model,
    Adam adam,
    ModelState.Snapshot best,
    GradientGuard guard) {

  /** Hidden layers. */
  int depth() {
    return config.model().nLayers();
  }
}
