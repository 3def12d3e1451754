package org.tunebench.engine.objective.fused;

import static org.bytedeco.pytorch.global.torch.bmm_out;

import org.bytedeco.pytorch.Tensor;

/** What the one-hot experimental batch adds to a linear map's output, for each trial its own. */
final class ArrayCovariate {
  private final ArrayWeights weight;
  private Tensor batchOfRow;

  ArrayCovariate(ArrayState state, String name, int batches, long outputs) {
    weight = state.addWeights(name + ".batch_weight", batches, outputs);
  }

  /** Adds each row's batch weights in place. */
  void forward(Tensor mapped, Tensor oneHot) {
    batchOfRow = oneHot.narrow(0, 0, mapped.size(0));
    mapped.add_(batchOfRow.bmm(weight.value().narrow(0, 0, mapped.size(0))));
  }

  /** Writes the gradient of the weights. */
  void backward(Tensor mappedGradient) {
    Tensor gradient = weight.gradient().narrow(0, 0, mappedGradient.size(0));
    bmm_out(gradient, batchOfRow.transpose(1, 2), mappedGradient);
  }
}
