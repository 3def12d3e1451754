package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.add_out;
import static org.bytedeco.pytorch.global.torch.div_out;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Scratch;

/** Counts with mean and variance μ: ln p = x ln(μ+e) − μ − lnΓ(x+1), with e = 1e-8. */
final class Poisson implements CountDistribution {
  private final Scratch rateGradient;
  private final Scalar e;
  private final Scalar minusOne;

  Poisson(Layers layers, long genes) {
    rateGradient = layers.scratch(genes);
    e = layers.space().arena().keep(new Scalar(CountLikelihood.E));
    minusOne = layers.space().arena().keep(new Scalar(-1.0));
  }

  @Override
  public Tensor rateTerm(Tensor x, Decoded decoded) {
    return decoded.rate().add(e).log_().mul_(x).sub_(decoded.rate()).sum(1);
  }

  @Override
  public Tensor thetaTerm(CellBatch batch, Tensor theta) {
    return batch.logFactorials().neg();
  }

  /** −∂ln p/∂ln μ = μ [1 − x/(μ+e)]. */
  @Override
  public CountGradient.Result gradient(Tensor x, Decoded decoded, double factor) {
    Tensor result = rateGradient.rows(x.size(0));
    add_out(result, decoded.rate(), e);
    div_out(result, x, result);
    result.add_(minusOne).mul_(decoded.rate()).neg_();
    return new CountGradient.Result(result, null, null).scaled(factor);
  }
}
