package org.tunebench.engine.objective.scvi;

import java.util.List;
import org.tunebench.engine.objective.fused.ArrayShape;

/**
 * The shapes of the models in an array.
 *
 * @param models one a trial, deepest first
 */
record FusedShape(List<ModelConfig> models) {
  /** Whether an array can hold such a model: one θ a gene, a nonlinear decoder, NB or ZINB. */
  static boolean holds(ModelConfig model) {
    boolean negativeBinomial = model.reconstructionLoss() == ReconstructionLoss.NB;
    return (negativeBinomial || isInflated(model))
        && model.dispersion() == Dispersion.GENE
        && model.decoder() == DecoderKind.NONLINEAR;
  }

  int trials() {
    return models.size();
  }

  /** The hidden layers. */
  ArrayShape hidden() {
    return new ArrayShape(
        models.stream()
            .map(m -> new ArrayShape.Hidden(m.nLayers(), m.nHidden(), m.dropoutRate()))
            .toList());
  }

  /** Dimensions of the largest latent space. */
  int latent() {
    return models.stream().mapToInt(ModelConfig::nLatent).max().orElseThrow();
  }

  private static boolean isInflated(ModelConfig model) {
    return model.reconstructionLoss() == ReconstructionLoss.ZINB;
  }

  /** How many models are zero-inflated. */
  int inflated() {
    return (int) models.stream().filter(FusedShape::isInflated).count();
  }

  /** 1 for each model that is zero-inflated, 0 for each other. */
  double[] inflation() {
    return models.stream().mapToDouble(model -> isInflated(model) ? 1 : 0).toArray();
  }

  /** Dimensions of each model's latent space. */
  int[] latents() {
    return models.stream().mapToInt(ModelConfig::nLatent).toArray();
  }
}
