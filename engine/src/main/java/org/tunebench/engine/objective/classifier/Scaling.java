package org.tunebench.engine.objective.classifier;

import java.util.Arrays;
import org.tunebench.engine.data.LabelledSamples;

/**
 * Brings features to a like size. Pixels, whose range is known, go to [0, 1]; a feature of a table
 * gets mean 0 and standard deviation 1 over the samples that are trained on, so that nothing is
 * learnt from those held out. A feature that is the same in all of them stays 0.
 */
final class Scaling {
  private final double[] shift;
  private final double[] factor;

  private Scaling(double[] shift, double[] factor) {
    this.shift = shift;
    this.factor = factor;
  }

  static Scaling of(LabelledSamples samples, int[] train) {
    int features = samples.features().size();
    double[] shift = new double[features];
    double[] factor = new double[features];
    if (samples.largest().isPresent()) {
      Arrays.fill(factor, 1 / samples.largest().getAsDouble());
      return new Scaling(shift, factor);
    }
    for (int feature = 0; feature < features; feature++) {
      double sum = 0;
      for (int sample : train) {
        sum += samples.value(sample, feature);
      }
      double mean = sum / train.length;
      double squares = 0;
      for (int sample : train) {
        double deviation = samples.value(sample, feature) - mean;
        squares += deviation * deviation;
      }
      shift[feature] = mean;
      factor[feature] = squares == 0 ? 0 : 1 / Math.sqrt(squares / train.length);
    }
    return new Scaling(shift, factor);
  }

  /** Scales rows of features in place. */
  void apply(float[] rows) {
    for (int i = 0; i < rows.length; i++) {
      int feature = i % shift.length;
      rows[i] = (float) ((rows[i] - shift[feature]) * factor[feature]);
    }
  }
}
