package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.commons.math3.special.Gamma;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.objective.torch.RandomNumbers;

/** The model's loss against the definition, calculated number by number in plain Java. */
class ScviModelTest {
  private static final int CELLS = 6;
  private static final int GENES = 5;
  private static final int HIDDEN = 4;
  private static final int LATENT = 2;
  private static final int BATCHES = 2;
  private static final double KL_WEIGHT = 0.3;
  private static final long SEED = 17;

  private ScviModel model;
  private ModelConfig config;

  @ParameterizedTest
  @CsvSource({
    "ZINB, GENE, NONLINEAR",
    "NB, GENE, NONLINEAR",
    "NB, GENE_BATCH, NONLINEAR",
    "ZINB, GENE_LABEL, NONLINEAR",
    "NB, GENE_CELL, NONLINEAR",
    "ZINB, GENE_CELL, NONLINEAR",
    "POISSON, GENE, NONLINEAR",
    "NB, GENE, LINEAR",
    "ZINB, GENE_BATCH, LINEAR",
    "ZINB, GENE_CELL, LINEAR",
    "POISSON, GENE_CELL, LINEAR"
  })
  @SuppressWarnings("try") // the scope works by being open
  void lossIsReconstructionAndBothDivergences(
      ReconstructionLoss loss, Dispersion dispersion, DecoderKind decoder) {
    CountMatrix counts = SmallData.counts(CELLS, GENES, 2);
    CellGroups groups = SmallData.groups(CELLS, BATCHES);
    LibraryPrior prior = LibraryPrior.of(counts, groups.batchOfCell());
    config = new ModelConfig(1, HIDDEN, LATENT, loss, 0.2, dispersion, decoder);
    try (PointerScope scope = new PointerScope();
        TrainingData data = SmallData.precise(counts, BATCHES);
        ScviModel tested = new ScviModel(data, config, 5, CELLS, ScalarType.Double)) {
      model = tested;
      CellBatch batch = data.batch(model.space().indices(LongStream.range(0, CELLS).toArray()));
      model.seed(SEED);

      double[] losses = Tensors.array(model.loss(batch, KL_WEIGHT, false));

      RandomNumbers random = model.space().random();
      random.seed(SEED);
      double[] latentNoise = noise(random, LATENT);
      double[] libraryNoise = noise(random, 1);
      for (int cell = 0; cell < CELLS; cell++) {
        double[] x = new double[GENES];
        float[] row = new float[GENES];
        counts.denseRow(cell, row, 0);
        for (int gene = 0; gene < GENES; gene++) {
          x[gene] = row[gene];
        }
        double[] epsilon = {latentNoise[2 * cell], latentNoise[2 * cell + 1]};
        double expected =
            loss(
                x,
                groups.batchOfCell()[cell],
                groups.labelOfCell()[cell],
                prior,
                epsilon,
                libraryNoise[cell]);
        assertThat(losses[cell]).isCloseTo(expected, within(1e-9));
      }
    }
  }

  private double[] noise(RandomNumbers random, int width) {
    Tensor noise = model.space().empty(CELLS, width);
    random.normal(noise);
    return Tensors.array(noise);
  }

  private double loss(
      double[] x,
      int batch,
      int label,
      LibraryPrior prior,
      double[] latentNoise,
      double libraryNoise) {
    double[] logged = new double[GENES];
    for (int gene = 0; gene < GENES; gene++) {
      logged[gene] = Math.log(1 + x[gene]);
    }
    double total = 0;
    double[] hidden = block("encoder.0", logged, -1);
    double[] mean = linear("encoder.mean", hidden);
    double[] logVariance = linear("encoder.var", hidden);
    double[] z = new double[LATENT];
    for (int i = 0; i < LATENT; i++) {
      double variance = Math.exp(logVariance[i]) + 1e-4;
      z[i] = mean[i] + Math.sqrt(variance) * latentNoise[i];
      total += KL_WEIGHT * kl(mean[i], variance, 0, 1);
    }
    double[] libraryHidden = block("library.0", logged, -1);
    double libraryMean = linear("library.mean", libraryHidden)[0];
    double libraryVariance = Math.exp(linear("library.var", libraryHidden)[0]) + 1e-4;
    double library = libraryMean + Math.sqrt(libraryVariance) * libraryNoise;
    total += kl(libraryMean, libraryVariance, prior.mean()[batch], prior.variance()[batch]);
    return total - logProbability(x, z, batch, label, library);
  }

  private double logProbability(double[] x, double[] z, int batch, int label, double library) {
    boolean linear = config.decoder() == DecoderKind.LINEAR;
    double[] hidden = linear ? z : block("decoder.0", z, batch);
    double[] logits = head("decoder.share", hidden, batch);
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit);
    }
    double total = 0;
    for (int gene = 0; gene < GENES; gene++) {
      double rate = Math.exp(library) * Math.exp(logits[gene]) / sum;
      total +=
          switch (config.reconstructionLoss()) {
            case POISSON -> x[gene] * Math.log(rate + 1e-8) - rate - Gamma.logGamma(x[gene] + 1);
            case NB ->
                CountLikelihoodTest.negativeBinomial(
                    x[gene], rate, theta(gene, hidden, batch, label));
            case ZINB ->
                CountLikelihoodTest.zeroInflated(
                    x[gene],
                    rate,
                    theta(gene, hidden, batch, label),
                    head("decoder.dropout", hidden, batch)[gene]);
          };
    }
    return total;
  }

  private double theta(int gene, double[] hidden, int batch, int label) {
    return Math.exp(
        switch (config.dispersion()) {
          case GENE -> values("dispersion")[gene];
          case GENE_BATCH -> values("dispersion")[batch * GENES + gene];
          case GENE_LABEL -> values("dispersion")[label * GENES + gene];
          case GENE_CELL -> head("decoder.dispersion", hidden, batch)[gene];
        });
  }

  private double[] head(String name, double[] hidden, int batch) {
    return config.decoder() == DecoderKind.LINEAR
        ? normed(name, hidden, batch)
        : linear(name, hidden);
  }

  private static double kl(double mean, double variance, double priorMean, double priorVariance) {
    double distance = (mean - priorMean) * (mean - priorMean);
    return 0.5 * (Math.log(priorVariance / variance) + (variance + distance) / priorVariance - 1);
  }

  /** {@link #normed}, then ReLU. */
  private double[] block(String name, double[] input, int batch) {
    return Arrays.stream(normed(name, input, batch)).map(value -> Math.max(0, value)).toArray();
  }

  /** Linear, batch normalisation with statistics that nothing has moved yet. */
  private double[] normed(String name, double[] input, int batch) {
    double[] mapped = times(name, input);
    for (int i = 0; i < mapped.length; i++) {
      if (batch >= 0) {
        mapped[i] += values(name + ".batch_weight")[batch * mapped.length + i];
      }
      mapped[i] /= Math.sqrt(1 + 0.001);
    }
    return mapped;
  }

  private double[] linear(String name, double[] input) {
    double[] mapped = times(name, input);
    double[] bias = values(name + ".bias");
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] += bias[i];
    }
    return mapped;
  }

  private double[] times(String name, double[] input) {
    double[] weights = values(name + ".weight");
    double[] result = new double[weights.length / input.length];
    for (int i = 0; i < weights.length; i++) {
      result[i / input.length] += weights[i] * input[i % input.length];
    }
    return result;
  }

  private double[] values(String name) {
    return model.state().parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(parameter -> Tensors.array(parameter.value()))
        .findFirst()
        .orElseThrow();
  }
}
