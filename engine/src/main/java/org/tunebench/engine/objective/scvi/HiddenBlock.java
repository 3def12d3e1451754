package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.relu_out;
import static org.bytedeco.pytorch.global.torch.threshold_backward_out;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Initializer;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Linear;
import org.tunebench.engine.objective.torch.Scratch;

/**
 * Linear map, batch normalisation, ReLU, dropout. The linear map has no bias, because the
 * normalisation right after it would take it out again.
 */
final class HiddenBlock {
  private final Linear linear;
  private final BatchCovariate covariate;
  private final BatchNorm norm;
  private final Dropout dropout;
  private final Scratch result;
  private final Scalar zero;

  /**
   * @param batches number of experimental batches that the block is told about; 1 or less for none
   */
  HiddenBlock(
      Layers layers, String name, long inputs, long outputs, int batches, double dropoutRate) {
    // As if the one-hot batch were concatenated to the input: both parts start alike.
    Initializer initializer = Initializer.linear(batches > 1 ? inputs + batches : inputs);
    linear = Linear.withoutBias(layers, name, inputs, outputs, initializer);
    covariate = new BatchCovariate(layers, name, initializer, batches, outputs);
    norm = new BatchNorm(layers, name + ".norm", outputs);
    dropout = new Dropout(layers, outputs, dropoutRate);
    result = layers.scratch(outputs);
    zero = layers.space().arena().keep(new Scalar(0.0));
  }

  /**
   * @param batchOfRow the experimental batch of each row; looked at only if there are several, may
   *     else be null
   */
  Tensor forward(Tensor x, Tensor batchOfRow, boolean training) {
    Tensor mapped = linear.forward(x);
    covariate.forward(mapped, batchOfRow);
    Tensor normed = norm.forward(mapped, training);
    Tensor y = result.rows(x.size(0));
    relu_out(y, normed);
    if (training) {
      dropout.forward(y);
    }
    return y;
  }

  /** The gradient of the linear map's output; writes all the parameters' gradients but its own. */
  private Tensor backwardToMap(Tensor outputGradient) {
    dropout.backward(outputGradient);
    Tensor active = result.rows(outputGradient.size(0));
    threshold_backward_out(outputGradient, outputGradient, active, zero);
    Tensor mapGradient = norm.backward(outputGradient);
    covariate.backward(mapGradient);
    return mapGradient;
  }

  /** Writes the parameters' gradients; overwrites its argument. */
  void backwardToWeights(Tensor outputGradient) {
    linear.backwardToWeights(backwardToMap(outputGradient));
  }

  /** Writes the parameters' gradients, overwrites its argument, returns the input's gradient. */
  Tensor backward(Tensor outputGradient) {
    return linear.backward(backwardToMap(outputGradient));
  }
}
