package org.tunebench.engine.sampler;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.sampler.gp.Acquisition;
import org.tunebench.engine.sampler.gp.AcquisitionSearch;
import org.tunebench.engine.sampler.gp.GaussianProcess;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.Seeds;
import org.tunebench.engine.study.TrialState;

/**
 * Search with a Gaussian process over the mixed, conditional space. Pending trials are taken to
 * give what is expected of them, so that trials in parallel keep apart. When nothing better has
 * been found for a while, every second trial asks for a larger improvement: that leads away from
 * what is known, out of local optima.
 */
record GpSampler(GpSettings settings) implements Sampler {
  /** Fewer ended trials than this tell a model nothing. */
  private static final int LEAST_ENDED = 3;

  /** Trials without a gain before every second one looks elsewhere. */
  private static final int PATIENCE = 3;

  /** The improvement that is asked for then, in deviations of the warped losses. */
  private static final double LARGE_IMPROVEMENT = 0.3;

  /** Points nearer than this along every axis are the same trial. */
  private static final double SAME = 1e-7;

  @Override
  public Optional<Configuration> suggest(SearchSpace space, History history, int trialNumber) {
    Cube cube = new Cube(space);
    if (isStartup(history)) {
      return Optional.of(StartDesign.suggest(space, history, trialNumber));
    }
    RandomGenerator random = Seeds.generator(history.seed(), trialNumber);
    Observations seen = Observations.of(cube, history);
    GaussianProcess fitted =
        GaussianProcess.fit(
            seen.trainingSet(), settings.kernel(), settings.prior(), settings.restarts(), random);
    GaussianProcess model = withPending(fitted, cube, seen, history);
    Proposals proposals = new Proposals(cube, seen, random);
    double[] point =
        settings.choice() == GpSettings.Choice.THOMPSON
            ? byThompson(model, cube, proposals.candidates(), random)
            : proposals.mostPromising(
                new AcquisitionSearch(model, acquisition(fitted, cube, seen, history, trialNumber)),
                candidate -> isTaken(candidate, history));
    return Optional.of(cube.configurationAt(point));
  }

  private boolean isStartup(History history) {
    return history.size() < settings.startupTrials()
        || history.rankedCount() < LEAST_ENDED
        || history.rankedWithLoss() == 0;
  }

  private static GaussianProcess withPending(
      GaussianProcess fitted, Cube cube, Observations seen, History history) {
    int pending = Math.min(history.pendingCount(), seen.size());
    if (pending == 0) {
      return fitted;
    }
    double[][] points = new double[pending][];
    double[] expected = new double[pending];
    for (int k = 0; k < pending; k++) {
      int trial = history.pending(history.pendingCount() - 1 - k);
      points[k] = cube.pointOf(history, trial);
      expected[k] = fitted.meanAt(Observations.features(cube, points[k]));
    }
    return fitted.on(seen.with(points, expected));
  }

  private Acquisition acquisition(
      GaussianProcess fitted, Cube cube, Observations seen, History history, int trialNumber) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < seen.size(); i++) {
      // What the model makes of a trial: noise may have flattered the best one.
      best = Math.min(best, fitted.meanAt(Observations.features(cube, seen.point(i))));
    }
    boolean elsewhere = trialNumber % 2 == 0 && isStuck(history);
    double parameter =
        elsewhere ? Math.max(settings.parameter(), LARGE_IMPROVEMENT) : settings.parameter();
    return new Acquisition(settings.choice().kind(), best, parameter);
  }

  private boolean isStuck(History history) {
    boolean improves =
        settings.choice() == GpSettings.Choice.EI || settings.choice() == GpSettings.Choice.PI;
    return settings.explore() && improves && Stagnation.trialsSinceGain(history) >= PATIENCE;
  }

  private static boolean isTaken(double[] point, History history) {
    for (int t = 0; t < history.size(); t++) {
      if (history.state(t) != TrialState.INTERRUPTED && isSame(point, history, t)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(double[] point, History history, int trial) {
    for (int p = 0; p < point.length; p++) {
      double other = history.unit(p, trial);
      boolean same =
          Double.isNaN(point[p]) ? Double.isNaN(other) : Math.abs(point[p] - other) <= SAME;
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static double[] byThompson(
      GaussianProcess model, Cube cube, double[][] candidates, RandomGenerator random) {
    double[][] features = new double[candidates.length][];
    for (int c = 0; c < candidates.length; c++) {
      features[c] = Observations.features(cube, candidates[c]);
    }
    double[] drawn = model.draw(features, random);
    int best = 0;
    for (int c = 1; c < drawn.length; c++) {
      best = drawn[c] < drawn[best] ? c : best;
    }
    return candidates[best];
  }

  @Override
  public String explain(SearchSpace space, History history) {
    if (isStartup(history)) {
      return "Gaussian process: start-up, %d of %d trials spread evenly"
          .formatted(history.size(), settings.startupTrials());
    }
    String what =
        "Gaussian process (%s, %s) on %d trials"
            .formatted(
                settings.kernel().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                settings.choice().word(),
                history.rankedCount());
    return isStuck(history)
        ? what
            + "; nothing better for %d trials, so every second one looks elsewhere"
                .formatted(Stagnation.trialsSinceGain(history))
        : what;
  }
}
