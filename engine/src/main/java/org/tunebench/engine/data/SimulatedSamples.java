package org.tunebench.engine.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tunebench.engine.WrongInputException;

/**
 * Simulated samples of several classes, for demonstrations and tests. Each class is a mixture of
 * clusters, so that no straight line parts it from the others:
 *
 * <pre>
 * centre   c_kj = 1.2 ε for cluster j of class k and each feature
 * sample   x    = c_kj + ε, k and j drawn with equal chances
 * </pre>
 *
 * where each ε is a standard normal of its own.
 *
 * @param samples number of samples
 * @param features number of features
 * @param classes number of classes
 * @param clusters number of clusters a class
 * @param seed the same seed gives the same samples on every platform
 */
public record SimulatedSamples(int samples, int features, int classes, int clusters, long seed) {
  /** The demonstration: 3,000 samples of 16 features in 6 classes. */
  public static final SimulatedSamples DEMO = new SimulatedSamples(3000, 16, 6, 6, 0);

  private static final double SPREAD = 1.2;

  /**
   * @throws WrongInputException when a number is outside its range
   */
  public SimulatedSamples {
    require(features >= 1, "features", "at least 1");
    require(classes >= 2, "classes", "at least 2");
    require(clusters >= 1, "clusters", "at least 1");
    require(samples >= 10 * classes, "samples", "at least ten times the number of classes");
  }

  private static void require(boolean holds, String field, String right) {
    if (!holds) {
      throw new WrongInputException(field, "expected " + right);
    }
  }

  /** Draws the samples. */
  public LabelledSamples generate() {
    SeededRandom random = new SeededRandom(seed);
    double[] centres = new double[classes * clusters * features];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = SPREAD * random.nextGaussian();
    }
    float[] values = new float[samples * features];
    List<String> labels = new ArrayList<>(samples);
    for (int sample = 0; sample < samples; sample++) {
      // The first samples go round, so that no class is missing.
      int label = sample < 2 * classes ? sample % classes : random.nextInt(classes);
      int cluster = label * clusters + random.nextInt(clusters);
      for (int feature = 0; feature < features; feature++) {
        values[sample * features + feature] =
            (float) (centres[cluster * features + feature] + random.nextGaussian());
      }
      labels.add(Integer.toString(label));
    }
    List<String> names = IntStream.rangeClosed(1, features).mapToObj(i -> "feature " + i).toList();
    return new LabelledSamples("demo", names, values, CellAnnotation.of(labels));
  }
}
