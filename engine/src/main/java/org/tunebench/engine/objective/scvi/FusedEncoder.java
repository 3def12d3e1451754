package org.tunebench.engine.objective.scvi;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.fused.ArrayLayers;
import org.tunebench.engine.objective.fused.ArrayLinear;
import org.tunebench.engine.objective.fused.ArrayRandom;
import org.tunebench.engine.objective.fused.ArrayStack;
import org.tunebench.engine.objective.fused.SideBySide;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * The {@link GaussianEncoder} of each trial in an array. Coordinates that a trial does not have are
 * padded: they have mean 0, are sampled without noise, and do not count in the divergence.
 */
final class FusedEncoder {
  private final ArrayStack hidden;
  private final ArrayLinear meanHead;
  private final ArrayLinear varianceHead;
  private final ArrayRandom random;
  private final int normal;
  private final SideBySide mean;
  private final SideBySide varianceLogit;
  private final Tensor counted;
  private final Scalar half;
  private Tensor exponential;
  private Tensor deviation;
  private Gaussian posterior;
  private Tensor noise;

  /**
   * @param depth number of hidden layers at most
   * @param widths coordinates of each trial
   */
  FusedEncoder(ArrayLayers layers, String name, long genes, int depth, int... widths) {
    int width = Arrays.stream(widths).max().orElseThrow();
    long units = layers.shape().width();
    random = layers.random();
    normal = random.addNormal(widths, width);
    hidden = new ArrayStack(layers, name, genes, depth, 1, true);
    meanHead = ArrayLinear.withBias(layers.state(), name + ".mean", units, width);
    varianceHead = ArrayLinear.withBias(layers.state(), name + ".var", units, width);
    mean = layers.sideBySide(width);
    varianceLogit = layers.sideBySide(width);
    counted = counted(layers.space(), widths, width);
    half = layers.space().arena().keep(new Scalar(0.5));
  }

  private static Tensor counted(TensorSpace space, int[] widths, int width) {
    double[] mask = new double[widths.length * width];
    for (int trial = 0; trial < widths.length; trial++) {
      Arrays.fill(mask, trial * width, trial * width + widths[trial], 1);
    }
    return space.arena().keep(space.numbers(mask, widths.length, 1, width));
  }

  /** The posterior of each trial's cells: trials × cells × coordinates. */
  void encode(Tensor x, boolean training) {
    long rows = x.size(1);
    Tensor y = hidden.forward(x, null, training);
    meanHead.forward(y, mean.byTrial(rows));
    varianceHead.forward(y, varianceLogit.byTrial(rows));
    exponential = varianceLogit.byTrial(rows).exp();
    Tensor variance = exponential.add(new Scalar(GaussianEncoder.LEAST_VARIANCE));
    deviation = variance.sqrt();
    posterior = new Gaussian(mean.byTrial(rows), variance);
  }

  /** Draws from the posterior of each cell. */
  Tensor sample() {
    long rows = posterior.mean().size(1);
    noise = random.noise(normal, rows).mul(counted);
    return posterior.mean().addcmul(deviation, noise);
  }

  /** The divergence of each cell's posterior from the prior: trials × cells. */
  Tensor klTo(Gaussian prior) {
    return posterior.klTo(prior, counted);
  }

  /**
   * Writes the weights' gradients.
   *
   * @param sampleGradient derivative of the losses with respect to the sample drawn last
   * @param klWeights weight of each trial's divergence, trials × 1 × 1
   */
  void backward(Tensor sampleGradient, Gaussian prior, Tensor klWeights) {
    long rows = sampleGradient.size(1);
    Tensor weights = counted.mul(klWeights);
    Tensor pull = posterior.mean().sub(prior.mean()).div_(prior.variance());
    Tensor meanGradient = sampleGradient.addcmul(pull, weights);
    Tensor varianceGradient = sampleGradient.mul(noise).div_(deviation).mul_(half);
    Tensor throughKl = prior.variance().reciprocal().sub(posterior.variance().reciprocal());
    varianceGradient.add_(throughKl.mul_(weights).mul_(half)).mul_(exponential);
    Tensor hiddenGradient = hidden.outputGradient(rows);
    meanHead.backward(meanGradient, hiddenGradient);
    Tensor other = hiddenGradient.clone();
    varianceHead.backward(varianceGradient, other);
    hiddenGradient.add_(other);
    hidden.backwardToWeights(rows);
  }
}
