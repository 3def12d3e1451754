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
import org.junit.jupiter.api.Test;
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

    /** Starts all random numbers anew, from seeds one after another. */
    void seed(int first) {
      IntStream.range(0, alone.size()).forEach(trial -> array.random().seed(trial, first + trial));
    }

    private Tensor keys(boolean training) {
      int[] keys = array.random().nextKeys(training);
      return array.space().wholeNumbers(keys, keys.length);
    }

    void computeGradients(int cells, double... klWeights) {
      Tensor weights = array.space().numbers(klWeights, klWeights.length, 1, 1);
      array.computeGradients(batchOfEach(cells), weights, keys(true));
    }

    Tensor negativeElbo(CellBatch cells) {
      FusedBatch batch = FusedBatch.of(cells, 1, alone.size(), data.batches());
      return array.negativeElbo(batch, keys(false));
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
        pair.seed(3);
        pair.computeGradients(cells, Arrays.copyOf(klWeights, trials));

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
      pair.seed(3);
      pair.computeGradients(CELLS, new double[trials]);
      pair.seed(7);
      Tensor rows = pair.array.space().indices(LongStream.range(0, 10).toArray());
      CellBatch cells = pair.data.batch(rows);
      Tensor measured = pair.negativeElbo(cells);

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
      adam.set(Collections.nCopies(trials, new Adam.State(0, 0.1)));
      pair.seed(3);
      for (int step = 0; step < 3; step++) {
        pair.computeGradients(CELLS, ones(trials));
        adam.step(pair.array.state().gradientSums());
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

  @Test
  @SuppressWarnings("try") // the scope works by being open
  void aStepIsThatOfEachAloneAndNoneWithoutNumbers() {
    try (PointerScope scope = new PointerScope();
        Pair pair = Pair.of(DIFFERENT, 1)) {
      FusedAdam adam = new FusedAdam(pair.array.state(), pair.array.space());
      adam.set(
          IntStream.range(0, DIFFERENT.size())
              .mapToObj(trial -> new Adam.State(0, 0.01 * (trial + 1)))
              .toList());
      Tensor none =
          pair.array.space().numbers(new double[] {1, 1, Double.NaN, Double.NEGATIVE_INFINITY}, 4);
      List<Adam> alone =
          IntStream.range(0, DIFFERENT.size())
              .mapToObj(
                  trial -> {
                    ScviModel model = pair.alone.get(trial);
                    return new Adam(model.state(), model.space(), 0.01 * (trial + 1));
                  })
              .toList();
      for (int step = 0; step < 4; step++) {
        Random random = new Random(step);
        for (int trial = 0; trial < alone.size(); trial++) {
          ScviModel model = pair.alone.get(trial);
          double[] gradient =
              random.doubles(model.state().values().numel()).map(g -> g - 0.5).toArray();
          Tensor vector = model.space().numbers(gradient, gradient.length);
          model.state().gradients().copy_(vector);
          boolean without = trial >= 2 && step % 2 == 0;
          if (without) {
            vector.fill_(new Scalar(trial == 2 ? Double.NaN : Double.NEGATIVE_INFINITY));
          } else {
            alone.get(trial).step();
          }
          pair.array.state().load(trial, model.state(), vector, pair.array.state().gradients());
        }
        adam.step(step % 2 == 0 ? none : pair.array.space().numbers(new double[4], 4));
      }

      for (int trial = 0; trial < alone.size(); trial++) {
        ScviModel model = pair.alone.get(trial);
        double[] expected = Tensors.array(model.state().values());
        pair.array.state().store(trial, model.state());
        assertThat(Tensors.array(model.state().values()))
            .containsExactly(expected, within(ROUNDING));
      }
    }
  }

  private static double[] ones(int count) {
    return IntStream.range(0, count).mapToDouble(i -> 1).toArray();
  }

  private static double[] gradientsAfterAStep(Pair pair, double[] klWeights, int trial) {
    pair.seed(3);
    pair.computeGradients(CELLS, klWeights);
    return gradients(pair, trial);
  }
}
