package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.relu_out;
import static org.bytedeco.pytorch.global.torch.threshold_backward_out;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Scratch;

/** Linear map, batch normalisation, ReLU, dropout. */
final class HiddenBlock {
  private final NormedLinear map;
  private final Dropout dropout;
  private final Scratch result;
  private final Scalar zero;

  /**
   * @param batches number of experimental batches that the block is told about; 1 or less for none
   */
  HiddenBlock(
      Layers layers, String name, long inputs, long outputs, int batches, double dropoutRate) {
    map = new NormedLinear(layers, name, inputs, outputs, batches);
    dropout = new Dropout(layers, outputs, dropoutRate);
    result = layers.scratch(outputs);
    zero = layers.space().arena().keep(new Scalar(0.0));
  }

  /**
   * @param batchOfRow the experimental batch of each row; looked at only if there are several, may
   *     else be null
   */
  Tensor forward(Tensor x, Tensor batchOfRow, boolean training) {
    Tensor normed = map.forward(x, batchOfRow, training);
    Tensor y = result.rows(x.size(0));
    relu_out(y, normed);
    if (training) {
      dropout.forward(y);
    }
    return y;
  }

  /** The gradient of the normalised map's output; overwrites its argument. */
  private Tensor backwardToMap(Tensor outputGradient) {
    dropout.backward(outputGradient);
    Tensor active = result.rows(outputGradient.size(0));
    return threshold_backward_out(outputGradient, outputGradient, active, zero);
  }

  /** Writes the parameters' gradients; overwrites its argument. */
  void backwardToWeights(Tensor outputGradient) {
    map.backwardToWeights(backwardToMap(outputGradient));
  }

  /** Writes the parameters' gradients, overwrites its argument, returns the input's gradient. */
  Tensor backward(Tensor outputGradient) {
    return map.backward(backwardToMap(outputGradient));
  }
}
