package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.objective.fused.Plane;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.TensorArena;

/** An array of models against each of them alone, in double precision. */
class FusedModelTest {
  private static final double ROUNDING = 1e-10;
  private static final int CELLS = 12;

  /** Of all widths, depths, likelihoods and dropout rates; deepest first. */
  private static final List<ModelConfig> DIFFERENT =
      List.of(
          new ModelConfig(3, 5, 2, ReconstructionLoss.NB, 0),
          new ModelConfig(2, 8, 4, ReconstructionLoss.ZINB, 0.3),
          new ModelConfig(2, 6, 1, ReconstructionLoss.ZINB, 0),
          new ModelConfig(1, 7, 3, ReconstructionLoss.NB, 0.5));

  @BeforeAll
  static void oneThread() {
    LibTorch.useThreads(1);
  }

  /** Models alone, and the array that holds the same numbers. */
  private record Pair(TrainingData data, List<ScviModel> alone, FusedModel array)
      implements AutoCloseable {

    static Pair of(List<ModelConfig> configs, int batches) {
      TrainingData data = SmallData.precise(SmallData.counts(CELLS, 7, 5), batches);
      List<ScviModel> alone = new ArrayList<>();
      FusedModel array =
          new FusedModel(data.inputs(), new FusedShape(configs), CELLS, ScalarType.Double);
      for (int i = 0; i < configs.size(); i++) {
        ScviModel model = new ScviModel(data, configs.get(i), i, CELLS, ScalarType.Double);
        perturb(model.state().values(), i);
        array.state().load(i, model.state());
        alone.add(model);
      }
      return new Pair(data, alone, array);
    }

    /** Rows of which each trial has its own, in its own order. */
    long[] rows(int trial, int count) {
      return LongStream.range(0, count).map(i -> (i * (trial + 1) * 5 + trial) % CELLS).toArray();
    }

    FusedBatch batchOfEach(int count) {
      long[] all =
          IntStream.range(0, alone.size())
              .mapToObj(trial -> rows(trial, count))
              .flatMapToLong(LongStream::of)
              .toArray();
      CellBatch cells = data.batch(array.space().indices(all));
      return FusedBatch.of(cells, alone.size(), alone.size(), data.batches());
    }

    @Override
    public void close() {
      alone.forEach(ScviModel::close);
      array.close();
      data.close();
    }
  }

  /** Away from the special values that weights start with. */
  private static void perturb(Tensor values, int seed) {
    Random random = new Random(seed);
    DoublePointer pointer = values.data_ptr_double();
    for (long i = 0; i < values.numel(); i++) {
      pointer.put(i, pointer.get(i) + 0.1 * random.nextGaussian());
    }
  }

  private static List<ModelConfig> configs(String which) {
    return switch (which) {
      case "different" -> DIFFERENT;
      case "zinb" -> DIFFERENT.subList(1, 3);
      case "nb" -> List.of(DIFFERENT.get(0), DIFFERENT.get(3));
      default -> DIFFERENT.subList(1, 2);
    };
  }

  @ParameterizedTest(name = "{0}, {1} batches, {2} cells")
  @CsvSource({"different, 1, 12", "different, 2, 9", "zinb, 1, 12", "nb, 3, 5", "one, 1, 12"})
  @SuppressWarnings("try") // the scope works by being open
  void hasTheGradientsThatEachHasAlone(String which, int batches, int cells) {
    try (PointerScope scope = new PointerScope();
        Pair pair = Pair.of(configs(which), batches)) {
      double[] klWeights = {0.4, 1, 0, 0.7};
      int trials = pair.alone.size();
      for (int step = 0; step < 2; step++) {
        IntStream.range(0, trials).forEach(trial -> pair.array.seed(trial, 3 + trial));
        pair.array.computeGradients(pair.batchOfEach(cells), Arrays.copyOf(klWeights, trials));

        for (int trial = 0; trial < trials; trial++) {
          ScviModel alone = pair.alone.get(trial);
          alone.seed(3 + trial);
          CellBatch batch = pair.data.batch(alone.space().indices(pair.rows(trial, cells)));
          alone.computeGradients(batch, klWeights[trial]);
          double[] expected = Tensors.array(alone.state().gradients());
          assertThat(Arrays.stream(expected).filter(g -> Math.abs(g) > 0.01)).isNotEmpty();
          assertThat(gradients(pair, trial)).containsExactly(expected, within(ROUNDING));
        }
      }
    }
  }

