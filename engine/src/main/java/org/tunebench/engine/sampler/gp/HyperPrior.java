package org.tunebench.engine.sampler.gp;

/**
 * What is believed of length scales and noise before anything was seen: log-normal, the scales the
 * longer the more axes there are (Hvarfner, Hellsten and Nardi 2024), so that many axes do not make
 * everything look far from everything.
 *
 * @param scale the most likely length scale on one axis
 * @param scaleSpread deviation of its logarithm
 * @param noise the most likely variance of the noise, relative to the signal's
 * @param noiseSpread deviation of its logarithm
 * @param apart the part of the signal, 0 to 1, to which every axis adds its own, whatever the
 *     others are
 */
public record HyperPrior(
    double scale, double scaleSpread, double noise, double noiseSpread, double apart) {
  /** For objectives that give about the same when asked again. */
  public static final HyperPrior DEFAULT = new HyperPrior(0.5, 1, 1e-4, 2, 0);

  /**
   * The same belief about another smoothness.
   *
   * @param longer how many times as long the most likely length scale is
   * @param wider by what the deviation of its logarithm is multiplied: below 1, the data have to
   *     say more to change the belief
   */
  public HyperPrior believing(double longer, double wider) {
    return new HyperPrior(scale * longer, scaleSpread * wider, noise, noiseSpread, apart);
  }

  /** The same belief with another part of the signal that the axes add apart from each other. */
  public HyperPrior withApart(double part) {
    return new HyperPrior(scale, scaleSpread, noise, noiseSpread, part);
  }

  /** Logarithm of the most likely length scale among so many axes. */
  double logScale(int axes) {
    return Math.log(scale) + 0.5 * Math.log(axes);
  }
}
