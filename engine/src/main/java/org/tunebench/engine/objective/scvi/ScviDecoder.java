package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Linear;

/**
 * From the latent space to the genes: logits of each gene's share of the library and, where the
 * likelihood has them, dropout logits and ln θ, each by a head of its own.
 *
 * <p>The nonlinear decoder has hidden blocks without dropout that know the experimental batch, and
 * linear heads. The linear one has heads alone, linear maps with batch normalisation that know the
 * batch and share nothing.
 */
final class ScviDecoder {
  /** Null in the linear decoder. */
  private final HiddenStack hidden;

  private final DecoderHead shareHead;
  private final DecoderHead dropoutHead;
  private final DecoderHead dispersionHead;

  ScviDecoder(Layers layers, ModelConfig config, ModelInputs inputs) {
    boolean linear = config.decoder() == DecoderKind.LINEAR;
    hidden =
        linear
            ? null
            : new HiddenStack(
                layers,
                "decoder",
                config.nLatent(),
                config.nHidden(),
                config.nLayers(),
                inputs.batches(),
                0);
    boolean zeroInflated = config.reconstructionLoss() == ReconstructionLoss.ZINB;
    shareHead = head(layers, config, inputs, "decoder.share");
    dropoutHead = zeroInflated ? head(layers, config, inputs, "decoder.dropout") : null;
    dispersionHead =
        config.decodesDispersion() ? head(layers, config, inputs, "decoder.dispersion") : null;
  }

  private static DecoderHead head(
      Layers layers, ModelConfig config, ModelInputs inputs, String name) {
    return config.decoder() == DecoderKind.LINEAR
        ? new NormedLinear(layers, name, config.nLatent(), inputs.genes(), inputs.batches())
        : DecoderHead.of(Linear.withBias(layers, name, config.nHidden(), inputs.genes()));
  }

  /**
   * What was decoded, cells × genes each, or the gradients of it.
   *
   * @param shareLogits their softmax is each gene's share of the library
   * @param dropoutLogits π, or null without zero inflation
   * @param logTheta ln θ, or null where it is not decoded
   */
  record Output(Tensor shareLogits, Tensor dropoutLogits, Tensor logTheta) {}

  Output forward(Tensor z, Tensor batchOfRow, boolean training) {
    Tensor y = hidden == null ? z : hidden.forward(z, batchOfRow, training);
    return new Output(
        shareHead.forward(y, batchOfRow, training),
        dropoutHead == null ? null : dropoutHead.forward(y, batchOfRow, training),
        dispersionHead == null ? null : dispersionHead.forward(y, batchOfRow, training));
  }

  /** Writes the parameters' gradients and returns the gradient of z. */
  Tensor backward(Output gradient) {
    Tensor sum = shareHead.backward(gradient.shareLogits());
    if (dropoutHead != null) {
      sum.add_(dropoutHead.backward(gradient.dropoutLogits()));
    }
    if (dispersionHead != null) {
      sum.add_(dispersionHead.backward(gradient.logTheta()));
    }
    return hidden == null ? sum : hidden.backward(sum);
  }
}
