package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Linear;

/** A map that the decoder ends with: one number a gene. */
interface DecoderHead {
  /**
   * Maps rows of inputs to rows of outputs, in a buffer that the next call overwrites.
   *
   * @param batchOfRow the experimental batch of each row
   */
  Tensor forward(Tensor x, Tensor batchOfRow, boolean training);

  /** Writes the parameters' gradients and returns the gradient of the input. */
  Tensor backward(Tensor outputGradient);

  /** A linear map with a bias that is told of no batch. */
  static DecoderHead of(Linear linear) {
    return new DecoderHead() {
      @Override
      public Tensor forward(Tensor x, Tensor batchOfRow, boolean training) {
        return linear.forward(x);
      }

      @Override
      public Tensor backward(Tensor outputGradient) {
        return linear.backward(outputGradient);
      }
    };
  }
}
