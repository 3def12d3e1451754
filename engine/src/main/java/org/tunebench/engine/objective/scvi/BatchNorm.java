package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Initializer;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.NormFunction;
import org.tunebench.engine.objective.torch.Parameter;
import org.tunebench.engine.objective.torch.Scratch;

/**
 * Batch normalisation of each column: by the batch's own statistics in training, by running
 * statistics (momentum 0.01, eps 0.001) in evaluation.
 */
final class BatchNorm {
  private static final double MOMENTUM = 0.01;
  private static final double EPS = 0.001;

  private final Parameter scale;
  private final Parameter shift;
  private final Parameter runningMean;
  private final Parameter runningVariance;
  private final Scratch result;
  private final NormFunction function;
  private Tensor input;

  BatchNorm(Layers layers, String name, long width) {
    scale = layers.state().add(name + ".weight", Initializer.constant(1), width);
    shift = layers.state().add(name + ".bias", Initializer.constant(0), width);
    runningMean = layers.state().addStatistic(name + ".running_mean", 0, width);
    runningVariance = layers.state().addStatistic(name + ".running_var", 1, width);
    result = layers.scratch(width);
    function = new NormFunction(layers.space(), width, MOMENTUM, EPS, this::weights);
  }

  private NormFunction.Weights weights() {
    return new NormFunction.Weights(
        scale.value(), shift.value(), runningMean.value(), runningVariance.value());
  }

  /** Normalises rows; in training also moves the running statistics. */
  Tensor forward(Tensor x, boolean training) {
    input = x;
    Tensor y = result.rows(x.size(0));
    function.forward(x, y, training);
    return y;
  }

  /**
   * Writes the gradients of scale and shift and returns the gradient of the last training input,
   * which the batch's scope frees.
   */
  Tensor backward(Tensor outputGradient) {
    T_TensorTensorTensor_T results = function.backward(input, outputGradient);
    scale.gradient().copy_(results.get1());
    shift.gradient().copy_(results.get2());
    return results.get0();
  }
}
