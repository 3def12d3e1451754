package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Initializer;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Linear;

/**
 * Linear map, then batch normalisation. The linear map has no bias, because the normalisation right
 * after it would take it out again.
 */
final class NormedLinear implements DecoderHead {
  private final Linear linear;
  private final BatchCovariate covariate;
  private final BatchNorm norm;

  /**
   * @param batches number of experimental batches that the map is told about; 1 or less for none
   */
  NormedLinear(Layers layers, String name, long inputs, long outputs, int batches) {
    // As if the one-hot batch were concatenated to the input: both parts start alike.
    Initializer initializer = Initializer.linear(batches > 1 ? inputs + batches : inputs);
    linear = Linear.withoutBias(layers, name, inputs, outputs, initializer);
    covariate = new BatchCovariate(layers, name, initializer, batches, outputs);
    norm = new BatchNorm(layers, name + ".norm", outputs);
  }

  @Override
  public Tensor forward(Tensor x, Tensor batchOfRow, boolean training) {
    Tensor mapped = linear.forward(x);
    covariate.forward(mapped, batchOfRow);
    return norm.forward(mapped, training);
  }

  private Tensor backwardToMap(Tensor outputGradient) {
    Tensor mapGradient = norm.backward(outputGradient);
    covariate.backward(mapGradient);
    return mapGradient;
  }

  /** Writes the parameters' gradients, for a layer whose input needs none. */
  void backwardToWeights(Tensor outputGradient) {
    linear.backwardToWeights(backwardToMap(outputGradient));
  }

  @Override
  public Tensor backward(Tensor outputGradient) {
    return linear.backward(backwardToMap(outputGradient));
  }
}
