package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.TensorArena;

/** The hand-written gradient of the whole model against finite differences, in double precision. */
class GradientTest {
  private static final double STEP = 1e-6;
  private static final double KL_WEIGHT = 0.4;

  @BeforeAll
  static void oneThread() {
    LibTorch.useThreads(1);
  }

  @ParameterizedTest(name = "{0}, {1} layers, dropout {2}, {3} batches, {4}, {5}")
  @CsvSource({
    "ZINB, 1, 0, 1, GENE, NONLINEAR",
    "NB, 1, 0.2, 1, GENE, NONLINEAR",
    "ZINB, 3, 0.3, 2, GENE, NONLINEAR",
    "NB, 2, 0, 3, GENE, NONLINEAR",
    "ZINB, 1, 0, 2, GENE_BATCH, NONLINEAR",
    "NB, 1, 0.1, 1, GENE_LABEL, NONLINEAR",
    "ZINB, 2, 0.2, 1, GENE_CELL, NONLINEAR",
    "NB, 1, 0, 2, GENE_CELL, NONLINEAR",
    "POISSON, 1, 0.2, 2, GENE, NONLINEAR",
    "POISSON, 1, 0, 1, GENE_CELL, LINEAR",
    "NB, 1, 0.2, 1, GENE, LINEAR",
    "ZINB, 2, 0, 3, GENE_LABEL, LINEAR",
    "ZINB, 1, 0, 2, GENE_CELL, LINEAR",
    "NB, 1, 0, 2, GENE_BATCH, LINEAR"
  })
  @SuppressWarnings("try") // the scope works by being open
  void isTheSlopeOfTheLoss(
      ReconstructionLoss loss,
      int layers,
      double dropout,
      int batches,
      Dispersion dispersion,
      DecoderKind decoder) {
    ModelConfig config = new ModelConfig(layers, 6, 3, loss, dropout, dispersion, decoder);
    int cells = 12;
    try (PointerScope scope = new PointerScope();
        TrainingData data = SmallData.precise(SmallData.counts(cells, 7, 5), batches);
        ScviModel model = new ScviModel(data, config, 11, cells, ScalarType.Double)) {
      perturb(model.state().values());
      CellBatch batch = data.batch(model.space().indices(LongStream.range(0, cells).toArray()));

      model.seed(3);
      model.computeGradients(batch, KL_WEIGHT);
      double[] gradients = Tensors.array(model.state().gradients());

      DoublePointer values = model.state().values().data_ptr_double();
      for (int i = 0; i < gradients.length; i++) {
        double slope = slope(model, batch, values, i);
        assertThat(gradients[i])
            .as("derivative %d of %d", i, gradients.length)
            .isCloseTo(slope, within(2e-6 * Math.max(1, Math.abs(slope))));
      }
      assertThat(Arrays.stream(gradients).filter(g -> Math.abs(g) > 0.01)).isNotEmpty();
    }
  }

  /** Away from the special values that parameters start with. */
  private static void perturb(Tensor values) {
    Random random = new Random(1);
    DoublePointer pointer = values.data_ptr_double();
    for (long i = 0; i < values.numel(); i++) {
      pointer.put(i, pointer.get(i) + 0.1 * random.nextGaussian());
    }
  }

  private static double slope(ScviModel model, CellBatch batch, DoublePointer values, long i) {
    double value = values.get(i);
    values.put(i, value + STEP);
    double above = meanLoss(model, batch);
    values.put(i, value - STEP);
    double below = meanLoss(model, batch);
    values.put(i, value);
    return (above - below) / (2 * STEP);
  }

  private static double meanLoss(ScviModel model, CellBatch batch) {
    double[] mean = new double[1];
    TensorArena.scoped(
        () -> {
          model.seed(3);
          mean[0] = model.loss(batch, KL_WEIGHT, true).mean().item_double();
        });
    return mean[0];
  }
}
