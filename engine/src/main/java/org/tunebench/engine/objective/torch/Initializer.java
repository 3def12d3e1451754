package org.tunebench.engine.objective.torch;

import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Sets the first values of a parameter. */
public interface Initializer {
  /** Fills a tensor of the CPU. */
  void fill(Tensor target, GeneratorOptional random);

  /** Always the same number. */
  static Initializer constant(double value) {
    return (target, random) -> target.fill_(new Scalar(value));
  }

  /** Standard normal. */
  static Initializer standardNormal() {
    return (target, random) -> target.normal_(0, 1, random);
  }

  /** Uniform in ±1/√inputs, as PyTorch starts the weights and the bias of a linear map. */
  static Initializer linear(long inputs) {
    double bound = 1 / Math.sqrt(inputs);
    return (target, random) -> target.uniform_(-bound, bound, random);
  }
}
