package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.logsumexp;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.objective.torch.TensorArena;

/**
 * Importance-sampling estimate of the negative log marginal likelihood, the metric of scVI's
 * autotune: −(1/N) Σ_n [logsumexp_k(ln p(z) + ln p(l) + ln p(x|z,l) − ln q(z|x) − ln q(l|x)) − ln
 * K] with (z, l) drawn from q.
 */
final class MarginalLikelihood {
  private MarginalLikelihood() {}

  /**
   * The sum over cells of the negative log marginal likelihood, in nats. The memory needed is that
   * of one sample of the batch, and of the latent coordinates of all.
   *
   * @param samples K
   * @return NaN if the thread was interrupted
   */
  static double negativeSum(ScviModel model, CellBatch batch, int samples) {
    ScviModel.Samples drawn = model.draw(batch, model.encode(batch), samples);
    Tensor weights = drawn.logRatios().to(ScalarType.Double);
    for (int k = 0; k < samples; k++) {
      if (Thread.currentThread().isInterrupted()) {
        return Double.NaN;
      }
      int number = k;
      TensorArena.scoped(
          () -> weights.select(0, number).add_(model.logLikelihood(batch, drawn, number)));
    }
    Tensor constantTerm = model.constantTerm(batch).to(ScalarType.Double);
    return -logMean(weights).add(constantTerm).sum().item_double();
  }

  /** ln of the mean over samples: samples × cells in, cells out. */
  static Tensor logMean(Tensor logWeights) {
    double logSamples = Math.log(logWeights.size(0));
    return logsumexp(logWeights, 0).sub(new Scalar(logSamples));
  }
}
