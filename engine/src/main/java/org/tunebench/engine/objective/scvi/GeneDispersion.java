package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.sum_out;

import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Initializer;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Parameter;

/** The inverse dispersion θ = exp(r) with one r a gene; r starts from a standard normal. */
final class GeneDispersion {
  private final Parameter logTheta;

  GeneDispersion(Layers layers, long genes) {
    logTheta = layers.state().add("dispersion", Initializer.standardNormal(), genes);
  }

  /** θ at present: a vector of genes. */
  Tensor theta() {
    return logTheta.value().exp();
  }

  /**
   * Writes the parameter's gradient.
   *
   * @param thetaGradient derivative of the loss with respect to each cell's θ: cells × genes
   */
  void backward(Tensor theta, Tensor thetaGradient) {
    sum_out(logTheta.gradient(), thetaGradient, 0);
    logTheta.gradient().mul_(theta);
  }
}
