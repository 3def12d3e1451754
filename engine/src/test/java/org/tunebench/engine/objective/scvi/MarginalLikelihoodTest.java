package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.objective.torch.LibTorch;

@SuppressWarnings("try") // the scopes work by being open
class MarginalLikelihoodTest {
  private static final float[][] COUNTS = {{1}, {3}, {2}, {6}, {4}};

  @BeforeAll
  static void oneThread() {
    LibTorch.useThreads(1);
  }

  /**
   * With one gene its share of the library is always 1, so z does not matter and the marginal
   * likelihood is an integral over the library size alone.
   */
  @Test
  void estimatesTheIntegralThatDefinesIt() {
    CountMatrix counts = SmallData.matrix(COUNTS);
    LibraryPrior prior = LibraryPrior.of(counts, new int[COUNTS.length]);
    ModelConfig config = new ModelConfig(1, 4, 2, ReconstructionLoss.NB, 0);
    try (PointerScope scope = new PointerScope();
        TrainingData data = SmallData.precise(counts, 1);
        ScviModel model = new ScviModel(data, config, 1, COUNTS.length, ScalarType.Double)) {
      double theta = Math.exp(value(model, "dispersion"));
      double expected = 0;
      for (float[] cell : COUNTS) {
        expected -= Math.log(marginal(cell[0], theta, prior));
      }
      CellBatch batch =
          data.batch(model.space().indices(LongStream.range(0, COUNTS.length).toArray()));

      model.seed(2);
      double estimate = MarginalLikelihood.negativeSum(model, batch, 4000);

      assertThat(estimate).isCloseTo(expected, within(0.01 * expected));
      assertThat(model.negativeElbo(batch).sum().item_double()).isGreaterThan(expected);
    }
  }

  private static double value(ScviModel model, String parameter) {
    return model.state().parameters().stream()
        .filter(p -> p.name().equals(parameter))
        .findFirst()
        .orElseThrow()
        .value()
        .item_double();
  }

  private static double marginal(double x, double theta, LibraryPrior prior) {
    double deviation = Math.sqrt(prior.variance()[0]);
    NormalDistribution library = new NormalDistribution(prior.mean()[0], deviation);
    return new SimpsonIntegrator(1e-9, 1e-12, 5, 40)
        .integrate(
            1_000_000,
            l ->
                library.density(l)
                    * Math.exp(CountLikelihoodTest.negativeBinomial(x, Math.exp(l), theta)),
            prior.mean()[0] - 10 * deviation,
            prior.mean()[0] + 10 * deviation);
  }

  @Test
  void averagesWeightsTooSmallForANumber() {
    try (PointerScope scope = new PointerScope()) {
      double[][] weights = {{-1200, -5}, {-1200 + Math.log(3), -5000}};

      assertThat(Tensors.array(MarginalLikelihood.logMean(Tensors.matrix(weights))))
          .containsExactly(new double[] {-1200 + Math.log(2), -5 - Math.log(2)}, within(1e-9));
    }
  }
}
