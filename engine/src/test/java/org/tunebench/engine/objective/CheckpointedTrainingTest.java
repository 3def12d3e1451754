package org.tunebench.engine.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/** Trainings that are interrupted end as if nothing had happened: to the last digit on a CPU. */
class CheckpointedTrainingTest {
  private static final int EPOCHS = 7;
  private static final String FILE = "training.npz";

  @TempDir Path folder;

  private static PartSpec scvi(Map<String, Object> settings) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("dataset", "demo");
    all.put("max-epochs", (long) EPOCHS);
    all.put("marginal-samples", 2L);
    all.put("train-elbo-every", 2L);
    // The learning rate falls within the few epochs.
    all.put("lr-patience", 1L);
    all.put("lr", 0.05);
    all.putAll(settings);
    return new PartSpec("scvi", all);
  }

  private static PartSpec classifier(Map<String, Object> settings) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("dataset", "demo");
    all.put("max-epochs", (long) EPOCHS);
    all.put("momentum", 0.9);
    all.putAll(settings);
    return new PartSpec("classifier", all);
  }

  static Stream<Arguments> trainings() {
    return Stream.of(
        Arguments.of(scvi(Map.of()), 1),
        Arguments.of(scvi(Map.of("n_layers", 2L, "dropout_rate", 0.3, "batch-key", "batch")), 1),
        Arguments.of(scvi(Map.of("fuse", "on")), 2),
        Arguments.of(classifier(Map.of()), 1),
        Arguments.of(classifier(Map.of("model", "softmax")), 1),
        Arguments.of(classifier(Map.of("folds", 3L, "patience", 2L)), 1),
        Arguments.of(classifier(Map.of("patience", 1L, "learning_rate", 0.5)), 1));
  }

  private static Objective open(PartSpec objective, int slots) {
    ObjectiveType type = BuiltInObjectives.types().get(objective.kind());
    String metric = type.metrics(objective).get(0).name();
    return type.open(
        new WorkerSetup(
            objective, new MetricSpec(metric, Goal.MINIMIZE), Path.of(""), "cpu", slots, 0));
  }

  private ResumableTrial until(int lastStep, String name) throws Exception {
    return ResumableTrial.first(folder.resolve(name), Configuration.EMPTY, lastStep);
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void goesOnAsIfItHadNeverStopped(PartSpec objective, int slots) throws Exception {
    try (Objective opened = open(objective, slots)) {
      ResumableTrial whole = until(Integer.MAX_VALUE, "whole");
      Map<String, Double> expected = opened.run(whole);
      int half = Math.max(1, whole.history().lastKey() / 2);

      ResumableTrial first = until(half, "torn");
      opened.run(first);
      assertThat(first.history().lastKey()).isEqualTo(half);
      ResumableTrial second = first.next(Integer.MAX_VALUE);
      Map<String, Double> result = opened.run(second);

      assertThat(second.log()).contains("Goes on after epoch %d, from its".formatted(half));
      assertThat(second.firstStep()).isIn(0, half + 1);
      assertThat(second.history()).isEqualTo(whole.history());
      assertThat(result).isEqualTo(expected);
    }
  }

  @Test
  void oneThatWasInterruptedAfterItsLastEpochIsOnlyScored() throws Exception {
    for (PartSpec objective : List.of(scvi(Map.of("fuse", "on")), classifier(Map.of()))) {
      try (Objective opened = open(objective, 1)) {
        ResumableTrial whole = until(Integer.MAX_VALUE, objective.kind() + "-whole");
        Map<String, Double> expected = opened.run(whole);
        ResumableTrial first = until(whole.history().lastKey(), objective.kind());
        opened.run(first);
        ResumableTrial second = first.next(Integer.MAX_VALUE);

        assertThat(opened.run(second)).isEqualTo(expected);
        assertThat(second.firstStep()).isZero();
        assertThat(second.history()).isEqualTo(whole.history());
      }
    }
  }

  @Test
  void goesOnMoreThanOnce() throws Exception {
    try (Objective opened = open(scvi(Map.of()), 1)) {
      ResumableTrial whole = until(Integer.MAX_VALUE, "whole");
      Map<String, Double> expected = opened.run(whole);
      ResumableTrial trial = until(1, "pieces");
      Map<String, Double> result = opened.run(trial);
      for (int epoch = 2; epoch <= EPOCHS + 1; epoch++) {
        trial = trial.next(epoch);
        result = opened.run(trial);
      }

      assertThat(result).isEqualTo(expected);
      assertThat(trial.history()).isEqualTo(whole.history());
    }
  }

  @Test
  void aTornOrDamagedCheckpointIsNotUsed() throws Exception {
    for (PartSpec objective : List.of(scvi(Map.of()), classifier(Map.of()))) {
      try (Objective opened = open(objective, 1)) {
        ResumableTrial whole = until(Integer.MAX_VALUE, objective.kind() + "-whole");
        Map<String, Double> expected = opened.run(whole);
        ResumableTrial first = until(3, objective.kind());
        opened.run(first);
        Path file = first.folder().resolve(FILE);
        byte[] bytes = Files.readAllBytes(file);

        byte[] flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 0x10;
        for (byte[] wrong :
            List.of(
                java.util.Arrays.copyOf(bytes, bytes.length / 2),
                java.util.Arrays.copyOf(bytes, bytes.length - 1),
                new byte[0],
                new byte[bytes.length],
                flipped)) {
          Files.write(file, wrong);
          ResumableTrial second = first.next(Integer.MAX_VALUE);

          assertThat(opened.run(second)).isEqualTo(expected);
          assertThat(second.log()).contains("The checkpoint is not used, training starts anew: ");
          assertThat(second.firstStep()).isEqualTo(1);
          assertThat(second.history()).isEqualTo(whole.history());
        }
      }
    }
  }

  @Test
  void aCheckpointOfAnotherTrainingIsNotUsed() throws Exception {
    ResumableTrial first = until(3, "some");
    try (Objective opened = open(scvi(Map.of()), 1)) {
      opened.run(first);
    }
    for (Map<String, Object> other :
        List.<Map<String, Object>>of(Map.of("test-share", 0.3), Map.of("lr", 0.01))) {
      try (Objective opened = open(scvi(other), 1)) {
        ResumableTrial second = first.next(1);
        opened.run(second);

        assertThat(second.firstStep()).isEqualTo(1);
        assertThat(second.log())
            .contains("belongs to another training, or to another version of Tunebench");
      }
    }
  }

  @Test
  void aCheckpointOfOtherFoldsIsNotUsed() throws Exception {
    ResumableTrial first = until(3, "some");
    try (Objective opened = open(classifier(Map.of("folds", 3L)), 1)) {
      opened.run(first);
    }
    try (Objective opened = open(classifier(Map.of()), 1)) {
      ResumableTrial second = first.next(1);
      opened.run(second);

      assertThat(second.firstStep()).isEqualTo(1);
      assertThat(second.log()).contains("belongs to another training");
    }
  }

  @Test
  void aCheckpointFromBeforeThereWereFoldsIsUsed() throws Exception {
    try (Objective opened = open(classifier(Map.of()), 1)) {
      ResumableTrial whole = until(Integer.MAX_VALUE, "whole");
      Map<String, Double> expected = opened.run(whole);
      ResumableTrial first = until(3, "earlier");
      opened.run(first);
      try (FileSystem zip = FileSystems.newFileSystem(first.folder().resolve(FILE))) {
        Path description = zip.getPath("model.json");
        String said = Files.readString(description);
        String earlier = said.replaceFirst("(\"nan_batches\" : )\\[ (\\d+) ]", "$1$2");
        assertThat(earlier).isNotEqualTo(said);
        Files.writeString(description, earlier);
      }
      ResumableTrial second = first.next(Integer.MAX_VALUE);

      assertThat(opened.run(second)).isEqualTo(expected);
      assertThat(second.log()).contains("Goes on after epoch 3, from its checkpoint.");
    }
  }

  @Test
  void draftsOfAnAttemptThatWasKilledWhileItWroteAreRemoved() throws Exception {
    try (Objective opened = open(classifier(Map.of()), 1)) {
      ResumableTrial first = until(2, "killed");
      opened.run(first);
      Path draft = Files.write(first.folder().resolve("." + FILE + "123.part"), new byte[9]);
      opened.run(first.next(3));

      assertThat(draft).doesNotExist();
      assertThat(first.folder().toFile().list()).containsExactly(FILE);
    }
  }
}
