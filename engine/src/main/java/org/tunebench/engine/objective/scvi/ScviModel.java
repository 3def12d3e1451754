package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.addcmul_out;
import static org.bytedeco.pytorch.global.torch.mul_out;
import static org.bytedeco.pytorch.global.torch.softmax_out;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.RandomNumbers;
import org.tunebench.engine.objective.torch.Scratch;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * The scVI model of single-cell counts (Lopez et al., Nature Methods 2018): a variational
 * autoencoder with a Gaussian latent space z, a log-normal library size l of its own encoder and a
 * likelihood of counts: Poisson or negative binomial, zero-inflated or not. One thread uses it at a
 * time.
 */
final class ScviModel implements AutoCloseable {
  private final TensorArena arena = new TensorArena();
  private final TensorSpace space;
  private final ModelState state;
  private final RandomNumbers random;
  private final GaussianEncoder latent;
  private final GaussianEncoder library;
  private final ScviDecoder decoder;
  private final InverseDispersion dispersion;
  private final boolean decodesDispersion;
  private final CountDistribution counts;
  private final Scratch share;
  private final Scratch rate;
  private final Scratch shareGradient;
  private final Gaussian latentPrior;
  private final Scalar minusOne;
  private final ScalarTypeOptional sameType;

  /**
   * @param seed of the first weights
   * @param maxBatch cells of the largest batch that the model will see
   */
  ScviModel(TrainingData data, ModelConfig config, long seed, int maxBatch) {
    this(data, config, seed, maxBatch, ScalarType.Float);
  }

  /**
   * @param type {@link ScalarType#Double} for data of that type, where gradients are checked
   */
  ScviModel(TrainingData data, ModelConfig config, long seed, int maxBatch, ScalarType type) {
    this(data.inputs(), config, seed, maxBatch, type);
  }

  /** A model for data that is not at hand yet. */
  ScviModel(ModelInputs inputs, ModelConfig config, long seed, int maxBatch, ScalarType type) {
    try {
      space = new TensorSpace(arena, inputs.device(), type);
      state = new ModelState(space);
      random = space.random();
      Layers layers = new Layers(space, state, random, maxBatch);
      int genes = inputs.genes();
      latent =
          new GaussianEncoder(layers, "encoder", genes, config, config.nLayers(), config.nLatent());
      library = new GaussianEncoder(layers, "library", genes, config, 1, 1);
      decoder = new ScviDecoder(layers, config, inputs);
      dispersion = InverseDispersion.of(layers, config, inputs);
      decodesDispersion = config.decodesDispersion();
      counts = CountDistribution.of(layers, genes, config.reconstructionLoss());
      share = layers.scratch(genes);
      rate = layers.scratch(genes);
      shareGradient = layers.scratch(genes);
      latentPrior =
          new Gaussian(space.zeros(1, 1), arena.keep(space.zeros(1, 1).add(new Scalar(1.0))));
      minusOne = arena.keep(new Scalar(-1.0));
      sameType = arena.keep(new ScalarTypeOptional());
      state.allocate(seed);
    } catch (RuntimeException | Error e) {
      // What a device without memory left has made so far would stay on it.
      arena.close();
      throw e;
    }
  }

  /** Where the model's tensors live. */
  TensorSpace space() {
    return space;
  }

  /** All of the model's numbers. */
  ModelState state() {
    return state;
  }

  /** Starts the model's random numbers (dropout, samples) anew. */
  void seed(long seed) {
    random.seed(seed);
  }

  /**
   * One pass forward and backward in training mode: writes the gradient of the mean over cells of
   * reconstruction + KL(l) + klWeight · KL(z), from one sample, to the state's gradients.
   */
  void computeGradients(CellBatch batch, double klWeight) {
    encode(batch, true);
    CountDistribution.Decoded decoded = decode(latent.sample(), library.sample(), batch, true);
    // The mean over cells: scaled here, where there are the fewest numbers to scale.
    double ofCell = 1.0 / batch.cells();
    CountGradient.Result gradient = counts.gradient(batch.counts(), decoded, ofCell);
    Tensor logTheta = dispersion.backward(batch, decoded.theta(), gradient.theta());
    Tensor libraryGradient = gradient.logRate().sum(new long[] {1}, true, sameType);
    Tensor logits = shareLogitsGradient(gradient.logRate(), libraryGradient);
    Tensor zGradient =
        decoder.backward(new ScviDecoder.Output(logits, gradient.dropoutLogits(), logTheta));
    latent.backward(zGradient, latentPrior, klWeight * ofCell);
    library.backward(libraryGradient, batch.libraryPrior(), ofCell);
  }

  /** Through the softmax: g − share · Σ g, where g is the derivative with respect to ln μ. */
  private Tensor shareLogitsGradient(Tensor logRateGradient, Tensor sum) {
    long rows = sum.size(0);
    return addcmul_out(shareGradient.rows(rows), logRateGradient, share.rows(rows), sum, minusOne);
  }

