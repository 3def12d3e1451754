package org.tunebench.engine.objective.torch;

import static org.bytedeco.pytorch.global.torch.addmm_out;
import static org.bytedeco.pytorch.global.torch.mm_out;
import static org.bytedeco.pytorch.global.torch.sum_out;

import org.bytedeco.pytorch.Tensor;

/** y = x·Wᵀ + b for rows x; the bias is optional. */
public final class Linear {
  private final Parameter weight;
  private final Parameter bias;
  private final Scratch result;
  private final Scratch inputGradient;
  private Tensor input;

  private Linear(
      Layers layers,
      String name,
      long inputs,
      long outputs,
      Initializer initializer,
      boolean bias) {
    this.weight = layers.state().add(name + ".weight", initializer, outputs, inputs);
    this.bias = bias ? layers.state().add(name + ".bias", initializer, outputs) : null;
    result = layers.scratch(outputs);
    inputGradient = layers.scratch(inputs);
  }

  /** With a bias, both started as PyTorch does. */
  public static Linear withBias(Layers layers, String name, long inputs, long outputs) {
    return new Linear(layers, name, inputs, outputs, Initializer.linear(inputs), true);
  }

  /** Without a bias. */
  public static Linear withoutBias(
      Layers layers, String name, long inputs, long outputs, Initializer initializer) {
    return new Linear(layers, name, inputs, outputs, initializer, false);
  }

  /** Maps rows of inputs to rows of outputs and remembers the input for {@link #backward}. */
  public Tensor forward(Tensor x) {
    input = x;
    Tensor y = result.rows(x.size(0));
    return bias == null
        ? mm_out(y, x, weight.transposed())
        : addmm_out(y, bias.value(), x, weight.transposed());
  }

  /** Writes the gradients of the weights, for a layer whose input needs none. */
  public void backwardToWeights(Tensor outputGradient) {
    mm_out(weight.gradient(), outputGradient.t(), input);
    if (bias != null) {
      sum_out(bias.gradient(), outputGradient, 0);
    }
  }

  /** Writes the gradients of the weights and returns the gradient of the input. */
  public Tensor backward(Tensor outputGradient) {
    backwardToWeights(outputGradient);
    return mm_out(inputGradient.rows(outputGradient.size(0)), outputGradient, weight.value());
  }
}
