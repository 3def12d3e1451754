package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.native_batch_norm_backward;
import static org.bytedeco.pytorch.global.torch.native_batch_norm_out;

import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.tunebench.engine.objective.torch.Initializer;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Parameter;
import org.tunebench.engine.objective.torch.Scratch;
import org.tunebench.engine.objective.torch.TensorArena;

/**
 * Batch normalisation of each column: by the batch's own statistics in training, by running
 * statistics (momentum 0.01, eps 0.001) in evaluation.
 */
final class BatchNorm {
  private static final double MOMENTUM = 0.01;
  private static final double EPS = 0.001;

  private final TensorArena arena;
  private final Parameter scale;
  private final Parameter shift;
  private final Parameter runningMean;
  private final Parameter runningVariance;
  private final Scratch result;
  private final Tensor batchMean;
  private final Tensor batchInverseDeviation;
  private final BoolPointer allGradients;
  private final TensorOptional batchMeanArgument;
  private final TensorOptional batchDeviationArgument;
  private Arguments arguments;
  private Tensor input;

  /** The parameters in the form in which LibTorch's function takes them. */
  private record Arguments(
      TensorOptional scale, TensorOptional shift, TensorOptional mean, TensorOptional variance) {}

  BatchNorm(Layers layers, String name, long width) {
    arena = layers.space().arena();
    scale = layers.state().add(name + ".weight", Initializer.constant(1), width);
    shift = layers.state().add(name + ".bias", Initializer.constant(0), width);
    runningMean = layers.state().addStatistic(name + ".running_mean", 0, width);
    runningVariance = layers.state().addStatistic(name + ".running_var", 1, width);
    result = layers.scratch(width);
    batchMean = layers.space().zeros(width);
    batchInverseDeviation = layers.space().zeros(width);
    batchMeanArgument = argument(batchMean);
    batchDeviationArgument = argument(batchInverseDeviation);
    allGradients = arena.keep(new BoolPointer(3)).put(0, true).put(1, true).put(2, true);
  }

  private TensorOptional argument(Tensor tensor) {
    return arena.keep(new TensorOptional(tensor));
  }

  /** The parameters have no place yet when the layer is made. */
  private Arguments arguments() {
    if (arguments == null) {
      arguments =
          new Arguments(
              argument(scale.value()),
              argument(shift.value()),
              argument(runningMean.value()),
              argument(runningVariance.value()));
    }
    return arguments;
  }

  /** Normalises rows; in training also moves the running statistics. */
  Tensor forward(Tensor x, boolean training) {
    input = x;
    Arguments by = arguments();
    Tensor y = result.rows(x.size(0));
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
        MOMENTUM,
        EPS);
    return y;
  }

  /**
   * Writes the gradients of scale and shift and returns the gradient of the last training input,
   * which the batch's scope frees.
   */
  Tensor backward(Tensor outputGradient) {
    Arguments by = arguments();
    // The form with places for the results makes new ones all the same, and copies all three.
    T_TensorTensorTensor_T results =
        native_batch_norm_backward(
            outputGradient,
            input,
            by.scale,
            by.mean,
            by.variance,
            batchMeanArgument,
            batchDeviationArgument,
            true,
            EPS,
            allGradients);
    scale.gradient().copy_(results.get1());
    shift.gradient().copy_(results.get2());
    return results.get0();
  }
}
