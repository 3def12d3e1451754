package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.logsumexp;
import static org.bytedeco.pytorch.global.torch.zeros;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
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
   * of one sample of the batch.
   *
   * @param samples K
   * @return NaN if the thread was interrupted
   */
  static double negativeSum(ScviModel model, CellBatch batch, int samples) {
    ScviModel.Posterior posterior = model.encode(batch);
    Tensor constantTerm = model.constantTerm(batch).to(ScalarType.Double).cpu();
    Tensor weights =
        zeros(new long[] {samples, batch.cells()}, new TensorOptions(ScalarType.Double));
    for (int k = 0; k < samples; k++) {
      if (Thread.currentThread().isInterrupted()) {
        return Double.NaN;
      }
      Tensor row = weights.narrow(0, k, 1).squeeze(0);
      TensorArena.scoped(() -> row.copy_(model.logImportanceWeight(batch, posterior)));
    }
    return -logMean(weights).add(constantTerm).sum().item_double();
  }

  /** ln of the mean over samples: samples × cells in, cells out. */
  static Tensor logMean(Tensor logWeights) {
    double logSamples = Math.log(logWeights.size(0));
    return logsumexp(logWeights, 0).sub(new Scalar(logSamples));
  }
}
