package org.tunebench.engine.pruner;

import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.Settings;

/**
 * Ends a trial that has stopped getting better by itself, whatever the others do.
 *
 * @param patience epochs without a better value that are tolerated
 * @param leastGain by how much a value must be better to count
 * @param warmup epochs before which nothing is ended
 */
record PatiencePruner(int patience, double leastGain, int warmup) implements Pruner {

  static PatiencePruner read(Settings settings) {
    return new PatiencePruner(
        settings.integer("patience", 50, 1, Looks.LAST_EPOCH),
        settings.number("min-delta", 0, 0, Double.MAX_VALUE),
        settings.integer("warmup-epochs", 0, 0, Looks.LAST_EPOCH));
  }

  @Override
  public boolean shouldStop(History history, int trialNumber) {
    Curve curve = history.curve(trialNumber);
    if (curve.size() == 0 || curve.lastStep() <= warmup) {
      return false;
    }
    return curve.lastStep() - lastGain(curve, history.goal()) >= patience;
  }

  /** The step of the last point that was better than all before it, or else the first step. */
  private int lastGain(Curve curve, Goal goal) {
    int step = curve.step(0);
    double best = Losses.of(curve, goal, 0);
    for (int i = 1; i < curve.size(); i++) {
      double loss = Losses.of(curve, goal, i);
      if (Double.isNaN(best) ? !Double.isNaN(loss) : loss < best - leastGain) {
        best = loss;
        step = curve.step(i);
      }
    }
    return step;
  }
}
