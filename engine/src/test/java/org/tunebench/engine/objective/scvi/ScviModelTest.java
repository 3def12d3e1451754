package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tunebench.engine.data.CountMatrix;

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

  @ParameterizedTest
  @EnumSource
  @SuppressWarnings("try") // the scope works by being open
  void lossIsReconstructionAndBothDivergences(ReconstructionLoss loss) {
    CountMatrix counts = SmallData.counts(CELLS, GENES, 2);
    LibraryPrior prior =
        LibraryPrior.of(counts, IntStream.range(0, CELLS).map(i -> i % BATCHES).toArray());
    ModelConfig config = new ModelConfig(1, HIDDEN, LATENT, loss, 0.2);
    try (PointerScope scope = new PointerScope();
        TrainingData data = SmallData.precise(counts, BATCHES);
        ScviModel tested = new ScviModel(data, config, 5, CELLS, ScalarType.Double)) {
      model = tested;
      CellBatch batch = data.batch(model.space().indices(LongStream.range(0, CELLS).toArray()));
      model.seed(SEED);

      double[] losses = Tensors.array(model.loss(batch, KL_WEIGHT, false));

      GeneratorOptional random = new GeneratorOptional(torch.make_generator_cpu(SEED));
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
        double expected = loss(x, cell % BATCHES, prior, epsilon, libraryNoise[cell], loss);
        assertThat(losses[cell]).isCloseTo(expected, within(1e-9));
      }
    }
  }

  private static double[] noise(GeneratorOptional random, int width) {
    Tensor noise = torch.zeros(CELLS, width).to(ScalarType.Double);
    return Tensors.array(noise.normal_(0, 1, random));
  }

  private double loss(
      double[] x,
      int batch,
      LibraryPrior prior,
      double[] latentNoise,
      double libraryNoise,
      ReconstructionLoss kind) {
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
    return total - logProbability(x, block("decoder.0", z, batch), library, kind);
  }

  private double logProbability(
      double[] x, double[] hidden, double library, ReconstructionLoss kind) {
    double[] logits = linear("decoder.share", hidden);
    double[] theta = values("dispersion");
    double[] pi = kind == ReconstructionLoss.ZINB ? linear("decoder.dropout", hidden) : null;
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit);
    }
    double total = 0;
    for (int gene = 0; gene < GENES; gene++) {
      double rate = Math.exp(library) * Math.exp(logits[gene]) / sum;
      double inverseDispersion = Math.exp(theta[gene]);
      total +=
          pi == null
              ? CountLikelihoodTest.negativeBinomial(x[gene], rate, inverseDispersion)
              : CountLikelihoodTest.zeroInflated(x[gene], rate, inverseDispersion, pi[gene]);
    }
    return total;
  }

  private static double kl(double mean, double variance, double priorMean, double priorVariance) {
    double distance = (mean - priorMean) * (mean - priorMean);
    return 0.5 * (Math.log(priorVariance / variance) + (variance + distance) / priorVariance - 1);
  }

  /** Linear, batch normalisation with statistics that nothing has moved yet, ReLU. */
  private double[] block(String name, double[] input, int batch) {
    double[] mapped = times(name, input);
    for (int i = 0; i < mapped.length; i++) {
      if (batch >= 0) {
        mapped[i] += values(name + ".batch_weight")[batch * mapped.length + i];
      }
      mapped[i] = Math.max(0, mapped[i] / Math.sqrt(1 + 0.001));
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
