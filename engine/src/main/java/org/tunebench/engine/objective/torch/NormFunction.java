package org.tunebench.engine.objective.torch;

import static org.bytedeco.pytorch.global.torch.native_batch_norm_backward;
import static org.bytedeco.pytorch.global.torch.native_batch_norm_out;

import java.util.function.Supplier;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * LibTorch's batch normalisation of columns with all that it takes: weights, running statistics and
 * the statistics of the last batch, in the form in which it takes them.
 */
public final class NormFunction {
  private final TensorArena arena;
  private final double momentum;
  private final double eps;
  private final Supplier<Weights> weights;
  private final Tensor batchMean;
  private final Tensor batchInverseDeviation;
  private final TensorOptional batchMeanArgument;
  private final TensorOptional batchDeviationArgument;
  private final BoolPointer allGradients;
  private Arguments arguments;

  /**
   * What is learnt, and what is kept for evaluation: one number a column each.
   *
   * @param scale factors
   * @param shift what is added
   * @param mean running mean
   * @param variance running variance
   */
  public record Weights(Tensor scale, Tensor shift, Tensor mean, Tensor variance) {}

  private record Arguments(
      TensorOptional scale, TensorOptional shift, TensorOptional mean, TensorOptional variance) {}

  /**
   * @param columns how many there are
   * @param momentum how much of a batch's statistics goes into the running ones
   * @param eps what is added to variances
   * @param weights asked for once, at the first batch: they have no place yet when layers are made
   */
  public NormFunction(
      TensorSpace space, long columns, double momentum, double eps, Supplier<Weights> weights) {
    this.arena = space.arena();
    this.momentum = momentum;
    this.eps = eps;
    this.weights = weights;
    batchMean = space.zeros(columns);
    batchInverseDeviation = space.zeros(columns);
    batchMeanArgument = argument(batchMean);
    batchDeviationArgument = argument(batchInverseDeviation);
    allGradients = arena.keep(new BoolPointer(3)).put(0, true).put(1, true).put(2, true);
  }

  private TensorOptional argument(Tensor tensor) {
    return arena.keep(new TensorOptional(tensor));
  }

  private Arguments arguments() {
    if (arguments == null) {
      Weights placed = weights.get();
      arguments =
          new Arguments(
              argument(placed.scale),
              argument(placed.shift),
              argument(placed.mean),
              argument(placed.variance));
    }
    return arguments;
  }

  /** Normalises the columns of x; in training also moves the running statistics. */
  public void forward(Tensor x, Tensor y, boolean training) {
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

  /**
   * The gradients of the last training input, of scale and of shift; not kept. LibTorch's form with
   * places for them makes new ones all the same, and copies all three.
   */
  public T_TensorTensorTensor_T backward(Tensor x, Tensor outputGradient) {
    Arguments by = arguments();
    return native_batch_norm_backward(
        outputGradient,
        x,
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
