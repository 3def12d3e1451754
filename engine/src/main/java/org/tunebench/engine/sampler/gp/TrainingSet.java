package org.tunebench.engine.sampler.gp;

/**
 * Points and what was seen there. Distances along an axis are differences of places; along a
 * categorical one 0 for the same option and 1 for others.
 *
 * @param categorical by axis, whether it has options without an order
 * @param columns by axis and point: the place, or the number of the option
 * @param targets by point, of mean about 0 and deviation about 1, to be minimised
 */
public record TrainingSet(boolean[] categorical, double[][] columns, double[] targets) {
  /** Number of points. */
  public int size() {
    return targets.length;
  }

  /** Number of axes. */
  public int axes() {
    return categorical.length;
  }

  /**
   * The same axes with other points, at which nothing was seen.
   *
   * @param points by point and axis
   */
  TrainingSet at(double[][] points) {
    double[][] places = new double[axes()][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int p = 0; p < places.length; p++) {
        places[p][i] = points[i][p];
      }
    }
    return new TrainingSet(categorical, places, new double[points.length]);
  }

  /**
   * Fills in distances along one axis, of a place to the first points.
   *
   * @param place on this axis, or the number of an option
   * @param count how many points
   * @param at where in the distances the first one goes
   */
  void distances(int axis, double place, int count, double[] distances, int at) {
    double[] column = columns[axis];
    for (int j = 0; j < count; j++) {
      distances[at + j] = Math.abs(place - column[j]);
    }
    if (categorical[axis]) {
      for (int j = 0; j < count; j++) {
        distances[at + j] = distances[at + j] == 0 ? 0 : 1;
      }
    }
  }
}
