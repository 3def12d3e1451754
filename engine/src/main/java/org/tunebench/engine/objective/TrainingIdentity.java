package org.tunebench.engine.objective;

import java.util.Locale;
import java.util.TreeMap;

/**
 * All that decides how a trial's training goes, as a text: what a checkpoint must have in common
 * with the trial that goes on from it. The data is named by its fingerprint, which is among the
 * settings of a study.
 */
public final class TrainingIdentity {
  private TrainingIdentity() {}

  /** That of a trial. */
  public static String of(WorkerSetup setup, TrialContext trial) {
    return String.format(
        Locale.ROOT,
        "%s %s, seed %d, %s, seed %d",
        setup.objective().kind(),
        new TreeMap<>(setup.objective().settings()),
        setup.seed(),
        new TreeMap<>(trial.configuration().values()),
        trial.seed());
  }
}
