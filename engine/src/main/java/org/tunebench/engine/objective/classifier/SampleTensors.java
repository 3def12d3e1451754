package org.tunebench.engine.objective.classifier;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.data.LabelledSamples;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * Samples on a device.
 *
 * @param features samples × features
 * @param labels samples × 1
 */
record SampleTensors(Tensor features, Tensor labels) {
  /** How many numbers are copied to the device at once. */
  private static final int CHUNK = 1 << 22;

  /**
   * Copies all samples.
   *
   * @param classes the names that labels are numbered by
   */
  static SampleTensors of(
      LabelledSamples samples, List<String> classes, Scaling scaling, TensorSpace space) {
    int width = samples.features().size();
    Tensor features = space.empty(samples.samples(), width);
    int rows = Math.max(1, CHUNK / width);
    for (int start = 0; start < samples.samples(); start += rows) {
      copyRows(samples, scaling, features, start, Math.min(rows, samples.samples() - start));
    }
    long[] labels = new long[samples.samples()];
    for (int sample = 0; sample < labels.length; sample++) {
      labels[sample] = classes.indexOf(samples.classes().get(samples.label(sample)));
    }
    Tensor column = space.arena().keep(space.indices(labels).view(labels.length, 1));
    return new SampleTensors(features, column);
  }

  private static void copyRows(
      LabelledSamples samples, Scaling scaling, Tensor features, int start, int rows) {
    int width = samples.features().size();
    float[] copy = new float[rows * width];
    for (int i = 0; i < rows; i++) {
      samples.copyRow(start + i, copy, i * width);
    }
    scaling.apply(copy);
    TensorArena.scoped(
        () -> {
          FloatPointer pointer = new FloatPointer(copy);
          Tensor chunk =
              torch.from_blob(
                  pointer, new long[] {rows, width}, new TensorOptions(ScalarType.Float));
          features.narrow(0, start, rows).copy_(chunk);
        });
  }
}
