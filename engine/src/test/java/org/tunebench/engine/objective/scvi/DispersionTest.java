package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.special.Gamma;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.Parameter;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

@SuppressWarnings("try") // the scopes work by being open
class DispersionTest {
  private static final int CELLS = 8;

  @BeforeAll
  static void oneThread() {
    LibTorch.useThreads(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.3", "1, 1e-3", "7, 2.5", "250, 240", "3, 1000", "100000, 90000"})
  void poissonAgreesWithItsDistribution(int x, double mu) {
    double expected = new PoissonDistribution(mu).logProbability(x);
    TensorArena arena = new TensorArena();
    try (PointerScope scope = new PointerScope()) {
      TensorSpace space = new TensorSpace(arena, "cpu", ScalarType.Double);
      Layers layers = new Layers(space, new ModelState(space), null, 1);
      Tensor counts = Tensors.matrix(new double[][] {{x}});
      Tensor factorials = Tensors.vector(Gamma.logGamma(x + 1.0));
      CellBatch batch = new CellBatch(counts, null, factorials, null, null, null);
      CountDistribution.Decoded decoded =
          new CountDistribution.Decoded(Tensors.matrix(new double[][] {{mu}}), null, null);
      Poisson poisson = new Poisson(layers, 1);

      double actual =
          poisson.rateTerm(counts, decoded).add(poisson.thetaTerm(batch, null)).item_double();

      // ln(μ + 1e-8) instead of ln μ.
      double shift = x * 1e-8 / mu;
      assertThat(actual).isCloseTo(expected + shift, within(1e-9 * Math.max(1, -expected)));
    } finally {
      arena.close();
    }
  }

  /**
   * ln w = ln p(x|z,l) + ln p(z,l) − ln q(z,l|x): without the first term it averages to −KL,
   * whether θ's part of it is the same for all samples or not.
   */
  @ParameterizedTest
  @EnumSource
  void importanceWeightsAreTheElboInTheMean(Dispersion dispersion) {
    ModelConfig config =
        new ModelConfig(1, 6, 3, ReconstructionLoss.ZINB, 0, dispersion, DecoderKind.NONLINEAR);
    try (PointerScope scope = new PointerScope();
        TrainingData data = SmallData.precise(SmallData.counts(CELLS, 7, 5), 2);
        ScviModel model = new ScviModel(data, config, 11, CELLS, ScalarType.Double)) {
      CellBatch batch = data.batch(model.space().indices(LongStream.range(0, CELLS).toArray()));

      model.seed(9);
      double reconstruction = model.reconstruction(batch).sum().item_double();
      model.seed(9);
      double divergence = model.negativeElbo(batch).sum().item_double() - reconstruction;

      assertThat(divergence).isPositive();
      assertThat(meanRatio(model, batch)).isCloseTo(-divergence, within(0.1 * divergence));
    }
  }

  private static double meanRatio(ScviModel model, CellBatch batch) {
    double total = 0;
    int draws = 500;
    for (int k = 0; k < draws; k++) {
      double[] ratio = new double[1];
      long seed = k;
      TensorArena.scoped(
          () -> {
            model.seed(seed);
            ScviModel.Samples samples = model.draw(batch, model.encode(batch), 1);
            Tensor weight =
                model
                    .logLikelihood(batch, samples, 0)
                    .add(samples.logRatios().select(0, 0))
                    .add(model.constantTerm(batch));
            model.seed(seed);
            ratio[0] = weight.add(model.reconstruction(batch)).sum().item_double();
          });
      total += ratio[0] / draws;
    }
    return total;
  }

  @Test
  void poissonHasNoDispersion() {
    ModelConfig config =
        new ModelConfig(
            1, 6, 3, ReconstructionLoss.POISSON, 0, Dispersion.GENE_CELL, DecoderKind.NONLINEAR);
    try (PointerScope scope = new PointerScope();
        TrainingData data = SmallData.precise(SmallData.counts(CELLS, 7, 5), 1);
        ScviModel model = new ScviModel(data, config, 11, CELLS, ScalarType.Double)) {
      assertThat(model.state().parameters())
          .extracting(Parameter::name)
          .noneMatch(name -> name.contains("dispersion"));
    }
  }
}
