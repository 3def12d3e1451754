package org.tunebench.engine.objective.classifier;

import java.util.Arrays;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.data.LabelledSamples;
import org.tunebench.engine.data.SampleSets;
import org.tunebench.engine.data.SampleSplit;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * Samples on a device in three parts, made once in a worker and shared by all its trials. It never
 * changes, so any number of threads may read it; it has to outlive them.
 */
final class ClassifierData implements AutoCloseable {
  /**
   * A part of the samples.
   *
   * @param tensors what its rows count in
   * @param rows the rows of the part
   */
  record Part(SampleTensors tensors, int[] rows) {}

  private final TensorArena arena = new TensorArena();
  private final String device;
  private final int features;
  private final int classes;
  private final Part train;
  private final Part validation;
  private final Part test;

  private ClassifierData(SampleSets sets, SampleSplit split, String device, ScalarType type) {
    try {
      TensorSpace space = new TensorSpace(arena, device, type);
      LabelledSamples samples = sets.samples();
      Scaling scaling = Scaling.of(samples, split.train());
      SampleTensors all = SampleTensors.of(samples, samples.classes(), scaling, space);
      this.device = device;
      this.features = samples.features().size();
      this.classes = samples.classes().size();
      this.train = new Part(all, split.train());
      this.validation = new Part(all, split.validation());
      this.test =
          sets.test()
              .map(
                  apart ->
                      wholly(apart, SampleTensors.of(apart, samples.classes(), scaling, space)))
              .orElse(new Part(all, split.test()));
    } catch (RuntimeException | Error e) {
      // What a device without memory left has made so far would stay on it.
      arena.close();
      throw e;
    }
  }

  private static Part wholly(LabelledSamples samples, SampleTensors tensors) {
    int[] rows = new int[samples.samples()];
    Arrays.setAll(rows, i -> i);
    return new Part(tensors, rows);
  }

  /**
   * @param split of the samples that are not apart already
   * @param device {@code cpu}, {@code cuda} or {@code cuda:N}
   */
  static ClassifierData of(SampleSets sets, SampleSplit split, String device, ScalarType type) {
    ClassifierData[] made = new ClassifierData[1];
    TensorArena.scoped(() -> made[0] = new ClassifierData(sets, split, device, type));
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
    int most = Math.max(train.rows.length, Math.max(validation.rows.length, test.rows.length));
    return Math.min(batchSize, most);
  }

  /** What is trained on. */
  Part train() {
    return train;
  }

  /** What the training is judged by. */
  Part validation() {
    return validation;
  }

  /** What only the final model is tested with. */
  Part test() {
    return test;
  }

  @Override
  public void close() {
    arena.close();
  }
}
