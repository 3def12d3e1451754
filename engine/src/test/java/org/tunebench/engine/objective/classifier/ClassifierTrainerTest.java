package org.tunebench.engine.objective.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.data.LabelledSamples;
import org.tunebench.engine.data.SampleSets;
import org.tunebench.engine.data.SampleSplit;
import org.tunebench.engine.data.SimulatedSamples;
import org.tunebench.engine.objective.classifier.ClassifierResult.Measure;
import org.tunebench.engine.objective.classifier.ClassifierResult.Scores;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.TrainingCheckpoint;
import org.tunebench.engine.objective.torch.TrainingFailedException;

class ClassifierTrainerTest {
  private static final SimulatedSamples MADE = new SimulatedSamples(600, 6, 3, 3, 1);
  private static ClassifierData data;

  /** A training's epochs and its end. */
  private record Run(List<Epoch> history, ClassifierResult result) {
    Scores scores() {
      return result.scores().orElseThrow();
    }
  }

  private record Epoch(int epoch, double trainLoss, Measure validation) {}

  @BeforeAll
  static void makeData() {
    LibTorch.useThreads(1);
    data = data(new SampleSets(MADE.generate(), Optional.empty()), 0.2);
  }

  @AfterAll
  static void freeData() {
    data.close();
  }

  private static ClassifierData data(SampleSets sets, double testShare) {
    SampleSplit split = SampleSplit.of(sets.samples().samples(), 0.2, testShare, 3);
    return ClassifierData.of(sets, List.of(split), "cpu", ScalarType.Float);
  }

  private static ClassifierConfig config(int layers, double learningRate, int epochs) {
    return new ClassifierConfig(layers, 64, Activation.RELU, learningRate, 0.9, 16, epochs, epochs);
  }

  private static Run train(ClassifierData on, ClassifierConfig config, long seed) {
    List<Epoch> history = new ArrayList<>();
    ClassifierResult result =
        ClassifierTrainer.train(
            on,
            config,
            seed,
            (epoch, loss, validation) -> history.add(new Epoch(epoch, loss, validation)),
            TrainingCheckpoint.none());
    return new Run(history, result);
  }

  @Test
  void aPerceptronLearnsWhatSoftmaxRegressionCannot() {
    Run perceptron = train(data, config(2, 0.02, 30), 1);
    Run softmax = train(data, config(0, 0.02, 30), 1);

    assertThat(softmax.scores().testError()).isBetween(0.1, 0.6);
    assertThat(perceptron.scores().testError()).isLessThan(softmax.scores().testError() - 0.05);
    assertThat(perceptron.history.get(29).trainLoss)
        .isLessThan(perceptron.history.get(0).trainLoss / 2);
  }

  @Test
  void theScoresAreThoseOfTheBestEpoch() {
    Run run = train(data, config(2, 0.02, 30), 2);

    double lowest = run.history.stream().mapToDouble(e -> e.validation.error()).min().orElseThrow();
    Epoch best = run.history.get(run.result.bestEpoch() - 1);
    assertThat(best.validation.error()).isEqualTo(lowest);
    assertThat(run.scores().validation()).isEqualTo(best.validation);
    assertThat(run.scores().trainLoss()).isEqualTo(best.trainLoss);
  }

  @Test
  void trainingEndsWhenTheValidationErrorNoLongerFalls() {
    ClassifierConfig config = new ClassifierConfig(1, 64, Activation.TANH, 0.05, 0.9, 16, 500, 3);

    Run run = train(data, config, 1);

    assertThat(run.result.epochs()).isEqualTo(run.result.bestEpoch() + 3).isLessThan(500);
  }

  @Test
  void theSeedDecidesEverything() {
    assertThat(train(data, config(1, 0.02, 3), 1)).isEqualTo(train(data, config(1, 0.02, 3), 1));
    assertThat(train(data, config(1, 0.02, 3), 1).history)
        .isNotEqualTo(train(data, config(1, 0.02, 3), 2).history);
  }

  @Test
  void theTestPartChangesTheTestErrorAlone() {
    LabelledSamples samples = MADE.generate();
    LabelledSamples others = new SimulatedSamples(60, 6, 3, 3, 9).generate();
    try (ClassifierData one = data(new SampleSets(samples, Optional.of(samples)), 0);
        ClassifierData two = data(new SampleSets(samples, Optional.of(others)), 0)) {
      Run first = train(one, config(1, 0.02, 8), 1);
      Run second = train(two, config(1, 0.02, 8), 1);

      assertThat(second.history).isEqualTo(first.history);
      assertThat(second.scores().validation()).isEqualTo(first.scores().validation());
      assertThat(second.scores().testError()).isNotEqualTo(first.scores().testError());
    }
  }

  @Test
  void aListenerThatSaysStopEndsItWithoutScores() {
    ClassifierResult result =
        ClassifierTrainer.train(
            data,
            config(1, 0.02, 9),
            1,
            (epoch, loss, validation) -> epoch < 2,
            TrainingCheckpoint.none());

    assertThat(result.epochs()).isEqualTo(2);
    assertThat(result.scores()).isEmpty();
  }

  @Test
  void weightsThatAreNoNumbersFailTheTrial() {
    assertThatThrownBy(() -> train(data, config(3, 1e30, 5), 1))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageContaining("a smaller learning_rate or momentum may help");
  }

  @Test
  void tablesAreScaledByTheSamplesToTrainOnAlone() {
    LabelledSamples samples = MADE.generate();
    int[] train = {0, 1, 2, 3};
    float[] row = new float[6];
    double sum = 0;
    double squares = 0;
    Scaling scaling = Scaling.of(samples, train);
    for (int sample : train) {
      samples.copyRow(sample, row, 0);
      scaling.apply(row);
      sum += row[2];
      squares += row[2] * row[2];
    }

    assertThat(sum).isCloseTo(0, org.assertj.core.api.Assertions.within(1e-5));
    assertThat(squares).isCloseTo(4, org.assertj.core.api.Assertions.within(1e-4));
    assertThat(Arrays.stream(train).sum()).isEqualTo(6);
  }
}
