package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.data.SimulatedCounts;
import org.tunebench.engine.data.Split;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.TrainingFailedException;

@SuppressWarnings("try") // the scopes work by being open
class ImputationTest {
  @BeforeAll
  static void oneThread() {
    LibTorch.useThreads(1);
  }

  @Test
  void losesOneInAHundredCounts() {
    CountMatrix counts = SmallData.counts(2000, 20, 3);

    Corruption corruption = Corruption.of(counts, 7);

    // Bernoulli(0.1) of exactly a tenth: five standard deviations.
    double expected = counts.nonZeros() * 0.01;
    double lost = 0;
    for (int cell = 0; cell < counts.cells(); cell++) {
      float[] row = new float[counts.genes()];
      counts.denseRow(cell, row, 0);
      for (int gene : corruption.lostGenes(cell)) {
        assertThat(row[gene]).isPositive();
        lost++;
      }
    }
    assertThat(lost).isCloseTo(expected, within(5 * Math.sqrt(expected)));
  }

  @Test
  void losesTheSameCountsForTheSameSeed() {
    CountMatrix counts = SmallData.counts(200, 20, 3);

    assertThat(lost(counts, 7)).isEqualTo(lost(counts, 7)).isNotEqualTo(lost(counts, 8));
  }

  private static List<List<Integer>> lost(CountMatrix counts, long seed) {
    Corruption corruption = Corruption.of(counts, seed);
    List<List<Integer>> all = new ArrayList<>();
    for (int cell = 0; cell < counts.cells(); cell++) {
      List<Integer> ofCell = new ArrayList<>();
      for (int gene : corruption.lostGenes(cell)) {
        ofCell.add(gene);
      }
      all.add(ofCell);
    }
    return all;
  }

  @Test
  void comparesTheRatesOfLostCountsWithTheTruth() {
    CountMatrix counts = SmallData.counts(400, 6, 3);
    Corruption corruption = Corruption.of(counts, 1);
    try (PointerScope scope = new PointerScope();
        TrainingData data = SmallData.precise(counts, 1);
        ScviModel model =
            new ScviModel(data, ModelConfig.DEFAULT, 1, counts.cells(), ScalarType.Double)) {
      Tensor rows = torch.arange(new Scalar(counts.cells())).to(ScalarType.Long);

      LostCounts lost = LostCounts.of(data, corruption, rows, model.space());
      List<double[]> errors = new ArrayList<>();
      // A rate of 0.5 everywhere is off by the count less a half.
      lost.errors(lost.truth().mul(new Scalar(0.0)).add(half()), errors::add);

      List<double[]> expected = new ArrayList<>();
      double[] corrupted = Tensors.array(lost.batch().counts());
      double[] logged = Tensors.array(lost.batch().logCounts());
      for (int cell = 0; cell < counts.cells(); cell++) {
        float[] row = new float[counts.genes()];
        counts.denseRow(cell, row, 0);
        int[] genes = corruption.lostGenes(cell);
        double[] ofCell = new double[genes.length];
        for (int i = 0; i < genes.length; i++) {
          ofCell[i] = row[genes[i]] - 0.5;
          row[genes[i]] = 0;
        }
        if (genes.length > 0) {
          expected.add(ofCell);
        }
        for (int gene = 0; gene < row.length; gene++) {
          assertThat(corrupted[cell * row.length + gene]).isEqualTo(row[gene]);
          assertThat(logged[cell * row.length + gene])
              .isCloseTo(Math.log1p(row[gene]), within(1e-12));
        }
      }
      assertThat(expected).isNotEmpty();
      assertThat(errors).usingRecursiveComparison().isEqualTo(expected);
    }
  }

  private static Scalar half() {
    return new Scalar(0.5);
  }

  /** Scores of a model that was trained for some epochs, then for some more without the counts. */
  private static Optional<Imputation.Score> score(int trained, int more, boolean interrupted) {
    List<Optional<Imputation.Score>> scores = new ArrayList<>();
    CountMatrix counts = SimulatedCounts.DEMO.generate().counts();
    int[] train = IntStream.range(0, 500).toArray();
    int[] test = IntStream.range(500, 600).toArray();
    ScviConfig config = SmallData.config(trained, 0.1, ReconstructionLoss.NB);
    try (TrainingData data = TrainingData.of(counts, train, test, "cpu")) {
      Imputation imputation = new Imputation(data, Corruption.of(counts, 5), more);
      ScviTrainer.train(
          data,
          config,
          1,
          EpochListener.none(),
          (model, epoch) -> {
            if (interrupted) {
              Thread.currentThread().interrupt();
            }
            scores.add(imputation.measure(model, config.training(), 1, epoch));
          },
          Optional.empty());
    }
    return scores.get(0);
  }

  @Test
  void aModelThatHasLearntMoreImputesBetter() {
    Imputation.Score early = score(1, 1, false).orElseThrow();
    Imputation.Score late = score(60, 10, false).orElseThrow();

    assertThat(late.median()).isLessThan(early.median());
    assertThat(late.mean()).isLessThan(early.mean());
    assertThat(score(1, 1, false)).contains(early);
  }

  @Test
  void isMeasuredOnAllCellsButThosePutAside() {
    CountMatrix counts = SmallData.counts(400, 20, 3);
    Corruption corruption = Corruption.of(counts, 5);
    Split split =
        new Split(
            IntStream.range(0, 200).toArray(),
            IntStream.range(200, 300).toArray(),
            IntStream.range(300, 400).toArray());
    try (TrainingData data =
        TrainingData.of(counts, SmallData.groups(400, 1), split, "cpu", ScalarType.Float)) {
      int expected = IntStream.range(0, 300).map(cell -> corruption.lostGenes(cell).length).sum();
      assertThat(new Imputation(data, corruption, 1).lost()).isEqualTo(expected);
    }
  }

  @Test
  void aModelWithoutNumbersFailsInsteadOfScoringNothing() {
    CountMatrix counts = SmallData.counts(400, 20, 3);
    TrainingConfig training = SmallData.config(1, 0.1, ReconstructionLoss.NB).training();
    try (PointerScope scope = new PointerScope();
        TrainingData data = SmallData.precise(counts, 1);
        ScviModel model =
            new ScviModel(data, ModelConfig.DEFAULT, 1, counts.cells(), ScalarType.Double)) {
      model.state().values().fill_(new Scalar(Double.NaN));
      Imputation imputation = new Imputation(data, Corruption.of(counts, 1), 1);
      assertThatThrownBy(() -> imputation.measure(model, training, 1, 0))
          .isInstanceOf(TrainingFailedException.class)
          .hasMessageContaining("10 batches in a row was not a number");
    }
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    assertThat(score(1, 1_000_000, true)).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
  }
}
