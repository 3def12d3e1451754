package org.tunebench.engine.objective.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.data.LabelledSamples;
import org.tunebench.engine.data.SampleSets;
import org.tunebench.engine.data.SampleSplit;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * Samples on a device, split in three parts for each fold, made once in a worker and shared by all
 * its trials. It never changes, so any number of threads may read it; it has to outlive them.
 */
final class ClassifierData implements AutoCloseable {
  /**
   * A part of the samples.
   *
   * @param tensors what its rows count in
   * @param rows the rows of the part
   */
  record Part(SampleTensors tensors, int[] rows) {}

  /**
   * What one model of a trial sees.
   *
   * @param train what is trained on
   * @param validation what the training is judged by
   * @param test what only the final model is tested with
   */
  record Fold(Part train, Part validation, Part test) {
    private int largest() {
      return Math.max(train.rows.length, Math.max(validation.rows.length, test.rows.length));
    }
  }

  /**
   * All samples, scaled alike.
   *
   * @param apart those that came to test with, if any did
   */
  private record Scaled(SampleTensors samples, Optional<Part> apart) {
    static Scaled of(SampleSets sets, Scaling scaling, TensorSpace space) {
      List<String> classes = sets.samples().classes();
      return new Scaled(
          SampleTensors.of(sets.samples(), classes, scaling, space),
          sets.test()
              .map(apart -> wholly(apart, SampleTensors.of(apart, classes, scaling, space))));
    }

    Fold fold(SampleSplit split) {
      return new Fold(
          new Part(samples, split.train()),
          new Part(samples, split.validation()),
          apart.orElseGet(() -> new Part(samples, split.test())));
    }
  }

  private final TensorArena arena = new TensorArena();
  private final String device;
  private final int features;
  private final int classes;
  private final List<Fold> folds;

  private ClassifierData(
      SampleSets sets, List<SampleSplit> splits, String device, ScalarType type) {
    try {
      TensorSpace space = new TensorSpace(arena, device, type);
      LabelledSamples samples = sets.samples();
      this.device = device;
      this.features = samples.features().size();
      this.classes = samples.classes().size();
      this.folds = folds(sets, splits, space);
    } catch (RuntimeException | Error e) {
      // What a device without memory left has made so far would stay on it.
      arena.close();
      throw e;
    }
  }

  private static List<Fold> folds(SampleSets sets, List<SampleSplit> splits, TensorSpace space) {
    List<Fold> folds = new ArrayList<>();
    Scaled scaled = null;
    for (SampleSplit split : splits) {
      // Pixels are scaled alike whatever is trained on: one copy of them serves all folds.
      if (scaled == null || sets.samples().largest().isEmpty()) {
        scaled = Scaled.of(sets, Scaling.of(sets.samples(), split.train()), space);
      }
      folds.add(scaled.fold(split));
    }
    return List.copyOf(folds);
  }

  private static Part wholly(LabelledSamples samples, SampleTensors tensors) {
    int[] rows = new int[samples.samples()];
    Arrays.setAll(rows, i -> i);
    return new Part(tensors, rows);
  }

  /**
   * @param splits of the samples that are not apart already, one for each fold
   * @param device {@code cpu}, {@code cuda} or {@code cuda:N}
   */
  static ClassifierData of(
      SampleSets sets, List<SampleSplit> splits, String device, ScalarType type) {
    ClassifierData[] made = new ClassifierData[1];
    TensorArena.scoped(() -> made[0] = new ClassifierData(sets, splits, device, type));
    return made[0];
  }

  String device() {
    return device;
  }

  int features() {
    return features;
  }

  int classes() {
    return classes;
  }

  /** How many samples a batch has at most: no more than there are. */
  int largestBatch(int batchSize) {
    return Math.min(batchSize, folds.stream().mapToInt(Fold::largest).max().orElseThrow());
  }

  /** What each model of a trial sees; one alone without cross-validation. */
  List<Fold> folds() {
    return folds;
  }

  @Override
  public void close() {
    arena.close();
  }
}
