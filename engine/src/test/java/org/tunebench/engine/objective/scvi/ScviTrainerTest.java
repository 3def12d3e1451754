package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.data.Split;
import org.tunebench.engine.objective.torch.EarlyStoppingConfig;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.TrainingFailedException;

class ScviTrainerTest {
  private static TrainingData data;

  /** A training's epochs and its end. */
  private record Run(List<Epoch> history, ScviResult result) {}

  private record Epoch(int epoch, double elboTrain, double elboTest) {}

  @BeforeAll
  static void makeData() {
    LibTorch.useThreads(1);
    data = SmallData.data(160, 20, 3);
  }

  @AfterAll
  static void freeData() {
    data.close();
  }

  private static Run train(ScviConfig config, long seed) {
    List<Epoch> history = new ArrayList<>();
    ScviResult result =
        ScviTrainer.train(
            data,
            config,
            seed,
            (epoch, elboTrain, elboTest) -> history.add(new Epoch(epoch, elboTrain, elboTest)));
    return new Run(history, result);
  }

  @ParameterizedTest
  @EnumSource
  void learnsTheDistributionOfTheCounts(ReconstructionLoss loss) {
    Run run = train(SmallData.config(60, 0.1, loss), 1);

    Epoch first = run.history.get(0);
    ScviMetrics metrics = run.result.metrics().orElseThrow();
    assertThat(metrics.elboTest()).isLessThan(first.elboTest - 5);
    assertThat(metrics.elboTrain()).isLessThan(first.elboTrain - 5);
    assertThat(metrics.marginalLl()).isLessThan(metrics.elboTest());
    assertThat(metrics.nParams()).isEqualTo(2 * (20 * 16 + 16 * 16 + 16 * 3));
  }

  @Test
  void theSeedDecidesEverything() {
    ScviConfig config = SmallData.config(5, 0.3, ReconstructionLoss.ZINB);

    assertThat(train(config, 1)).isEqualTo(train(config, 1));
    assertThat(train(config, 1).history).isNotEqualTo(train(config, 2).history);
  }

  @Test
  void trialsInOneProcessDoNotDisturbEachOther() throws Exception {
    ScviConfig config = SmallData.config(8, 0.3, ReconstructionLoss.ZINB);
    List<Run> alone = List.of(train(config, 1), train(config, 2), train(config, 3));
    List<Callable<Run>> tasks =
        IntStream.rangeClosed(1, 3).<Callable<Run>>mapToObj(s -> () -> train(config, s)).toList();

    List<Run> together = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
    try {
      for (Future<Run> run : pool.invokeAll(tasks)) {
        together.add(run.get());
      }
    } finally {
      pool.shutdown();
    }

    assertThat(together).isEqualTo(alone);
  }

  @Test
  void scoresTheBestEpochNotTheLast() {
    // A learning rate this high soon spoils what it has learnt.
    EarlyStoppingConfig patient = new EarlyStoppingConfig(15, 0, 0, 1);
    ScviConfig base = SmallData.config(60, 0.1, ReconstructionLoss.ZINB);
    ScviConfig config =
        new ScviConfig(base.model(), new TrainingConfig(0.3, 60, 32, 0, 1, patient), 5);

    Run run = train(config, 4);

    Epoch best = run.history.get(run.result.bestEpoch() - 1);
    assertThat(run.result.bestEpoch()).isLessThan(run.result.epochs());
    assertThat(run.history).allMatch(epoch -> !(epoch.elboTest < best.elboTest));
    assertThat(run.result.metrics().orElseThrow().elboTest()).isEqualTo(best.elboTest);
    assertThat(run.result.metrics().orElseThrow().elboTrain()).isEqualTo(best.elboTrain);
  }

  @Test
  void theLearningRateFallsWhenNothingImproves() {
    ScviConfig base = SmallData.config(1, 0.1, ReconstructionLoss.NB);
    List<Run> runs =
        DoubleStream.of(1, 1e-9)
            .mapToObj(factor -> new EarlyStoppingConfig(9, 1e9, 2, factor))
            .map(stopping -> new TrainingConfig(0.01, 4, 32, 0, 1, stopping))
            .map(training -> train(new ScviConfig(base.model(), training, 5), 1))
            .toList();

    // After the first epoch, which is one, two more are waited for.
    List<Epoch> steady = runs.get(0).history;
    List<Epoch> falling = runs.get(1).history;
    assertThat(falling.subList(0, 3)).isEqualTo(steady.subList(0, 3));
    assertThat(falling.get(3)).isNotEqualTo(steady.get(3));
  }

