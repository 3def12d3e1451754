package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * A Gaussian prior with independent coordinates.
 *
 * @param mean 1 × 1 or one row a cell
 * @param variance of the same shape
 */
record GaussianPrior(Tensor mean, Tensor variance) {
  private static final double LN_2PI = Math.log(2 * Math.PI);

  /** ln p(sample) of each row. */
  Tensor logDensity(Tensor sample) {
    Tensor perCoordinate =
        sample.sub(mean).square().div(variance).add(variance.log()).add(new Scalar(LN_2PI));
    return perCoordinate.sum(1).mul(new Scalar(-0.5));
  }
}
