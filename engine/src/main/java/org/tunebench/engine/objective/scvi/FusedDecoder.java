package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.fused.ArrayLayers;
import org.tunebench.engine.objective.fused.ArrayLinear;
import org.tunebench.engine.objective.fused.ArrayStack;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Scratch;

/**
 * The {@link ScviDecoder} of each trial in an array. Where one of them is zero-inflated, all have
 * dropout logits: those of the others are 0 and not used.
 */
final class FusedDecoder {
  private final ArrayStack hidden;
  private final ArrayLinear shareHead;
  private final ArrayLinear dropoutHead;
  private final Scratch shareLogits;
  private final Scratch dropoutLogits;
  private final Scratch latentGradient;

  /**
   * @param stacked makes buffers for the cells of all trials
   */
  FusedDecoder(ArrayLayers layers, FusedShape shape, int genes, int batches, Layers stacked) {
    int depth = layers.shape().depth();
    long units = layers.shape().width();
    int latent = shape.latent();
    hidden = new ArrayStack(layers, "decoder", latent, depth, batches, false);
    shareHead = ArrayLinear.withBias(layers.state(), "decoder.share", units, genes);
    dropoutHead =
        shape.inflated() > 0
            ? ArrayLinear.withBias(layers.state(), "decoder.dropout", units, genes)
            : null;
    shareLogits = stacked.scratch(genes);
    dropoutLogits = dropoutHead == null ? null : stacked.scratch(genes);
    latentGradient = stacked.scratch(latent);
  }

  /** What was decoded, trials × cells × genes each. */
  ScviDecoder.Output forward(Tensor z, Tensor batchOfRow, boolean training) {
    long trials = z.size(0);
    long rows = z.size(1);
    Tensor y = hidden.forward(z, batchOfRow, training);
    Tensor share = shareLogits.stack(trials, rows);
    shareHead.forward(y, share);
    Tensor dropout = null;
    if (dropoutHead != null) {
      dropout = dropoutLogits.stack(trials, rows);
      dropoutHead.forward(y, dropout);
    }
    return new ScviDecoder.Output(share, dropout, null);
  }

  /** Writes the weights' gradients and returns that of z. */
  Tensor backward(ScviDecoder.Output gradient) {
    long rows = gradient.shareLogits().size(1);
    Tensor hiddenGradient = hidden.outputGradient(rows);
    shareHead.backward(gradient.shareLogits(), hiddenGradient);
    if (dropoutHead != null) {
      Tensor other = hiddenGradient.clone();
      dropoutHead.backward(gradient.dropoutLogits(), other);
      hiddenGradient.add_(other);
    }
    Tensor zGradient = latentGradient.stack(gradient.shareLogits().size(0), rows);
    hidden.backward(rows, zGradient);
    return zGradient;
  }
}