  @Test
  void stopsEarlyWhenNothingImproves() {
    EarlyStoppingConfig impatient = new EarlyStoppingConfig(3, 1e9, 0, 1);
    ScviConfig base = SmallData.config(1, 0.1, ReconstructionLoss.NB);
    ScviConfig config =
        new ScviConfig(base.model(), new TrainingConfig(0.01, 99, 32, 0, 1, impatient), 5);

    ScviResult result = train(config, 1).result;

    assertThat(result.end()).isEqualTo(ScviResult.End.EARLY_STOPPING);
    assertThat(result.epochs()).isEqualTo(4);
  }

  @Test
  void endsWhenTheListenerSaysSo() {
    ScviConfig config = SmallData.config(50, 0.1, ReconstructionLoss.NB);

    ScviResult result = ScviTrainer.train(data, config, 1, (epoch, train, test) -> epoch < 3);

    assertThat(result.end()).isEqualTo(ScviResult.End.STOPPED);
    assertThat(result.epochs()).isEqualTo(3);
    assertThat(result.metrics()).isEmpty();
  }

  @Test
  void endsWhenTheThreadIsInterrupted() {
    ScviConfig config = SmallData.config(50, 0.1, ReconstructionLoss.NB);
    EpochListener interrupting =
        (epoch, train, test) -> {
          Thread.currentThread().interrupt();
          return true;
        };

    ScviResult result = ScviTrainer.train(data, config, 1, interrupting);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.end()).isEqualTo(ScviResult.End.STOPPED);
    assertThat(result.epochs()).isEqualTo(2);
  }

  @Test
  void failsWhenTheLossIsNoNumber() {
    ScviConfig base = SmallData.config(50, 0.1, ReconstructionLoss.ZINB);
    ScviConfig config =
        new ScviConfig(
            base.model(), new TrainingConfig(1e30, 50, 8, 0, 1, EarlyStoppingConfig.DEFAULT), 5);

    assertThatThrownBy(() -> train(config, 1))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("the loss of 10 batches in a row was not a number");
  }

  @Test
  void measuresTheTrainingCellsAsOftenAsAsked() {
    ScviConfig base = SmallData.config(5, 0.1, ReconstructionLoss.NB);
    ScviConfig config =
        new ScviConfig(
            base.model(), new TrainingConfig(0.01, 5, 32, 0, 2, EarlyStoppingConfig.DEFAULT), 5);

    Run run = train(config, 1);

    assertThat(run.history.stream().map(epoch -> Double.isNaN(epoch.elboTrain)))
        .containsExactly(true, false, true, false, true);
    assertThat(run.result.metrics().orElseThrow().elboTrain()).isNotNaN();
  }

  @Test
  void withoutHeldOutCellsTheLastStateIsScored() {
    int[] all = IntStream.range(0, 40).toArray();
    ScviConfig config = SmallData.config(4, 0.1, ReconstructionLoss.NB);
    try (TrainingData whole =
        TrainingData.of(SmallData.counts(40, 10, 1), all, new int[0], "cpu")) {
      ScviResult result = ScviTrainer.train(whole, config, 1, EpochListener.none());

      assertThat(result.end()).isEqualTo(ScviResult.End.MAX_EPOCHS);
      assertThat(result.bestEpoch()).isEqualTo(4);
      assertThat(result.metrics().orElseThrow().elboTest()).isNaN();
      assertThat(result.metrics().orElseThrow().elboTrain()).isFinite();
    }
  }

  private static ScviMetrics withUnseen(float factor) {
    int cells = 40;
    CountMatrix counts = SmallData.counts(cells, 10, 1);
    float[][] dense = new float[cells][counts.genes()];
    for (int cell = 0; cell < cells; cell++) {
      counts.denseRow(cell, dense[cell], 0);
      for (int gene = 0; cell >= 30 && gene < counts.genes(); gene++) {
        dense[cell][gene] *= factor;
      }
    }
    Split split =
        new Split(
            IntStream.range(0, 20).toArray(),
            IntStream.range(20, 30).toArray(),
            IntStream.range(30, cells).toArray());
    ScviConfig config = SmallData.config(4, 0.1, ReconstructionLoss.NB);
    try (TrainingData made =
        TrainingData.of(SmallData.matrix(dense), CellGroups.none(cells), split, "cpu")) {
      return ScviTrainer.train(made, config, 1, EpochListener.none()).metrics().orElseThrow();
    }
  }

  @Test
  void cellsPutAsideAreScoredAndChangeNothingElse() {
    Map<String, Double> some = withUnseen(1).byName();
    Map<String, Double> others = withUnseen(3).byName();

    assertThat(some.remove("marginal_ll_unseen"))
        .isFinite()
        .isLessThan(others.remove("marginal_ll_unseen"));
    assertThat(some).isEqualTo(others);
  }

  @Test
  void leavesNoNativeMemoryBehind() {
    ScviConfig config = SmallData.config(2, 0.1, ReconstructionLoss.ZINB);
    train(config, 1);
    long before = Pointer.totalCount();

    train(config, 2);

    // Less is possible: what earlier tests left to the garbage collector may go meanwhile.
    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
  }
}
