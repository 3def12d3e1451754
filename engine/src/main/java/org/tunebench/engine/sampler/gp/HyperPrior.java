package org.tunebench.engine.sampler.gp;

/**
 * What is believed of a signal before anything was seen: length scales and noise are log-normal,
 * the scales the longer the more axes there are (Hvarfner, Hellsten and Nardi 2024), so that many
 * axes do not make everything look far from everything; the part that axes add on their own is
 * logit-normal.
 *
 * @param scale the most likely length scale on one axis
 * @param scaleSpread deviation of its logarithm
 * @param noise the most likely variance of the noise, relative to the signal's
 * @param noiseSpread deviation of its logarithm
 * @param apart the most likely part of the signal, between 0 and 1, to which every axis adds its
 *     own, whatever the others are
 * @param apartSpread deviation of its logit
 */
public record HyperPrior(
    double scale,
    double scaleSpread,
    double noise,
    double noiseSpread,
    double apart,
    double apartSpread) {
  /** For objectives that give about the same when asked again. */
  public static final HyperPrior DEFAULT = new HyperPrior(0.5, 1, 1e-4, 2, 0.5, 1);

  /**
   * The same belief about another smoothness.
   *
   * @param longer how many times as long the most likely length scale is
   * @param wider by what the deviation of its logarithm is multiplied: below 1, the data have to
   *     say more to change the belief
   */
  public HyperPrior believing(double longer, double wider) {
    return new HyperPrior(
        scale * longer, scaleSpread * wider, noise, noiseSpread, apart, apartSpread);
  }

  /** The same belief with another likely part of the signal that the axes add on their own. */
  public HyperPrior withApart(double part) {
    return new HyperPrior(scale, scaleSpread, noise, noiseSpread, part, apartSpread);
  }

  /** Logarithm of the most likely length scale among so many axes. */
  double logScale(int axes) {
    return Math.log(scale) + 0.5 * Math.log(axes);
  }

  /** Logit of the most likely part that the axes add on their own. */
  double logitApart() {
    return Math.log(apart / (1 - apart));
  }
}
