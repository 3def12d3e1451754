package org.tunebench.engine.sampler.gp;

/** Climbs from a place to the nearest maximum of an acquisition along the axes that have slopes. */
public final class AcquisitionSearch {
  private final GaussianProcess model;
  private final Acquisition acquisition;
  private final double[] prediction = new double[2];
  private final double[] slopes = new double[2];

  /** Searches a model. */
  public AcquisitionSearch(GaussianProcess model, Acquisition acquisition) {
    this.model = model;
    this.acquisition = acquisition;
  }

  /** The acquisition at a point of the data's form. */
  public double value(double[] point) {
    model.predict(point, prediction);
    return acquisition.value(prediction[0], prediction[1], slopes);
  }

  /**
   * Climbs along some axes, staying in [0, 1].
   *
   * @param point the start; becomes the best place found
   * @param free the axes to move along
   * @param iterations the most steps
   */
  public void climb(double[] point, int[] free, int iterations) {
    double[] low = new double[free.length];
    double[] high = new double[free.length];
    double[] x = new double[free.length];
    for (int k = 0; k < free.length; k++) {
      high[k] = 1;
      x[k] = point[free[k]];
    }
    double[] moved = point.clone();
    new BoxMinimizer((at, gradient) -> descent(at, gradient, moved, free), low, high)
        .minimize(x, iterations, 1e-6);
    for (int k = 0; k < free.length; k++) {
      point[free[k]] = x[k];
    }
  }

  private double descent(double[] at, double[] gradient, double[] moved, int[] free) {
    for (int k = 0; k < free.length; k++) {
      moved[free[k]] = at[k];
    }
    double value = value(moved);
    double[] ofMean = new double[free.length];
    double[] ofDeviation = new double[free.length];
    model.slopesAt(moved, free, prediction[1], ofMean, ofDeviation);
    for (int k = 0; k < free.length; k++) {
      gradient[k] = -(slopes[0] * ofMean[k] + slopes[1] * ofDeviation[k]);
    }
    return -value;
  }
}
