package org.tunebench.engine.objective.fused;

import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.NormFunction;

/** Batch normalisation of the hidden units of the first trials, which lie side by side. */
final class ArrayNorm {
  private final ArrayState state;
  private final int trials;
  private final ArrayVector scale;
  private final ArrayVector shift;
  private final ArrayVector runningMean;
  private final ArrayVector runningVariance;
  private final NormFunction function;
  private Tensor input;

  ArrayNorm(ArrayLayers layers, String name, int trials, double momentum, double eps) {
    this.state = layers.state();
    this.trials = trials;
    scale = state.addVector(name + ".weight");
    shift = state.addVector(name + ".bias");
    runningMean = state.addStatistic(name + ".running_mean");
    runningVariance = state.addStatistic(name + ".running_var");
    long units = (long) trials * layers.shape().width();
    function = new NormFunction(layers.space(), units, momentum, eps, this::weights);
  }

  private NormFunction.Weights weights() {
    Tensor vectors = state.values().vectors();
    return new NormFunction.Weights(
        scale.within(vectors, trials),
        shift.within(vectors, trials),
        runningMean.within(state.running(), trials),
        runningVariance.within(state.running(), trials));
  }

  /** Normalises the columns of x; in training also moves the running statistics. */
  void forward(Tensor x, Tensor y, boolean training) {
    input = x;
    function.forward(x, y, training);
  }

  /** Writes the gradients of scale, shift and the last training input. */
  void backward(Tensor outputGradient, Tensor inputGradient) {
    Tensor vectors = state.gradients().vectors();
    try (T_TensorTensorTensor_T results = function.backward(input, outputGradient)) {
      inputGradient.copy_(results.get0());
      scale.within(vectors, trials).copy_(results.get1());
      shift.within(vectors, trials).copy_(results.get2());
    }
  }
}
