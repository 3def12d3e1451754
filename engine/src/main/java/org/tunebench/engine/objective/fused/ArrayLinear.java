package org.tunebench.engine.objective.fused;

import static org.bytedeco.pytorch.global.torch.baddbmm_out;
import static org.bytedeco.pytorch.global.torch.bmm_out;
import static org.bytedeco.pytorch.global.torch.sum_out;

import org.bytedeco.pytorch.Tensor;

/** y = x·Wᵀ + b for each trial's rows x, each with its own W and b; the bias is optional. */
public final class ArrayLinear {
  private final ArrayWeights weight;
  private final ArrayWeights bias;
  private Tensor input;

  private ArrayLinear(ArrayWeights weight, ArrayWeights bias) {
    this.weight = weight;
    this.bias = bias;
  }

  /** With a bias. */
  public static ArrayLinear withBias(ArrayState state, String name, long inputs, long outputs) {
    return new ArrayLinear(
        state.addWeights(name + ".weight", outputs, inputs),
        state.addWeights(name + ".bias", outputs));
  }

  static ArrayLinear withoutBias(ArrayState state, String name, long inputs, long outputs) {
    return new ArrayLinear(state.addWeights(name + ".weight", outputs, inputs), null);
  }

  /**
   * Maps the rows of the first trials and remembers them for {@link #backward}.
   *
   * @param x trials × rows × inputs
   * @param y trials × rows × outputs, written
   */
  public void forward(Tensor x, Tensor y) {
    input = x;
    Tensor transposed = first(weight.value()).transpose(1, 2);
    if (bias == null) {
      bmm_out(y, x, transposed);
    } else {
      baddbmm_out(y, first(bias.value()).unsqueeze(1), x, transposed);
    }
  }

  private Tensor first(Tensor perTrial) {
    return perTrial.narrow(0, 0, input.size(0));
  }

  /** Writes the gradients of the weights, for a layer whose input needs none. */
  public void backwardToWeights(Tensor outputGradient) {
    bmm_out(first(weight.gradient()), outputGradient.transpose(1, 2), input);
    if (bias != null) {
      sum_out(first(bias.gradient()), outputGradient, 1);
    }
  }

  /** Writes the gradients of the weights and that of the input. */
  public void backward(Tensor outputGradient, Tensor inputGradient) {
    backwardToWeights(outputGradient);
    bmm_out(inputGradient, outputGradient, first(weight.value()));
  }
}
