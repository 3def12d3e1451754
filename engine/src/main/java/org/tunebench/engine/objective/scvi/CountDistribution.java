package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Layers;

/**
 * The distribution of counts given what was decoded. A log-probability is the sum of a {@link
 * #rateTerm} and a {@link #thetaTerm}.
 */
interface CountDistribution {
  /**
   * What one sample of the latent variables decodes to.
   *
   * @param rate μ, cells × genes
   * @param theta θ, a vector of genes or cells × genes; null without dispersion
   * @param dropoutLogits π, cells × genes, or null without zero inflation
   */
  record Decoded(Tensor rate, Tensor theta, Tensor dropoutLogits) {}

  /** Σ over genes of what depends on the rate: one number a cell. */
  Tensor rateTerm(Tensor x, Decoded decoded);

  /** Σ over genes of what depends on counts and θ alone: one number a cell. */
  Tensor thetaTerm(CellBatch batch, Tensor theta);

  /** The derivatives of −ln p times a factor, in buffers that the next call overwrites. */
  CountGradient.Result gradient(Tensor x, Decoded decoded, double factor);

  /** That of a configuration. */
  static CountDistribution of(Layers layers, long genes, ReconstructionLoss loss) {
    return switch (loss) {
      case POISSON -> new Poisson(layers, genes);
      case NB -> new NegativeBinomial(layers, genes, false);
      case ZINB -> new NegativeBinomial(layers, genes, true);
    };
  }
}
