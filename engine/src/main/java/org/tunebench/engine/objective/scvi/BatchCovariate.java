package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Initializer;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Parameter;

/**
 * What concatenating the one-hot experimental batch to a linear map's input adds to its output: a
 * row of weights for each batch. With one batch it does nothing.
 */
final class BatchCovariate {
  private final Parameter weight;
  private Tensor batchOfRow;

  BatchCovariate(Layers layers, String name, Initializer initializer, int batches, long outputs) {
    weight =
        batches > 1
            ? layers.state().add(name + ".batch_weight", initializer, batches, outputs)
            : null;
  }

  /** Adds each row's batch weights in place. */
  void forward(Tensor mapped, Tensor batches) {
    if (weight != null) {
      batchOfRow = batches;
      mapped.add_(weight.value().index_select(0, batches));
    }
  }

  /** Writes the gradient of the weights. */
  void backward(Tensor mappedGradient) {
    if (weight != null) {
      weight.gradient().zero_();
      weight.gradient().index_add_(0, batchOfRow, mappedGradient);
    }
  }
}
