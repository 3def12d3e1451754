package org.tunebench.engine.objective.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.data.CellAnnotation;
import org.tunebench.engine.data.LabelledSamples;
import org.tunebench.engine.data.SampleFolds;
import org.tunebench.engine.data.SampleSets;
import org.tunebench.engine.data.SampleSplit;
import org.tunebench.engine.data.SimulatedSamples;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ResumableTrial;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.objective.classifier.ClassifierData.Fold;
import org.tunebench.engine.objective.classifier.ClassifierResult.Measure;
import org.tunebench.engine.objective.classifier.ClassifierResult.Scores;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TrainingCheckpoint;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/** Several models a trial, each validated with other samples. */
class CrossValidationTest {
  private static final int FOLDS = 3;
  private static final int EPOCHS = 6;
  private static final LabelledSamples SAMPLES = new SimulatedSamples(200, 6, 3, 3, 1).generate();
  private static final List<SampleSplit> SPLITS = SampleFolds.of(SAMPLES, FOLDS, 0.2, 3);
  private static final ClassifierConfig CONFIG =
      new ClassifierConfig(1, 16, Activation.RELU, 0.05, 0.9, 16, EPOCHS, EPOCHS);

  /** The numbers of a model, or of several, after an epoch. */
  private record Epoch(double trainLoss, Measure validation, double testError) {}

  private static ClassifierData data;

  @TempDir Path folder;

  @BeforeAll
  static void makeData() {
    LibTorch.useThreads(1);
    data = data(SAMPLES, SPLITS);
  }

  @AfterAll
  static void freeData() {
    data.close();
  }

  private static ClassifierData data(LabelledSamples samples, List<SampleSplit> splits) {
    return ClassifierData.of(
        new SampleSets(samples, Optional.empty()), splits, "cpu", ScalarType.Float);
  }

  /** A fold trained without the others. */
  private static List<Epoch> alone(ClassifierData on, int number) {
    List<Epoch> history = new ArrayList<>();
    TensorArena.scoped(
        () -> {
          try (FoldTraining training = new FoldTraining(on, number, CONFIG, 7)) {
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
              double loss = training.trainEpoch(epoch);
              history.add(new Epoch(loss, training.validate(), training.test().error()));
            }
          }
        });
    return history;
  }

  private static double mean(List<Epoch> each, ToDoubleFunction<Epoch> number) {
    return each.stream().mapToDouble(number).sum() / each.size();
  }

  @Test
  void aTrialHasTheMeansOfFoldsThatAreTrainedEachOnItsOwn() {
    List<Epoch> reported = new ArrayList<>();
    ClassifierResult result =
        ClassifierTrainer.train(
            data,
            CONFIG,
            7,
            (epoch, loss, validation) -> reported.add(new Epoch(loss, validation, 0)),
            TrainingCheckpoint.none());
    List<List<Epoch>> alone = IntStream.range(0, FOLDS).mapToObj(i -> alone(data, i)).toList();

    assertThat(reported).hasSize(EPOCHS);
    for (int i = 0; i < EPOCHS; i++) {
      int epoch = i;
      List<Epoch> each = alone.stream().map(history -> history.get(epoch)).toList();
      Epoch found = reported.get(epoch);
      assertThat(found.trainLoss()).isCloseTo(mean(each, Epoch::trainLoss), within(1e-12));
      assertThat(found.validation().error())
          .isCloseTo(mean(each, one -> one.validation().error()), within(1e-12));
      assertThat(found.validation().loss())
          .isCloseTo(mean(each, one -> one.validation().loss()), within(1e-12));
    }

    List<Epoch> best = alone.stream().map(history -> history.get(result.bestEpoch() - 1)).toList();
    Scores scores = result.scores().orElseThrow();
    double lowest = reported.stream().mapToDouble(e -> e.validation().error()).min().orElseThrow();
    assertThat(scores.folds()).isEqualTo(best.stream().map(Epoch::validation).toList());
    assertThat(scores.validation().error()).isEqualTo(lowest);
    assertThat(scores.testError()).isCloseTo(mean(best, Epoch::testError), within(1e-12));
    assertThat(result.byName().get("validation_error_std"))
        .isPositive()
        .isCloseTo(
            new StandardDeviation()
                .evaluate(best.stream().mapToDouble(e -> e.validation().error()).toArray()),
            within(1e-12));
  }

  @Test
  void theFirstFoldIsTrainedAsTheOneHeldOutPartAndTheOthersWithNumbersOfTheirOwn() {
    SampleSplit split = SPLITS.get(1);
    try (ClassifierData one = data(SAMPLES, List.of(split));
        ClassifierData two = data(SAMPLES, List.of(split, split))) {
      assertThat(alone(two, 0)).isEqualTo(alone(one, 0));
      assertThat(alone(two, 1)).isNotEqualTo(alone(one, 0));
    }
  }

  @Test
  void aTableIsScaledForEachFoldByWhatItIsTrainedOnAndPixelsAreThereOnce() {
    for (Fold fold : data.folds()) {
      TensorArena.scoped(
          () -> {
            long[] rows = Arrays.stream(fold.train().rows()).asLongStream().toArray();
            double sum = 0;
            for (long row : rows) {
              sum += fold.train().tensors().features().get(row).get(0).item_double();
            }
            assertThat(sum / rows.length).isCloseTo(0, within(1e-6));
          });
    }
    LabelledSamples pixels =
        new LabelledSamples(
            "digits",
            List.of("a"),
            new float[9],
            CellAnnotation.of(List.of("0", "1", "2", "0", "1", "2", "0", "1", "2")),
            OptionalDouble.of(255));
    try (ClassifierData images = data(pixels, SampleFolds.of(pixels, 3, 0, 1))) {
      assertThat(images.folds())
          .hasSize(3)
          .allMatch(fold -> fold.train().tensors() == images.folds().get(0).train().tensors());
    }
  }

  private record Run(Map<String, Double> result, String log) {}

  private Run run(long folds) throws Exception {
    PartSpec objective =
        new PartSpec("classifier", Map.of("dataset", "demo", "max-epochs", 2L, "folds", folds));
    MetricSpec metric = new MetricSpec("validation_error", Goal.MINIMIZE);
    ResumableTrial trial = ResumableTrial.first(folder, Configuration.EMPTY, Integer.MAX_VALUE);
    try (Objective opened =
        new ClassifierObjectiveType()
            .open(new WorkerSetup(objective, metric, Path.of(""), "cpu", 1, 0))) {
      return new Run(opened.run(trial), trial.log());
    }
  }

  @Test
  void theLogSaysTheErrorOfEachFoldAndTheTableHowMuchTheyDiffer() throws Exception {
    Run folded = run(4);
    Run plain = run(1);

    assertThat(folded.log)
        .contains(
            "2400 samples in 4 folds, and 600 to test with", "validation_error of the folds: ");
    String errors = folded.log.replaceAll("(?s).*of the folds: ([^;]+);.*", "$1");
    assertThat(Arrays.stream(errors.split(", ")).mapToDouble(Double::parseDouble).average())
        .hasValueCloseTo(folded.result.get("validation_error"), within(1e-3));
    assertThat(folded.result).containsKey("validation_error_std");
    assertThat(plain.log).doesNotContain("folds");
    assertThat(plain.result).doesNotContainKey("validation_error_std");
  }
}
