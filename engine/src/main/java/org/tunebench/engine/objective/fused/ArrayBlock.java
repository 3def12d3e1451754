package org.tunebench.engine.objective.fused;

import static org.bytedeco.pytorch.global.torch.relu_out;
import static org.bytedeco.pytorch.global.torch.threshold_backward_out;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * A hidden layer of the first trials: linear map, what the experimental batch adds, batch
 * normalisation (momentum 0.01, eps 0.001), ReLU, dropout.
 */
final class ArrayBlock {
  private static final double MOMENTUM = 0.01;
  private static final double EPS = 0.001;

  private final int trials;
  private final ArrayLinear linear;
  private final ArrayCovariate covariate;
  private final ArrayNorm norm;
  private final ArrayDropout dropout;
  private final SideBySide mapped;
  private final SideBySide normed;
  private final SideBySide result;
  private final SideBySide gradient;
  private final SideBySide mapGradient;
  private final Scalar zero;

  ArrayBlock(
      ArrayLayers layers, String name, int trials, long inputs, int batches, boolean dropout) {
    this.trials = trials;
    long width = layers.shape().width();
    linear = ArrayLinear.withoutBias(layers.state(), name, inputs, width);
    covariate = batches > 1 ? new ArrayCovariate(layers.state(), name, batches, width) : null;
    norm = new ArrayNorm(layers, name + ".norm", trials, MOMENTUM, EPS);
    this.dropout = dropout ? new ArrayDropout(layers, trials) : null;
    mapped = layers.sideBySide(trials, width);
    normed = layers.sideBySide(trials, width);
    result = layers.sideBySide(trials, width);
    gradient = layers.sideBySide(trials, width);
    mapGradient = layers.sideBySide(trials, width);
    zero = layers.space().arena().keep(new Scalar(0.0));
  }

  int trials() {
    return trials;
  }

  /**
   * @param x trials × rows × inputs
   * @param batchOfRow one-hot, trials × rows × batches; null where there is but one
   * @return trials × rows × units
   */
  Tensor forward(Tensor x, Tensor batchOfRow, boolean training) {
    long rows = x.size(1);
    linear.forward(x, mapped.byTrial(rows));
    if (covariate != null) {
      covariate.forward(mapped.byTrial(rows), batchOfRow);
    }
    norm.forward(mapped.columns(rows), normed.columns(rows), training);
    relu_out(result.columns(rows), normed.columns(rows));
    if (dropout != null && training) {
      dropout.forward(result.byTrial(rows));
    }
    return result.byTrial(rows);
  }

  /** The gradient of the linear map's output: trials × rows × units. */
  private Tensor backwardToMap(Tensor outputGradient) {
    long rows = outputGradient.size(1);
    Tensor here = gradient.byTrial(rows);
    here.copy_(outputGradient);
    if (dropout != null) {
      here.mul_(dropout.mask(rows));
    }
    Tensor columns = gradient.columns(rows);
    threshold_backward_out(columns, columns, result.columns(rows), zero);
    norm.backward(columns, mapGradient.columns(rows));
    if (covariate != null) {
      covariate.backward(mapGradient.byTrial(rows));
    }
    return mapGradient.byTrial(rows);
  }

  /** Writes the weights' gradients. */
  void backwardToWeights(Tensor outputGradient) {
    linear.backwardToWeights(backwardToMap(outputGradient));
  }

  /** Writes the weights' gradients and that of the input, which may take its argument's place. */
  void backward(Tensor outputGradient, Tensor inputGradient) {
    linear.backward(backwardToMap(outputGradient), inputGradient);
  }
}
