package org.tunebench.engine.objective.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tunebench.engine.data.SampleSets;
import org.tunebench.engine.data.SampleSplit;
import org.tunebench.engine.data.SimulatedSamples;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.TrainingCheckpoint;

/** What classifiers compute on a device, held against the CPU; the same for every device. */
abstract class ClassifierOnDevice {
  private static final int SAMPLES = 600;

  /** {@code cpu} or {@code cuda}. */
  abstract String device();

  @BeforeAll
  static void oneThread() {
    LibTorch.useThreads(1);
  }

  /** Losses of two epochs, then the scores. */
  private static List<Double> numbers(String device, ClassifierConfig config) {
    SampleSets sets =
        new SampleSets(new SimulatedSamples(SAMPLES, 6, 3, 3, 1).generate(), Optional.empty());
    SampleSplit split = SampleSplit.of(SAMPLES, 0.2, 0.2, 3);
    List<Double> numbers = new ArrayList<>();
    try (ClassifierData data = ClassifierData.of(sets, List.of(split), device, ScalarType.Float)) {
      ClassifierResult result =
          ClassifierTrainer.train(
              data,
              config,
              1,
              (epoch, loss, validation) -> numbers.addAll(List.of(loss, validation.loss())),
              TrainingCheckpoint.none());
      ClassifierResult.Scores scores = result.scores().orElseThrow();
      numbers.addAll(List.of(scores.trainLoss(), scores.validation().loss()));
    }
    return numbers;
  }

  @ParameterizedTest
  @EnumSource
  void epochsOfTrainingAreTheCpus(Activation activation) {
    ClassifierConfig config = new ClassifierConfig(2, 64, activation, 0.02, 0.9, 16, 2, 2);
    List<Double> expected = numbers("cpu", config);
    List<Double> found = numbers(device(), config);

    assertThat(found).hasSameSizeAs(expected).hasSize(6);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.get(i)).isCloseTo(expected.get(i), within(1e-3 * expected.get(i)));
    }
  }
}