  private static double[] gradients(Pair pair, int trial) {
    ScviModel alone = pair.alone.get(trial);
    Tensor vector = alone.space().zeros(alone.state().values().numel());
    pair.array.state().store(trial, alone.state(), vector, pair.array.state().gradients());
    return Tensors.array(vector);
  }

  @ParameterizedTest(name = "{0}, {1} batches")
  @CsvSource({"different, 1", "different, 2", "nb, 1"})
  @SuppressWarnings("try") // the scope works by being open
  void measuresWhatEachMeasuresAlone(String which, int batches) {
    try (PointerScope scope = new PointerScope();
        Pair pair = Pair.of(configs(which), batches)) {
      int trials = pair.alone.size();
      // Training moves the running statistics, which measuring uses.
      IntStream.range(0, trials).forEach(trial -> pair.array.seed(trial, 3 + trial));
      pair.array.computeGradients(pair.batchOfEach(CELLS), new double[trials]);
      IntStream.range(0, trials).forEach(trial -> pair.array.seed(trial, 7 + trial));
      Tensor rows = pair.array.space().indices(LongStream.range(0, 10).toArray());
      CellBatch cells = pair.data.batch(rows);
      Tensor measured = pair.array.negativeElbo(FusedBatch.of(cells, 1, trials, batches));

      for (int trial = 0; trial < trials; trial++) {
        ScviModel alone = pair.alone.get(trial);
        alone.seed(3 + trial);
        CellBatch batch = pair.data.batch(alone.space().indices(pair.rows(trial, CELLS)));
        alone.computeGradients(batch, 0);
        alone.seed(7 + trial);
        double[] expected = Tensors.array(alone.negativeElbo(cells));
        assertThat(Tensors.array(measured.select(0, trial)))
            .containsExactly(expected, within(ROUNDING));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"different", "one"})
  @SuppressWarnings("try") // the scope works by being open
  void leavesPaddingAtZero(String which) {
    try (PointerScope scope = new PointerScope();
        Pair pair = Pair.of(configs(which), 2)) {
      int trials = pair.alone.size();
      FusedAdam adam = new FusedAdam(pair.array.state(), pair.array.space());
      for (int step = 0; step < 3; step++) {
        pair.array.computeGradients(pair.batchOfEach(CELLS), ones(trials));
        adam.step(Collections.nCopies(trials, new Adam.Move(0.1, 0.01)));
      }

      for (int trial = 0; trial < trials; trial++) {
        ScviModel alone = pair.alone.get(trial);
        pair.array.state().store(trial, alone.state());
        double own = alone.state().values().abs().sum().item_double();
        Plane values = pair.array.state().values();
        Tensor weights = values.weights().select(0, trial).abs().sum();
        Tensor vectors = values.vectors().select(1, trial).abs().sum();
        assertThat(weights.add_(vectors).item_double()).isCloseTo(own, within(1e-9 * own));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"different"})
  @SuppressWarnings("try") // the scope works by being open
  void aTrialWithoutNumbersLeavesTheOthersAsTheyAre(String which) {
    try (PointerScope scope = new PointerScope();
        Pair pair = Pair.of(configs(which), 1)) {
      double[] klWeights = new double[pair.alone.size()];
      double[] expected = gradientsAfterAStep(pair, klWeights, 2);
      TensorArena.scoped(
          () -> {
            pair.alone.get(1).state().values().fill_(new Scalar(Double.NaN));
            pair.array.state().load(1, pair.alone.get(1).state());
          });

      double[] beside = gradientsAfterAStep(pair, klWeights, 2);

      assertThat(beside).containsExactly(expected);
      assertThat(Tensors.array(pair.array.state().gradientSums()))
          .matches(sums -> !Double.isNaN(sums[0]) && Double.isNaN(sums[1]));
    }
  }

  private static double[] ones(int count) {
    return IntStream.range(0, count).mapToDouble(i -> 1).toArray();
  }

  private static double[] gradientsAfterAStep(Pair pair, double[] klWeights, int trial) {
    for (int i = 0; i < klWeights.length; i++) {
      pair.array.seed(i, 3 + i);
    }
    pair.array.computeGradients(pair.batchOfEach(CELLS), klWeights);
    return gradients(pair, trial);
  }
}
