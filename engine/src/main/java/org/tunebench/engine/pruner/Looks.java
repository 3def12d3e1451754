package org.tunebench.engine.pruner;

import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Settings;

/**
 * At which reports a pruner looks.
 *
 * @param warmup none up to this epoch
 * @param interval and from then on the first report in each stretch of so many epochs
 */
record Looks(int warmup, int interval) {
  static final int LAST_EPOCH = 1_000_000_000;

  static Looks read(Settings settings) {
    return new Looks(
        settings.integer("warmup-epochs", 0, 0, LAST_EPOCH),
        settings.integer("interval", 1, 1, LAST_EPOCH));
  }

  /** Whether to look at the latest point of a curve. */
  boolean include(Curve curve) {
    int last = curve.size() - 1;
    if (last < 0 || curve.step(last) <= warmup) {
      return false;
    }
    return last == 0 || stretch(curve.step(last)) > stretch(curve.step(last - 1));
  }

  private int stretch(int step) {
    return step <= warmup ? -1 : (step - warmup - 1) / interval;
  }
}
