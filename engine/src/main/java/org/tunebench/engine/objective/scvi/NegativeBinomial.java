package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Scratch;
import org.tunebench.engine.objective.torch.TensorMemory;

/**
 * Negative binomial counts, zero-inflated where dropout logits are decoded: {@link
 * CountLikelihood}. Where they can, {@link CountKernel} computes its derivatives and {@link
 * GammaKernel} the gamma functions.
 */
final class NegativeBinomial implements CountDistribution {
  private final Layers layers;
  private final long genes;
  private final boolean zeroInflated;
  private final boolean inSinglePrecision;

  /** Made when it is asked for the first time, since it holds many matrices. */
  private CountGradient anywhere;

  private CountKernel kernel;
  private GammaKernel gamma;
  private Scratch logRateGradient;
  private Scratch logitsGradient;
  private Tensor thetaSums;

  NegativeBinomial(Layers layers, long genes, boolean zeroInflated) {
    this.layers = layers;
    this.genes = genes;
    this.zeroInflated = zeroInflated;
    inSinglePrecision = layers.space().isOnCpu(ScalarType.Float);
  }

  @Override
  public Tensor rateTerm(Tensor x, Decoded decoded) {
    return CountLikelihood.rateTerm(x, decoded.rate(), decoded.theta(), decoded.dropoutLogits());
  }

  @Override
  public Tensor thetaTerm(CellBatch batch, Tensor theta) {
    if (isForKernels(theta)) {
      Tensor sums = batch.logFactorials().new_empty(batch.cells());
      gammaKernel()
          .sums(
              TensorMemory.floats(batch.counts()),
              TensorMemory.floats(theta),
              TensorMemory.floats(sums));
      return sums.sub_(batch.logFactorials());
    }
    return CountLikelihood.gammaTerm(batch.counts(), theta, batch.logFactorials());
  }

  private boolean isForKernels(Tensor theta) {
    return inSinglePrecision && theta.dim() == 1;
  }

  private GammaKernel gammaKernel() {
    if (gamma == null) {
      gamma = new GammaKernel((int) genes);
    }
    return gamma;
  }

  @Override
  public CountGradient.Result gradient(Tensor x, Decoded decoded, double factor) {
    if (isForKernels(decoded.theta())) {
      return byKernel(x, decoded, factor);
    }
    if (anywhere == null) {
      anywhere = new CountGradient(layers, genes, zeroInflated);
    }
    return anywhere.of(x, decoded.rate(), decoded.theta(), decoded.dropoutLogits()).scaled(factor);
  }

  private CountGradient.Result byKernel(Tensor x, Decoded decoded, double factor) {
    if (kernel == null) {
      kernel = new CountKernel((int) genes);
      logRateGradient = layers.scratch(genes);
      logitsGradient = zeroInflated ? layers.scratch(genes) : null;
      thetaSums = layers.space().zeros(1, genes);
    }
    long rows = x.size(0);
    Tensor logRate = logRateGradient.rows(rows);
    Tensor logits = zeroInflated ? logitsGradient.rows(rows) : null;
    kernel.gradient(
        new CountKernel.Matrices(
            TensorMemory.floats(x),
            TensorMemory.floats(decoded.rate()),
            zeroInflated ? TensorMemory.floats(decoded.dropoutLogits()) : null,
            TensorMemory.floats(logRate),
            zeroInflated ? TensorMemory.floats(logits) : null),
        (int) rows,
        TensorMemory.floats(decoded.theta()),
        TensorMemory.floats(thetaSums),
        (float) factor);
    return new CountGradient.Result(logRate, thetaSums, logits);
  }
}
