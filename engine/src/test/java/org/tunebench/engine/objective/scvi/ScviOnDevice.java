package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tunebench.engine.data.Split;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * What scVI models compute on a device, held against the CPU. The same for every device, so that
 * all of it has run on a CPU before it meets a GPU. Random numbers are the same on all of them.
 */
@Timeout(300)
abstract class ScviOnDevice {
  private static final int CELLS = 12;
  private static final int GENES = 7;
  private static final int BATCH = TrainedRun.BATCH;

  /** {@code cpu} or {@code cuda}. */
  abstract String device();

  /** The numbers of a likelihood's parts, one after another. */
  private record Parts(double[] probability, double[] gradient) {}

  @BeforeAll
  static void oneThread() {
    LibTorch.useThreads(1);
  }

  private static void assertClose(double[] found, double[] expected, double tolerance) {
    assertThat(found).hasSameSizeAs(expected);
    double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertThat(size).isPositive();
    for (int i = 0; i < expected.length; i++) {
      double allowed = tolerance * (Math.abs(expected[i]) + 0.01 * size);
      assertThat(found[i]).as("number %d", i).isCloseTo(expected[i], within(allowed));
    }
  }

  private static double[] joined(Tensor... tensors) {
    return Arrays.stream(tensors)
        .filter(tensor -> tensor != null)
        .flatMapToDouble(tensor -> Arrays.stream(Tensors.array(tensor.cpu())))
        .toArray();
  }

  private static Tensor matrix(TensorSpace space, Random random, double size) {
    double[] numbers = new double[CELLS * GENES];
    Arrays.setAll(numbers, i -> size * random.nextGaussian());
    return space.numbers(numbers, CELLS, GENES);
  }

  /**
   * @param thetaOfCell whether θ is one number a count
   */
  private Parts parts(
      String device, ScalarType type, ReconstructionLoss loss, boolean thetaOfCell) {
    try (TensorArena arena = new TensorArena();
        TrainingData data = precise(device, type, 1)) {
      TensorSpace space = new TensorSpace(arena, device, type);
      Layers layers = new Layers(space, new ModelState(space), null, CELLS);
      CountDistribution counts = CountDistribution.of(layers, GENES, loss);
      CellBatch batch = data.batch(space.indices(LongStream.range(0, CELLS).toArray()));
      Random random = new Random(1);
      Tensor theta = matrix(space, random, 1).exp();
      CountDistribution.Decoded decoded =
          new CountDistribution.Decoded(
              matrix(space, random, 2).exp(),
              thetaOfCell ? theta : theta.select(0, 0).contiguous(),
              loss == ReconstructionLoss.ZINB ? matrix(space, random, 3) : null);
      double[] probability =
          joined(
              counts.rateTerm(batch.counts(), decoded), counts.thetaTerm(batch, decoded.theta()));
      CountGradient.Result gradient = counts.gradient(batch.counts(), decoded, 1.0 / CELLS);
      // Where θ is of a gene, its derivative comes as one row or as one a cell: their sum counts.
      Tensor ofTheta = gradient.theta();
      Tensor thetaSum = ofTheta == null || thetaOfCell ? ofTheta : ofTheta.sum(0);
      return new Parts(probability, joined(gradient.logRate(), thetaSum, gradient.dropoutLogits()));
    }
  }

  @ParameterizedTest(name = "{0}, theta of each cell: {1}")
  @CsvSource({"ZINB, false", "NB, false", "ZINB, true", "NB, true", "POISSON, false"})
  @SuppressWarnings("try") // the scope works by being open
  void theLikelihoodAndItsDerivativesAreTheCpus(ReconstructionLoss loss, boolean thetaOfCell) {
    try (PointerScope scope = new PointerScope()) {
      Parts expected = parts("cpu", ScalarType.Double, loss, thetaOfCell);
      Parts precise = parts(device(), ScalarType.Double, loss, thetaOfCell);
      Parts single = parts(device(), ScalarType.Float, loss, thetaOfCell);

      assertClose(precise.probability, expected.probability, 1e-9);
      assertClose(precise.gradient, expected.gradient, 1e-9);
      assertClose(single.probability, expected.probability, 1e-4);
      assertClose(single.gradient, expected.gradient, 1e-3);
    }
  }

  private static double[] gaussianParts(String device, ScalarType type) {
    try (TensorArena arena = new TensorArena()) {
      TensorSpace space = new TensorSpace(arena, device, type);
      Random random = new Random(2);
      Gaussian posterior = new Gaussian(matrix(space, random, 2), matrix(space, random, 1).exp());
      Gaussian prior = new Gaussian(matrix(space, random, 2), matrix(space, random, 1).exp());
      return joined(posterior.klTo(prior), posterior.logDensity(matrix(space, random, 2)));
    }
  }

  @Test
  @SuppressWarnings("try") // the scope works by being open
  void theDivergencesAreTheCpus() {
    try (PointerScope scope = new PointerScope()) {
      double[] expected = gaussianParts("cpu", ScalarType.Double);

      assertClose(gaussianParts(device(), ScalarType.Double), expected, 1e-12);
      assertClose(gaussianParts(device(), ScalarType.Float), expected, 1e-5);
    }
  }

  private static TrainingData precise(String device, ScalarType type, int batches) {
    return TrainingData.of(
        SmallData.counts(CELLS, GENES, 5),
        SmallData.groups(CELLS, batches),
        new Split(IntStream.range(0, CELLS).toArray(), new int[0], new int[0]),
        device,
        type);
  }

