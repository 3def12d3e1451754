package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.add_out;
import static org.bytedeco.pytorch.global.torch.addcmul_out;
import static org.bytedeco.pytorch.global.torch.exp_out;
import static org.bytedeco.pytorch.global.torch.log;
import static org.bytedeco.pytorch.global.torch.sqrt_out;

import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * q(h | x): hidden blocks, then a linear mean and a variance = exp(linear) + 1e-4 of a Gaussian
 * with independent coordinates. Its gradients are those of the sum over cells of a loss of the
 * sample plus a weighted KL divergence.
 */
final class GaussianEncoder {
  private static final double LEAST_VARIANCE = 1e-4;
  private static final double LN_2PI = Math.log(2 * Math.PI);

  private final HiddenStack hidden;
  private final Linear meanHead;
  private final Linear varianceHead;
  private final Scratch exponential;
  private final Scratch variance;
  private final Scratch deviation;
  private final Scratch noise;
  private final Scratch sample;
  private final GeneratorOptional random;
  private final Scalar leastVariance;
  private final Scalar half;
  private Tensor mean;

  GaussianEncoder(
      Layers layers, String name, long genes, ModelConfig config, int depth, long width) {
    hidden = new HiddenStack(layers, name, genes, config.nHidden(), depth, 1, config.dropoutRate());
    meanHead = Linear.withBias(layers, name + ".mean", config.nHidden(), width);
    varianceHead = Linear.withBias(layers, name + ".var", config.nHidden(), width);
    exponential = layers.scratch(width);
    variance = layers.scratch(width);
    deviation = layers.scratch(width);
    noise = layers.scratch(width);
    sample = layers.scratch(width);
    random = layers.random();
    leastVariance = layers.space().arena().keep(new Scalar(LEAST_VARIANCE));
    half = layers.space().arena().keep(new Scalar(0.5));
  }

  /** Computes the posterior of each row. */
  void encode(Tensor x, boolean training) {
    long rows = x.size(0);
    Tensor y = hidden.forward(x, null, training);
    mean = meanHead.forward(y);
    Tensor exp = exp_out(exponential.rows(rows), varianceHead.forward(y));
    add_out(variance.rows(rows), exp, leastVariance);
    sqrt_out(deviation.rows(rows), variance.rows(rows));
  }

  /** Draws from the posterior of each row: mean + deviation × noise. */
  Tensor sample() {
    long rows = mean.size(0);
    Tensor drawn = noise.rows(rows);
    drawn.normal_(0, 1, random);
    return addcmul_out(sample.rows(rows), mean, deviation.rows(rows), drawn);
  }

  /** The sample drawn last. */
  Tensor lastSample() {
    return sample.rows(mean.size(0));
  }

  /** KL(q ‖ prior) of each row: ½ Σ (ln V − ln v + (v + (m − M)²)/V − 1). */
  Tensor kl(GaussianPrior prior) {
    Tensor v = variance.rows(mean.size(0));
    Tensor fit = mean.sub(prior.mean()).square().add(v).div(prior.variance());
    return fit.add(log(prior.variance())).sub(log(v)).sub(new Scalar(1.0)).sum(1).mul(half);
  }

  /** ln q(sample | x) of each row, for the sample drawn last. */
  Tensor logDensity() {
    long rows = mean.size(0);
    Tensor perCoordinate =
        noise.rows(rows).square().add(log(variance.rows(rows))).add(new Scalar(LN_2PI));
    return perCoordinate.sum(1).mul(new Scalar(-0.5));
  }

  /**
   * Writes the parameters' gradients.
   *
   * @param sampleGradient derivative of the loss with respect to the sample drawn last
   * @param klWeight weight of the KL divergence in the loss
   */
  void backward(Tensor sampleGradient, GaussianPrior prior, double klWeight) {
    long rows = mean.size(0);
    Tensor v = variance.rows(rows);
    Scalar weight = new Scalar(klWeight);
    Tensor meanGradient = sampleGradient.addcdiv(mean.sub(prior.mean()), prior.variance(), weight);
    Tensor throughSample = sampleGradient.mul(noise.rows(rows)).div(deviation.rows(rows)).mul(half);
    Tensor throughKl = prior.variance().reciprocal().sub(v.reciprocal());
    Tensor varianceGradient = throughSample.add(throughKl, new Scalar(klWeight / 2));
    varianceGradient.mul_(exponential.rows(rows));
    Tensor hiddenGradient = meanHead.backward(meanGradient);
    hiddenGradient.add_(varianceHead.backward(varianceGradient));
    hidden.backwardToWeights(hiddenGradient);
  }
}
