package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Gaussians with independent coordinates, one a row of a matrix or of stacked matrices.
 *
 * @param mean rows × coordinates, or anything that stretches to that, such as 1 × 1
 * @param variance of the same shape
 */
record Gaussian(Tensor mean, Tensor variance) {
  private static final double LN_2PI = Math.log(2 * Math.PI);

  /** The density's logarithm for each row of a sample. */
  Tensor logDensity(Tensor sample) {
    Tensor distance = sample.sub(mean).square_().div_(variance);
    return sumOfHalves(distance.add_(variance.log()).add_(new Scalar(LN_2PI)), -0.5);
  }

  /** KL(this ‖ prior) of each row: ½ Σ [ln V − ln v + (v + (m − M)²)/V − 1]. */
  Tensor klTo(Gaussian prior) {
    return sumOfHalves(klTermsTo(prior), 0.5);
  }

  /**
   * The same over some coordinates.
   *
   * @param counted 1 for those, 0 for the others
   */
  Tensor klTo(Gaussian prior, Tensor counted) {
    return sumOfHalves(klTermsTo(prior).mul_(counted), 0.5);
  }

  private Tensor klTermsTo(Gaussian prior) {
    Tensor fit = mean.sub(prior.mean).square_().add_(variance).div_(prior.variance);
    Tensor spread = prior.variance.log().sub(variance.log());
    return fit.add_(spread).sub_(new Scalar(1.0));
  }

  private static Tensor sumOfHalves(Tensor perCoordinate, double factor) {
    return perCoordinate.sum(-1).mul_(new Scalar(factor));
  }
}
