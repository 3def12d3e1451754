package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.add_out;
import static org.bytedeco.pytorch.global.torch.addcmul_out;
import static org.bytedeco.pytorch.global.torch.exp_out;
import static org.bytedeco.pytorch.global.torch.sqrt_out;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Linear;
import org.tunebench.engine.objective.torch.RandomNumbers;
import org.tunebench.engine.objective.torch.Scratch;

/**
 * q(h | x): hidden blocks, then a linear mean and a variance = exp(linear) + 1e-4 of a Gaussian
 * with independent coordinates. Its gradients are those of the sum over cells of a loss of the
 * sample plus a weighted KL divergence.
 */
final class GaussianEncoder {
  static final double LEAST_VARIANCE = 1e-4;

  private final HiddenStack hidden;
  private final Linear meanHead;
  private final Linear varianceHead;
  private final Scratch exponential;
  private final Scratch variance;
  private final Scratch deviation;
  private final Scratch noise;
  private final Scratch sample;
  private final RandomNumbers random;
  private final Scalar leastVariance;
  private final Scalar half;
  private Gaussian posterior;

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

  /** The posterior of each row, in buffers that the next call overwrites. */
  Gaussian encode(Tensor x, boolean training) {
    long rows = x.size(0);
    Tensor y = hidden.forward(x, null, training);
    Tensor mean = meanHead.forward(y);
    Tensor exp = exp_out(exponential.rows(rows), varianceHead.forward(y));
    add_out(variance.rows(rows), exp, leastVariance);
    sqrt_out(deviation.rows(rows), variance.rows(rows));
    posterior = new Gaussian(mean, variance.rows(rows));
    return posterior;
  }

  /** Draws from the posterior of each row: mean + deviation × noise. */
  Tensor sample() {
    long rows = posterior.mean().size(0);
    Tensor drawn = noise.rows(rows);
    random.normal(drawn);
    return addcmul_out(sample.rows(rows), posterior.mean(), deviation.rows(rows), drawn);
  }

  /** Draws several times from the posterior of each row: count × rows × coordinates. */
  Tensor samples(int count) {
    Tensor mean = posterior.mean();
    Tensor drawn = mean.new_empty(count, mean.size(0), mean.size(1));
    random.normal(drawn);
    return drawn.mul_(deviation.rows(mean.size(0))).add_(mean);
  }

  /**
   * Writes the parameters' gradients.
   *
   * @param sampleGradient derivative of the loss with respect to the sample drawn last
   * @param klWeight weight of the KL divergence in the loss
   */
  void backward(Tensor sampleGradient, Gaussian prior, double klWeight) {
    Tensor mean = posterior.mean();
    long rows = mean.size(0);
    Scalar weight = new Scalar(klWeight);
    Tensor meanGradient = sampleGradient.addcdiv(mean.sub(prior.mean()), prior.variance(), weight);
    Tensor throughSample = sampleGradient.mul(noise.rows(rows)).div(deviation.rows(rows)).mul(half);
    Tensor throughKl = prior.variance().reciprocal().sub(posterior.variance().reciprocal());
    Tensor varianceGradient = throughSample.add(throughKl, new Scalar(klWeight / 2));
    varianceGradient.mul_(exponential.rows(rows));
    Tensor hiddenGradient = meanHead.backward(meanGradient);
    hiddenGradient.add_(varianceHead.backward(varianceGradient));
    hidden.backwardToWeights(hiddenGradient);
  }
}
