package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.addcmul_out;
import static org.bytedeco.pytorch.global.torch.mul_out;
import static org.bytedeco.pytorch.global.torch.softmax_out;
import static org.bytedeco.pytorch.global.torch.sum_out;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.objective.fused.ArrayLayers;
import org.tunebench.engine.objective.fused.ArrayRandom;
import org.tunebench.engine.objective.fused.ArrayState;
import org.tunebench.engine.objective.fused.ArrayWeights;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Scratch;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * Several {@link ScviModel}s as one array: computes what each of them would, for all at once. One
 * thread uses it at a time.
 */
final class FusedModel implements AutoCloseable {
  private final TensorArena arena = new TensorArena();
  private final TensorSpace space;
  private final FusedShape shape;
  private final ArrayState state;
  private final ArrayRandom random;
  private final FusedEncoder latent;
  private final FusedEncoder library;
  private final FusedDecoder decoder;
  private final ArrayWeights logTheta;
  private final CountGradient countGradient;
  private final Tensor inflated;
  private final Scratch share;
  private final Scratch rate;
  private final Scratch shareGradient;
  private final Gaussian latentPrior;
  private final Tensor ones;
  private final Scalar minusOne;
  private final ScalarTypeOptional sameType;

  /** What samples of the latent variables decode to. */
  private record Decoded(Tensor rate, Tensor theta, Tensor dropoutLogits) {}

  /**
   * @param maxBatch cells of the largest batch of a trial
   * @param type {@link ScalarType#Float}, or that of the data
   */
  FusedModel(ModelInputs inputs, FusedShape shape, int maxBatch, ScalarType type) {
    try {
      this.shape = shape;
      int trials = shape.trials();
      int genes = inputs.genes();
      space = new TensorSpace(arena, inputs.device(), type);
      state = new ArrayState(space, trials, shape.hidden().width());
      random = new ArrayRandom(space, trials);
      ArrayLayers layers = new ArrayLayers(space, state, random, shape.hidden(), maxBatch);
      // Only buffers come from here: nothing that asks for a state or for random numbers.
      Layers stacked = new Layers(space, null, null, (long) trials * maxBatch);
      int[] one = new int[trials];
      Arrays.fill(one, 1);
      latent = new FusedEncoder(layers, "encoder", genes, layers.shape().depth(), shape.latents());
      library = new FusedEncoder(layers, "library", genes, 1, one);
      decoder = new FusedDecoder(layers, shape, genes, inputs.batches(), stacked);
      logTheta = state.addWeights("dispersion", genes);
      boolean mixed = shape.inflated() > 0 && shape.inflated() < trials;
      inflated = mixed ? mask(shape.inflation()) : null;
      countGradient = new CountGradient(stacked, genes, shape.inflated() > 0, inflated);
      share = stacked.scratch(genes);
      rate = stacked.scratch(genes);
      shareGradient = stacked.scratch(genes);
      latentPrior =
          new Gaussian(space.zeros(1, 1), arena.keep(space.zeros(1, 1).add(new Scalar(1.0))));
      ones = arena.keep(space.zeros(trials, 1, 1).add(new Scalar(1.0)));
      minusOne = arena.keep(new Scalar(-1.0));
      sameType = arena.keep(new ScalarTypeOptional());
      state.allocate();
      random.allocate(maxBatch);
    } catch (RuntimeException | Error e) {
      // What a device without memory left has made so far would stay on it.
      arena.close();
      throw e;
    }
  }

  private Tensor mask(double[] flags) {
    return arena.keep(space.numbers(flags, flags.length, 1, 1).to(ScalarType.Bool));
  }

  /** Where the model's tensors live. */
  TensorSpace space() {
    return space;
  }

  /** All of the models' numbers. */
  ArrayState state() {
    return state;
  }

  int trials() {
    return shape.trials();
  }

  /** The random numbers (dropout, samples) of all trials. */
  ArrayRandom random() {
    return random;
  }

  /**
   * {@link ScviModel#computeGradients} of each trial.
   *
   * @param klWeights trials × 1 × 1
   * @param keys of its random numbers
   */
  void computeGradients(FusedBatch batch, Tensor klWeights, Tensor keys) {
    random.draw(keys, batch.cells(), true);
    encode(batch, true);
    Decoded decoded = decode(latent.sample(), library.sample(), batch, true);
    CountGradient.Result gradient =
        countGradient.of(batch.counts(), decoded.rate(), decoded.theta(), decoded.dropoutLogits());
    sum_out(logTheta.gradient(), gradient.theta(), 1);
    logTheta.gradient().mul_(decoded.theta().squeeze(1));
    Tensor libraryGradient = gradient.logRate().sum(new long[] {2}, true, sameType);
    Tensor logits = shareLogitsGradient(gradient.logRate(), libraryGradient);
    Tensor zGradient =
        decoder.backward(new ScviDecoder.Output(logits, gradient.dropoutLogits(), null));
    latent.backward(zGradient, latentPrior, klWeights);
    library.backward(libraryGradient, batch.libraryPrior(), ones);
    state.scaleGradients(1.0 / batch.cells());
  }

  /** Through the softmax: g − share · Σ g, where g is the derivative with respect to ln μ. */
  private Tensor shareLogitsGradient(Tensor logRateGradient, Tensor sum) {
    Tensor result = shareGradient.like(logRateGradient);
    return addcmul_out(result, logRateGradient, share.like(logRateGradient), sum, minusOne);
  }

  private void encode(FusedBatch batch, boolean training) {
    latent.encode(batch.logCounts(), training);
    library.encode(batch.logCounts(), training);
  }

  private Decoded decode(Tensor z, Tensor logLibrary, FusedBatch batch, boolean training) {
    ScviDecoder.Output output = decoder.forward(z, batch.batchOfRow(), training);
    Tensor shares = share.like(output.shareLogits());
    softmax_out(shares, output.shareLogits(), 2);
    Tensor rates = rate.like(shares);
    mul_out(rates, shares, logLibrary.exp());
    return new Decoded(rates, logTheta.value().exp().unsqueeze(1), output.dropoutLogits());
  }

  /**
   * {@link ScviModel#negativeElbo} of each trial: trials × cells.
   *
   * @param keys of its random numbers
   */
  Tensor negativeElbo(FusedBatch batch, Tensor keys) {
    random.draw(keys, batch.cells(), false);
    encode(batch, false);
    Tensor kl = latent.klTo(latentPrior).add_(library.klTo(batch.libraryPrior()));
    Decoded decoded = decode(latent.sample(), library.sample(), batch, false);
    Tensor rateTerm =
        CountLikelihood.rateTerm(
            batch.counts(), decoded.rate(), decoded.theta(), decoded.dropoutLogits(), inflated);
    Tensor gammaTerm =
        CountLikelihood.gammaTerm(batch.counts(), decoded.theta(), batch.logFactorials());
    return kl.sub_(rateTerm).sub_(gammaTerm);
  }

  @Override
  public void close() {
    arena.close();
  }
}
