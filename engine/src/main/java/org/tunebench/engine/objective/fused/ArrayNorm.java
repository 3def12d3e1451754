package org.tunebench.engine.objective.fused;

import static org.bytedeco.pytorch.global.torch.native_batch_norm_backward_out;
import static org.bytedeco.pytorch.global.torch.native_batch_norm_out;

import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.tunebench.engine.objective.torch.TensorArena;

/** Batch normalisation of the hidden units of the first trials, which lie side by side. */
final class ArrayNorm {
  private final ArrayState state;
  private final TensorArena arena;
  private final int trials;
  private final double momentum;
  private final double eps;
  private final ArrayVector scale;
  private final ArrayVector shift;
  private final ArrayVector runningMean;
  private final ArrayVector runningVariance;
  private final Tensor batchMean;
  private final Tensor batchInverseDeviation;
  private final TensorOptional batchMeanArgument;
  private final TensorOptional batchDeviationArgument;
  private final BoolPointer allGradients;
  private Arguments arguments;
  private Tensor input;

  /** The weights in the form in which LibTorch's function takes them. */
  private record Arguments(
      TensorOptional scale, TensorOptional shift, TensorOptional mean, TensorOptional variance) {}

  ArrayNorm(ArrayLayers layers, String name, int trials, double momentum, double eps) {
    this.state = layers.state();
    this.arena = layers.space().arena();
    this.trials = trials;
    this.momentum = momentum;
    this.eps = eps;
    scale = state.addVector(name + ".weight");
    shift = state.addVector(name + ".bias");
    runningMean = state.addStatistic(name + ".running_mean");
    runningVariance = state.addStatistic(name + ".running_var");
    long units = (long) trials * layers.shape().width();
    batchMean = layers.space().zeros(units);
    batchInverseDeviation = layers.space().zeros(units);
    batchMeanArgument = argument(batchMean);
    batchDeviationArgument = argument(batchInverseDeviation);
    allGradients = arena.keep(new BoolPointer(3)).put(0, true).put(1, true).put(2, true);
  }

  private TensorOptional argument(Tensor tensor) {
    return arena.keep(new TensorOptional(tensor));
  }

  /** The weights have no place yet when the layer is made. */
  private Arguments arguments() {
    if (arguments == null) {
      Tensor vectors = state.values().vectors();
      arguments =
          new Arguments(
              argument(scale.within(vectors, trials)),
              argument(shift.within(vectors, trials)),
              argument(runningMean.within(state.running(), trials)),
              argument(runningVariance.within(state.running(), trials)));
    }
    return arguments;
  }

  /** Normalises the columns of x; in training also moves the running statistics. */
  void forward(Tensor x, Tensor y, boolean training) {
    input = x;
    Arguments by = arguments();
    native_batch_norm_out(
        y,
        batchMean,
        batchInverseDeviation,
        x,
        by.scale,
        by.shift,
        by.mean,
        by.variance,
        training,
        momentum,
        eps);
  }

  /** Writes the gradients of scale, shift and the last training input. */
  void backward(Tensor outputGradient, Tensor inputGradient) {
    Arguments by = arguments();
    Tensor vectors = state.gradients().vectors();
    native_batch_norm_backward_out(
        inputGradient,
        scale.within(vectors, trials),
        shift.within(vectors, trials),
        outputGradient,
        input,
        by.scale,
        by.mean,
        by.variance,
        batchMeanArgument,
        batchDeviationArgument,
        true,
        eps,
        allGradients);
  }
}