  /** The loss of each cell in training and in evaluation, and the gradients, of a whole model. */
  private static List<double[]> pass(
      String device, ScalarType type, ModelConfig config, int batches) {
    try (TrainingData data = precise(device, type, batches);
        ScviModel model = new ScviModel(data, config, 11, CELLS, type)) {
      CellBatch batch = data.batch(model.space().indices(LongStream.range(0, CELLS).toArray()));
      model.seed(3);
      model.computeGradients(batch, 0.4);
      double[] gradients = joined(model.state().gradients());
      model.seed(3);
      double[] training = joined(model.loss(batch, 0.4, true));
      model.seed(4);
      return List.of(gradients, training, joined(model.negativeElbo(batch)));
    }
  }

  @ParameterizedTest(name = "{0}, {1} layers, dropout {2}, {3} batches, {4}, {5}")
  @CsvSource({
    "ZINB, 1, 0, 1, GENE, NONLINEAR",
    "NB, 2, 0.2, 1, GENE, NONLINEAR",
    "ZINB, 3, 0.3, 2, GENE_BATCH, NONLINEAR",
    "NB, 1, 0.1, 1, GENE_LABEL, NONLINEAR",
    "ZINB, 2, 0.2, 2, GENE_CELL, NONLINEAR",
    "POISSON, 1, 0.2, 2, GENE, NONLINEAR",
    "NB, 1, 0.2, 3, GENE, LINEAR",
    "ZINB, 1, 0, 2, GENE_CELL, LINEAR"
  })
  @SuppressWarnings("try") // the scope works by being open
  void aPassForwardAndBackwardIsTheCpus(
      ReconstructionLoss loss,
      int layers,
      double dropout,
      int batches,
      Dispersion dispersion,
      DecoderKind decoder) {
    ModelConfig config = new ModelConfig(layers, 6, 3, loss, dropout, dispersion, decoder);
    try (PointerScope scope = new PointerScope()) {
      for (ScalarType type : List.of(ScalarType.Double, ScalarType.Float)) {
        List<double[]> expected = pass("cpu", type, config, batches);
        List<double[]> found = pass(device(), type, config, batches);

        double tolerance = type == ScalarType.Double ? 1e-8 : 1e-2;
        for (int i = 0; i < expected.size(); i++) {
          assertClose(found.get(i), expected.get(i), tolerance);
        }
      }
    }
  }

  private static TrainingData data(String device) {
    int cells = 160;
    return TrainingData.of(
        SmallData.counts(cells, 20, 3),
        CellGroups.none(cells),
        IntStream.range(0, cells).filter(i -> i % 4 != 3).toArray(),
        IntStream.range(0, cells).filter(i -> i % 4 == 3).toArray(),
        device);
  }

  private static void assertSame(TrainedRun found, TrainedRun expected, double tolerance) {
    assertThat(found.result().end()).isEqualTo(expected.result().end());
    assertClose(numbers(found), numbers(expected), tolerance);
  }

  private static double[] numbers(TrainedRun run) {
    ScviMetrics scores = run.result().metrics().orElseThrow();
    List<Double> all = new ArrayList<>(List.of(scores.marginalLl(), scores.elboTest()));
    for (EpochElbo epoch : run.history()) {
      all.add(epoch.test());
      if (!Double.isNaN(epoch.train())) {
        all.add(epoch.train());
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static ScviConfig config(
      int layers, int hidden, int latent, ReconstructionLoss loss, double dropout, int epochs) {
    return TrainedRun.config(layers, hidden, latent, loss, dropout, epochs, 1);
  }

  @ParameterizedTest
  @EnumSource
  void anEpochOfTrainingIsTheCpus(ReconstructionLoss loss) {
    ScviConfig config = config(2, 16, 3, loss, 0.1, 1);
    try (TrainingData onCpu = data("cpu");
        TrainingData here = data(device())) {
      assertSame(
          TrainedRun.of(here, config, 1, EpochListener.none(), Optional.empty()),
          TrainedRun.of(onCpu, config, 1, EpochListener.none(), Optional.empty()),
          1e-3);
    }
  }

  @Test
  void theSeedDecidesEverything() {
    ScviConfig config = config(1, 16, 3, ReconstructionLoss.ZINB, 0.3, 4);
    try (TrainingData here = data(device())) {
      TrainedRun run = TrainedRun.of(here, config, 1, EpochListener.none(), Optional.empty());

      // Sums on a GPU have no fixed order.
      assertSame(TrainedRun.of(here, config, 1, EpochListener.none(), Optional.empty()), run, 1e-3);
      assertThat(TrainedRun.of(here, config, 2, EpochListener.none(), Optional.empty()).history())
          .isNotEqualTo(run.history());
    }
  }

  @Test
  void trialsOfOneArrayHaveTheHistoriesThatTheyHaveAlone() throws Exception {
    List<ScviConfig> different =
        List.of(
            config(1, 16, 3, ReconstructionLoss.ZINB, 0.1, 6),
            config(3, 12, 5, ReconstructionLoss.NB, 0.3, 4),
            config(2, 24, 2, ReconstructionLoss.ZINB, 0, 6),
            config(1, 8, 4, ReconstructionLoss.NB, 0.5, 3));
    ExecutorService threads = Executors.newCachedThreadPool();
    try (TrainingData here = data(device());
        TrialArray array = new TrialArray(here, BATCH)) {
      List<Future<TrainedRun>> together = new ArrayList<>();
      for (int i = 0; i < different.size(); i++) {
        ScviConfig config = different.get(i);
        long seed = i;
        together.add(
            threads.submit(
                () -> TrainedRun.of(here, config, seed, EpochListener.none(), Optional.of(array))));
      }
      for (int i = 0; i < different.size(); i++) {
        TrainedRun alone =
            TrainedRun.of(here, different.get(i), i, EpochListener.none(), Optional.empty());
        assertSame(together.get(i).get(), alone, 1e-3);
      }
    } finally {
      threads.shutdown();
    }
  }
}
