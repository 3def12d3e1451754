package org.tunebench.engine.objective.scvi;

import java.util.Objects;
import org.tunebench.engine.objective.torch.Checks;

/**
 * The shape of an scVI model.
 *
 * @param nLayers hidden layers of the latent encoder and of the decoder, from 1
 * @param nHidden units of each hidden layer
 * @param nLatent dimensions of the latent space
 * @param reconstructionLoss distribution of the counts
 * @param dropoutRate probability that a hidden unit of an encoder is dropped in training, below 1
 */
public record ModelConfig(
    int nLayers,
    int nHidden,
    int nLatent,
    ReconstructionLoss reconstructionLoss,
    double dropoutRate) {

  /** The default configuration: the blue line of a study's histories. */
  public static final ModelConfig DEFAULT =
      new ModelConfig(1, 128, 10, ReconstructionLoss.ZINB, 0.1);

  public ModelConfig {
    Checks.atLeast("n_layers", nLayers, 1);
    Checks.atLeast("n_hidden", nHidden, 1);
    Checks.atLeast("n_latent", nLatent, 1);
    Objects.requireNonNull(reconstructionLoss, "reconstructionLoss");
    Checks.that(
        dropoutRate >= 0 && dropoutRate < 1,
        "dropout_rate",
        "%s is not a dropout rate: give a number from 0 up to, but not including, 1",
        dropoutRate);
  }

  /**
   * Number of weights of the widest maps, as tables of scVI tuning runs count them: 2·(G·H +
   * (L−1)·H² + H·Z) for G genes, H hidden units, L layers and Z latent dimensions. Biases, batch
   * normalisation, the library encoder and the dropout head are not in it.
   */
  public long nParams(int genes) {
    long hidden = nHidden;
    return 2 * (genes * hidden + (nLayers - 1) * hidden * hidden + hidden * nLatent);
  }
}
