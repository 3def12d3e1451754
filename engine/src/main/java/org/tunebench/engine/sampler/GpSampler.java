package org.tunebench.engine.sampler;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.sampler.gp.Acquisition;
import org.tunebench.engine.sampler.gp.AcquisitionSearch;
import org.tunebench.engine.sampler.gp.GaussianProcess;
import org.tunebench.engine.sampler.gp.HyperPrior;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.Seeds;

/**
 * Search with a Gaussian process over the mixed, conditional space. Pending trials are taken to
 * give what is expected of them, so that trials in parallel keep apart, by the model and by how
 * they stand ({@link Forecasts}); many side by side play parts by turns ({@link SideBySide}). Of
 * fewer, every second one asks for a large improvement when nothing better has been found for a
 * while: that leads away from what is known, out of local optima.
 */
record GpSampler(GpSettings settings) implements Sampler {
  /** Fewer ended trials than this tell a model nothing. */
  private static final int LEAST_ENDED = 2;

  /** Trials without a gain before some look elsewhere. */
  private static final int PATIENCE = 2;

  /** The improvement that is asked for then, in deviations of the warped losses. */
  private static final double LARGE_IMPROVEMENT = 0.3;

  @Override
  public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
    Cube cube = new Cube(space);
    if (isStartup(history)) {
      return Optional.of(Suggestion.startUp(StartDesign.suggest(space, history, trialNumber)));
    }
    RandomGenerator random = Seeds.generator(history.seed(), trialNumber);
    Observations seen = Observations.of(cube, history);
    if (playsPart(history) && SideBySide.isInTheMiddle(trialNumber)) {
      Optional<double[]> middle = Recombination.ofTheBest(cube, seen, history, random);
      if (middle.isPresent()) {
        return Optional.of(modelled(cube, middle.get()));
      }
    }
    GaussianProcess fitted =
        GaussianProcess.fit(
            seen.trainingSet(),
            settings.kernel(),
            prior(history, trialNumber),
            settings.restarts(),
            random);
    int[] underWay = latestPending(seen.size(), history);
    double[][] pending = new double[underWay.length][];
    Arrays.setAll(pending, k -> cube.pointOf(history, underWay[k]));
    double[] expected = expectedOf(underWay, pending, fitted, cube, seen.forecasts());
    GaussianProcess model = pending.length == 0 ? fitted : fitted.on(seen.with(pending, expected));
    boolean isNear = playsPart(history) && SideBySide.isNear(trialNumber);
    Proposals proposals = new Proposals(cube, seen, random, isNear);
    Optional<Acquisition.Kind> kind = settings.choice().kind();
    if (kind.isEmpty()) {
      double[][] untried = Tried.leftOf(proposals.candidates(), history);
      return Optional.of(modelled(cube, byThompson(model, cube, untried, random)));
    }
    double best = Math.min(least(expected), least(expected(fitted, cube, seen.points())));
    Acquisition acquisition = acquisition(kind.get(), best, history, trialNumber);
    double[] point =
        proposals.mostPromising(
            new AcquisitionSearch(model, acquisition),
            candidate -> Tried.contains(history, candidate));
    return Optional.of(modelled(cube, point));
  }

  private static Suggestion modelled(Cube cube, double[] point) {
    return new Suggestion(cube.configurationAt(point), GpSettings.KIND.kind());
  }

  private boolean isStartup(History history) {
    return history.size() < settings.startupTrials()
        || history.rankedCount() < LEAST_ENDED
        || history.rankedWithLoss() == 0;
  }

  /** The latest trials under way, no more than have ended. */
  private static int[] latestPending(int most, History history) {
    int[] trials = new int[Math.min(history.pendingCount(), most)];
    Arrays.setAll(trials, k -> history.pending(history.pendingCount() - 1 - k));
    return trials;
  }

  /** What trials under way will give, by the model and by what they have reported. */
  private static double[] expectedOf(
      int[] trials, double[][] points, GaussianProcess model, Cube cube, Forecasts forecasts) {
    double[] expected = new double[trials.length];
    double[] at = new double[2];
    for (int k = 0; k < trials.length; k++) {
      model.predict(Observations.features(cube, points[k]), at);
      Optional<Forecast> forecast = forecasts.of(trials[k]);
      expected[k] = forecast.isPresent() ? forecast.get().with(at[0], at[1]) : at[0];
    }
    return expected;
  }

  /** What the model makes of points: noise may have flattered what was seen there. */
  private static double[] expected(GaussianProcess model, Cube cube, double[][] points) {
    double[] expected = new double[points.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = model.meanAt(Observations.features(cube, points[i]));
    }
    return expected;
  }

  private static double least(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
    }
    return least;
  }

  private Acquisition acquisition(
      Acquisition.Kind kind, double best, History history, int trialNumber) {
    if (playsPart(history)) {
      return SideBySide.acquisition(kind, best, settings.parameter(), trialNumber);
    }
    boolean elsewhere = trialNumber % 2 == 0 && isStuck(history);
    double wanted = elsewhere ? LARGE_IMPROVEMENT : 0;
    return new Acquisition(kind, best, Math.max(settings.parameter(), wanted));
  }

  /** What a trial believes of the objective before anything was seen. */
  HyperPrior prior(History history, int trialNumber) {
    return playsPart(history) ? SideBySide.prior(settings.prior(), trialNumber) : settings.prior();
  }

  private boolean playsPart(History history) {
    return explores() && history.pendingCount() >= SideBySide.MANY_PENDING;
  }

  private boolean isStuck(History history) {
    return explores() && Stagnation.trialsSinceGain(history) >= PATIENCE;
  }

  private boolean explores() {
    boolean improves =
        settings.choice() == GpSettings.Choice.EI || settings.choice() == GpSettings.Choice.PI;
    return settings.explore() && improves;
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

  private static boolean haveReports(History history) {
    return IntStream.range(0, history.pendingCount())
        .anyMatch(k -> history.curve(history.pending(k)).size() > 0);
  }

  @Override
  public String explain(SearchSpace space, History history) {
    if (isStartup(history)) {
      return "Gaussian process: " + StartDesign.explain(history, settings.startupTrials());
    }
    String what =
        "Gaussian process (%s, %s) on %d trials"
            .formatted(settings.kernel().title(), settings.choice().title(), history.rankedCount());
    what += haveReports(history) ? "; those under way count as they stand" : "";
    if (playsPart(history)) {
      return what
          + "; of eight, one looks where least is known and one between the best, so that trials side"
          + " by side differ";
    }
    return isStuck(history)
        ? what
            + "; nothing better for %d trials, so some look elsewhere"
                .formatted(Stagnation.trialsSinceGain(history))
        : what;
  }
}
