package org.tunebench.engine.sampler.gp;

/**
 * Exponentials of places along one axis, from which those of all their distances follow: {@code
 * exp(-r |a - b|)} is the lesser of {@code exp(-r a) exp(r b)} and {@code exp(r a) exp(-r b)}. For
 * n places that takes n exponentials in place of n (n - 1) / 2.
 */
final class Powers {
  /** From the middle of the axis, so that neither side leaves the range of numbers. */
  private static final double MIDDLE = 0.5;

  /** What falls faster, and is nothing a tenth of the axis away, leaves the range of numbers. */
  static final double MOST_RATE = 1400;

  private final double[] places;
  private final double[] rises;
  private final double[] falls;
  private double rate = Double.NaN;

  Powers(double[] places) {
    this.places = places;
    this.rises = new double[places.length];
    this.falls = new double[places.length];
  }

  /**
   * Takes another rate; what has been worked out for the same is kept.
   *
   * @param newRate from 0 to {@link #MOST_RATE}, if places lie from 0 to 1
   */
  void at(double newRate) {
    if (newRate == rate) {
      return;
    }
    rate = newRate;
    for (int i = 0; i < places.length; i++) {
      rises[i] = rise(places[i]);
    }
    for (int i = 0; i < places.length; i++) {
      falls[i] = 1 / rises[i];
    }
  }

  private double rise(double place) {
    return Math.exp(rate * (place - MIDDLE));
  }

  /** Fills in how much is left at the distances of all pairs i &gt; j, by rows. */
  void decaysOfPairs(double[] decays) {
    int at = 0;
    for (int i = 1; i < places.length; i++) {
      decays(rises[i], falls[i], i, decays, at);
      at += i;
    }
  }

  /** Fills in how much is left at the distances from a place to all of these. */
  void decaysFrom(double place, double[] decays) {
    double rise = rise(place);
    decays(rise, 1 / rise, places.length, decays, 0);
  }

  private void decays(double rise, double fall, int count, double[] decays, int at) {
    for (int j = 0; j < count; j++) {
      double one = fall * rises[j];
      double other = rise * falls[j];
      // Inverses of each other; below is twice the greater. The virtual machine has vector
      // instructions for absolute values, and slow ones for the lesser of two.
      decays[at + j] = 2 / (one + other + Math.abs(one - other));
    }
  }
}
