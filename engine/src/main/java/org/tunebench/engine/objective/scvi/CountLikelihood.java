package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.lerp;
import static org.bytedeco.pytorch.global.torch.lgamma;
import static org.bytedeco.pytorch.global.torch.softplus;
import static org.bytedeco.pytorch.global.torch.where;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Log-probabilities of counts x under a negative binomial with mean μ and inverse dispersion θ, and
 * under its zero-inflated form with dropout logit π (Lopez et al., Nature Methods 2018), with e =
 * 1e-8:
 *
 * <pre>
 * NB   = θ [ln(θ+e) − ln(θ+μ+e)] + x [ln(μ+e) − ln(θ+μ+e)] + lnΓ(x+θ) − lnΓ(θ) − lnΓ(x+1)
 * a    = −π + θ [ln(θ+e) − ln(θ+μ+e)]
 * ZINB = softplus(a) − softplus(−π)   for x = 0
 * ZINB = NB − π − softplus(−π)        for x &gt; 0
 * </pre>
 *
 * A log-probability is the sum of a {@link #rateTerm}, which depends on what was decoded, and a
 * {@link #gammaTerm}, which does not and so serves all samples of a cell. Matrices are cells ×
 * genes, or several of them stacked; θ is a vector of genes or a matrix.
 */
final class CountLikelihood {
  /** Keeps logarithms finite. */
  static final double E = 1e-8;

  private CountLikelihood() {}

  /**
   * Σ over genes of lnΓ(x+θ) − lnΓ(θ) − lnΓ(x+1): one number a cell. Where x is 0 a gene adds
   * nothing, under zero inflation too.
   *
   * @param logFactorials Σ lnΓ(x+1) of each cell
   */
  static Tensor gammaTerm(Tensor x, Tensor theta, Tensor logFactorials) {
    Tensor gamma = lgamma(x.add(theta)).sub_(lgamma(theta));
    // Without the mask the two roundings of lnΓ(θ) would not cancel exactly at x = 0.
    return gamma.mul_(x.sign()).sum(-1).sub_(logFactorials);
  }

  /**
   * Σ over genes of all but the gamma functions: one number a cell.
   *
   * @param dropoutLogits π, or null for the plain negative binomial
   */
  static Tensor rateTerm(Tensor x, Tensor rate, Tensor theta, Tensor dropoutLogits) {
    return rateTerm(x, rate, theta, dropoutLogits, null);
  }

  /**
   * The same for stacked matrices of which some are zero-inflated.
   *
   * @param inflated true for those that are; null if all with logits are
   */
  static Tensor rateTerm(
      Tensor x, Tensor rate, Tensor theta, Tensor dropoutLogits, Tensor inflated) {
    Scalar e = new Scalar(E);
    Tensor logSum = rate.add(theta.add(e)).log_();
    Tensor perCount = rate.add(e).log_().sub_(logSum).mul_(x);
    Tensor ifZero = theta.add(e).log_().sub(logSum).mul_(theta);
    Tensor perGene = ifZero;
    if (dropoutLogits != null && inflated == null) {
      perGene = zeroInflated(x, ifZero.sub_(dropoutLogits), dropoutLogits);
    } else if (dropoutLogits != null) {
      perGene = zeroInflated(x, ifZero.sub(dropoutLogits), dropoutLogits);
      perGene = where(inflated, perGene, ifZero);
    }
    return perGene.add_(perCount).sum(-1);
  }

  /**
   * a where x &gt; 0 and softplus(a) where x = 0, less softplus(−π).
   *
   * @param a −π + θ [ln(θ+e) − ln(θ+μ+e)]
   */
  private static Tensor zeroInflated(Tensor x, Tensor a, Tensor dropoutLogits) {
    return lerp(softplus(a), a, x.sign()).sub_(softplus(dropoutLogits.neg()));
  }
}
