package org.tunebench.engine.objective.classifier;

import static org.bytedeco.pytorch.global.torch.log_softmax;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The negative log-probability of the true classes under softmax, natural logarithm.
 *
 * @param logProbabilities rows × classes
 * @param labels the true class of each row: rows × 1
 */
record CrossEntropy(Tensor logProbabilities, Tensor labels) {
  /**
   * @param logits rows × classes
   * @param labels the true class of each row: rows × 1
   */
  static CrossEntropy of(Tensor logits, Tensor labels) {
    return new CrossEntropy(log_softmax(logits, 1), labels);
  }

  /** Summed over the rows: a scalar. */
  Tensor sum() {
    return logProbabilities.gather(1, labels).sum().neg();
  }

  /** The gradient of the mean over the rows with respect to the logits: softmax less the truth. */
  Tensor gradient() {
    Tensor gradient = logProbabilities.exp();
    gradient.scatter_add_(1, labels, gradient.new_full(labels.sizes(), new Scalar(-1.0)));
    return gradient.div_(new Scalar((double) labels.size(0)));
  }
}
