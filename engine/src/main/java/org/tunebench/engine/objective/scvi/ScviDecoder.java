package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Linear;

/**
 * From the latent space to the genes: hidden blocks without dropout that know the experimental
 * batch, then linear logits of each gene's share of the library and, for zero inflation, linear
 * dropout logits.
 */
final class ScviDecoder {
  private final HiddenStack hidden;
  private final Linear shareHead;
  private final Linear dropoutHead;

  ScviDecoder(Layers layers, ModelConfig config, long genes, int batches) {
    hidden =
        new HiddenStack(
            layers, "decoder", config.nLatent(), config.nHidden(), config.nLayers(), batches, 0);
    shareHead = Linear.withBias(layers, "decoder.share", config.nHidden(), genes);
    dropoutHead =
        config.reconstructionLoss() == ReconstructionLoss.ZINB
            ? Linear.withBias(layers, "decoder.dropout", config.nHidden(), genes)
            : null;
  }

  /**
   * What was decoded, cells × genes each.
   *
   * @param shareLogits their softmax is each gene's share of the library
   * @param dropoutLogits π, or null without zero inflation
   */
  record Output(Tensor shareLogits, Tensor dropoutLogits) {}

  Output forward(Tensor z, Tensor batchOfRow, boolean training) {
    Tensor y = hidden.forward(z, batchOfRow, training);
    return new Output(shareHead.forward(y), dropoutHead == null ? null : dropoutHead.forward(y));
  }

  /** Writes the parameters' gradients and returns the gradient of z. */
  Tensor backward(Output gradient) {
    Tensor hiddenGradient = shareHead.backward(gradient.shareLogits());
    if (dropoutHead != null) {
      hiddenGradient.add_(dropoutHead.backward(gradient.dropoutLogits()));
    }
    return hidden.backward(hiddenGradient);
  }
}
