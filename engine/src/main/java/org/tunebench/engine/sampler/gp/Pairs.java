package org.tunebench.engine.sampler.gp;

/** Pairs of places, how far they are apart along every axis, and how much a decay leaves there. */
abstract class Pairs {
  private final boolean[] categorical;
  private final Powers[] powers;
  private final double[][] distances;

  private Pairs(TrainingSet places, int count) {
    int axes = places.axes();
    this.categorical = places.categorical();
    this.powers = new Powers[axes];
    this.distances = new double[axes][count];
    for (int p = 0; p < axes; p++) {
      powers[p] = new Powers(places.columns()[p]);
    }
  }

  /** All pairs i &gt; j of some places, by rows. */
  static Pairs among(TrainingSet places) {
    return new Among(places);
  }

  /** Distances along an axis, by pair; along a categorical one 0 or 1. */
  final double[] distances(int axis) {
    return distances[axis];
  }

  /**
   * Fills in {@code exp(-rate distance)} along an axis, by pair.
   *
   * @param rate from 0 to {@link Powers#MOST_RATE}
   */
  final void decays(int axis, double rate, double[] decays) {
    if (categorical[axis]) {
      double change = Math.exp(-rate) - 1;
      double[] steps = distances[axis];
      for (int i = 0; i < steps.length; i++) {
        decays[i] = 1 + change * steps[i];
      }
    } else {
      powers[axis].at(rate);
      decays(axis, powers[axis], decays);
    }
  }

  /** The same along a numeric axis. */
  abstract void decays(int axis, Powers ofPlaces, double[] decays);

  private static final class Among extends Pairs {
    Among(TrainingSet places) {
      super(places, places.size() * (places.size() - 1) / 2);
      for (int p = 0; p < places.axes(); p++) {
        double[] column = places.columns()[p];
        int at = 0;
        for (int i = 1; i < column.length; i++) {
          places.distances(p, column[i], i, distances(p), at);
          at += i;
        }
      }
    }

    @Override
    void decays(int axis, Powers ofPlaces, double[] decays) {
      ofPlaces.decaysOfPairs(decays);
    }
  }

  /** Each of some places with one that is given later. */
  static final class Around extends Pairs {
    private final TrainingSet places;
    private double[] centre;

    Around(TrainingSet places) {
      super(places, places.size());
      this.places = places;
    }

    /**
     * Pairs all places with another.
     *
     * @param point of the places' form
     */
    void at(double[] point) {
      centre = point;
      for (int p = 0; p < point.length; p++) {
        places.distances(p, point[p], places.size(), distances(p), 0);
      }
    }

    @Override
    void decays(int axis, Powers ofPlaces, double[] decays) {
      ofPlaces.decaysFrom(centre[axis], decays);
    }
  }
}
