package org.tunebench.engine.objective.scvi;

import java.util.Objects;
import org.tunebench.engine.objective.torch.Checks;

/**
 * The shape of an scVI model.
 *
 * @param nLayers hidden layers of the latent encoder and of the nonlinear decoder, from 1
 * @param nHidden units of each hidden layer
 * @param nLatent dimensions of the latent space
 * @param reconstructionLoss distribution of the counts
 * @param dropoutRate probability that a hidden unit of an encoder is dropped in training, below 1
 * @param dispersion what θ depends on; without meaning for Poisson
 * @param decoder how the latent space is decoded
 */
public record ModelConfig(
    int nLayers,
    int nHidden,
    int nLatent,
    ReconstructionLoss reconstructionLoss,
    double dropoutRate,
    Dispersion dispersion,
    DecoderKind decoder) {

  /** The default configuration: the blue line of a study's histories. */
  public static final ModelConfig DEFAULT =
      new ModelConfig(1, 128, 10, ReconstructionLoss.ZINB, 0.1);

  public ModelConfig {
    Checks.atLeast("n_layers", nLayers, 1);
    Checks.atLeast("n_hidden", nHidden, 1);
    Checks.atLeast("n_latent", nLatent, 1);
    Objects.requireNonNull(reconstructionLoss, "reconstructionLoss");
    Objects.requireNonNull(dispersion, "dispersion");
    Objects.requireNonNull(decoder, "decoder");
    Checks.that(
        dropoutRate >= 0 && dropoutRate < 1,
        "dropout_rate",
        "%s is not a dropout rate: give a number from 0 up to, but not including, 1",
        dropoutRate);
  }

  /** The usual kind of model: one dispersion a gene, a nonlinear decoder. */
  public ModelConfig(
      int nLayers,
      int nHidden,
      int nLatent,
      ReconstructionLoss reconstructionLoss,
      double dropoutRate) {
    this(
        nLayers,
        nHidden,
        nLatent,
        reconstructionLoss,
        dropoutRate,
        Dispersion.GENE,
        DecoderKind.NONLINEAR);
  }

  /** Whether the decoder puts out θ, which then differs between samples of a cell. */
  boolean decodesDispersion() {
    return dispersion == Dispersion.GENE_CELL && reconstructionLoss != ReconstructionLoss.POISSON;
  }

  /**
   * Number of weights of the widest maps, as tables of scVI tuning runs count them: 2·(G·H +
   * (L−1)·H² + H·Z) for G genes, H hidden units, L layers and Z latent dimensions; with the linear
   * decoder G·H + (L−1)·H² + H·Z + Z·G. Biases, batch normalisation, the library encoder and the
   * dropout head are not in it.
   */
  public long nParams(int genes) {
    long hidden = nHidden;
    long encoder = genes * hidden + (nLayers - 1) * hidden * hidden + hidden * nLatent;
    return decoder == DecoderKind.LINEAR ? encoder + (long) nLatent * genes : 2 * encoder;
  }
}