  private CountDistribution.Decoded decode(
      Tensor z, Tensor logLibrary, CellBatch batch, boolean training) {
    long rows = z.size(0);
    ScviDecoder.Output output = decoder.forward(z, batch.batchOfRow(), training);
    softmax_out(share.rows(rows), output.shareLogits(), 1);
    mul_out(rate.rows(rows), share.rows(rows), logLibrary.exp());
    Tensor theta = dispersion.theta(batch, output.logTheta());
    return new CountDistribution.Decoded(rate.rows(rows), theta, output.dropoutLogits());
  }

  /**
   * The negative evidence lower bound of each cell in evaluation mode, both KL divergences at full
   * weight, from one sample: a vector of cells, in nats.
   */
  Tensor negativeElbo(CellBatch batch) {
    return loss(batch, 1, false);
  }

  /** Reconstruction + KL(l) + klWeight · KL(z) of each cell, from one sample. */
  Tensor loss(CellBatch batch, double klWeight, boolean training) {
    Posterior posterior = encode(batch, training);
    Tensor latentKl = posterior.latent.klTo(latentPrior).mul_(new Scalar(klWeight));
    Tensor libraryKl = posterior.library.klTo(batch.libraryPrior());
    return latentKl.add_(libraryKl).add_(reconstruction(batch, training));
  }

  /**
   * −ln p(x | z, l) of each cell in evaluation mode, from one sample: what is left of {@link
   * #negativeElbo} without the divergences, where both start from the same random numbers.
   */
  Tensor reconstruction(CellBatch batch) {
    encode(batch, false);
    return reconstruction(batch, false);
  }

  private Tensor reconstruction(CellBatch batch, boolean training) {
    Tensor sampled = sampleTerm(latent.sample(), library.sample(), batch, training);
    return sampled.add_(constantTerm(batch)).neg_();
  }

  /** μ from one sample of each cell, in evaluation mode: cells × genes, until the next batch. */
  Tensor sampledRate(CellBatch batch) {
    encode(batch, false);
    return decode(latent.sample(), library.sample(), batch, false).rate();
  }

  /** What the encoders say of each cell. */
  record Posterior(Gaussian latent, Gaussian library) {}

  /**
   * Each gene's share of the library where the latent space is at its mean, in evaluation mode:
   * cells × genes, until the next batch.
   */
  Tensor expectedShares(CellBatch batch, Posterior posterior) {
    Tensor z = posterior.latent.mean();
    ScviDecoder.Output output = decoder.forward(z, batch.batchOfRow(), false);
    return softmax_out(share.rows(z.size(0)), output.shareLogits(), 1);
  }

  /** The posterior of each cell in evaluation mode, until the next batch is encoded. */
  Posterior encode(CellBatch batch) {
    return encode(batch, false);
  }

  private Posterior encode(CellBatch batch, boolean training) {
    return new Posterior(
        latent.encode(batch.logCounts(), training), library.encode(batch.logCounts(), training));
  }

  /** The part of ln p(x | z, l) that is the same for all samples of a cell. */
  Tensor constantTerm(CellBatch batch) {
    return decodesDispersion
        ? zeros_like(batch.logFactorials())
        : counts.thetaTerm(batch, dispersion.theta(batch, null));
  }

  /**
   * Samples (z, l) of each cell of a batch.
   *
   * @param z samples × cells × coordinates
   * @param logLibrary l, samples × cells × 1
   * @param logRatios ln p(z) + ln p(l) − ln q(z | x) − ln q(l | x), samples × cells
   */
  record Samples(Tensor z, Tensor logLibrary, Tensor logRatios) {}

  /**
   * Draws from the posterior of the cells encoded last. All at once: what concerns these few
   * numbers takes a GPU as long for one sample as for a hundred.
   *
   * @param count samples of each cell
   */
  Samples draw(CellBatch batch, Posterior posterior, int count) {
    Tensor z = latent.samples(count);
    Tensor l = library.samples(count);
    Tensor latentRatio = latentPrior.logDensity(z).sub_(posterior.latent.logDensity(z));
    Tensor libraryRatio = batch.libraryPrior().logDensity(l).sub_(posterior.library.logDensity(l));
    return new Samples(z, l, latentRatio.add_(libraryRatio));
  }

  /** ln p(x | z, l) of each cell for one of its samples, without the {@link #constantTerm}. */
  Tensor logLikelihood(CellBatch batch, Samples samples, int number) {
    Tensor z = samples.z.select(0, number);
    return sampleTerm(z, samples.logLibrary.select(0, number), batch, false);
  }

  /** ln p(x | z, l) of each cell without the {@link #constantTerm}. */
  private Tensor sampleTerm(Tensor z, Tensor logLibrary, CellBatch batch, boolean training) {
    CountDistribution.Decoded decoded = decode(z, logLibrary, batch, training);
    Tensor term = counts.rateTerm(batch.counts(), decoded);
    return decodesDispersion ? term.add_(counts.thetaTerm(batch, decoded.theta())) : term;
  }

  @Override
  public void close() {
    arena.close();
  }
}
