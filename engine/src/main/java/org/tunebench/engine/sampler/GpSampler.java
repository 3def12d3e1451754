package org.tunebench.engine.sampler;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.sampler.gp.Acquisition;
import org.tunebench.engine.sampler.gp.AcquisitionSearch;
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
record GpSampler(GpSettings settings, Fits fits) implements Sampler {
  /** Fewer ended trials than this tell a model nothing. */
  private static final int LEAST_ENDED = 2;

  /** Trials without a gain before some look elsewhere. */
  private static final int PATIENCE = 2;

  /** The improvement that is asked for then, in deviations of the warped losses. */
  private static final double LARGE_IMPROVEMENT = 0.3;

  GpSampler(GpSettings settings) {
    this(settings, new Fits(settings));
  }

  @Override
  public Optional<Suggestion> suggest(SearchSpace space, History history, int trialNumber) {
    Cube cube = new Cube(space);
    if (isStartup(history)) {
      return Optional.of(Suggestion.startUp(StartDesign.suggest(space, history, trialNumber)));
    }
    RandomGenerator random = Seeds.generator(history.seed(), trialNumber);
    Observations seen = Observations.of(cube, history);
    double[] point =
        inTheMiddle(cube, history, trialNumber, random)
            .orElseGet(() -> byModel(cube, seen, history, trialNumber, random));
    return Optional.of(new Suggestion(cube.configurationAt(point), GpSettings.KIND.kind()));
  }

  /** The middle of the best trials, if it is this trial's part to go there and nobody has been. */
  private Optional<double[]> inTheMiddle(
      Cube cube, History history, int trialNumber, RandomGenerator random) {
    return playsPart(history) && Recombination.isTurnOf(trialNumber)
        ? Recombination.ofTheBest(cube, history, random)
        : Optional.empty();
  }

  private double[] byModel(
      Cube cube, Observations seen, History history, int trialNumber, RandomGenerator random) {
    Posterior posterior =
        Posterior.of(
            fits.model(cube, seen, history, prior(history, trialNumber), random),
            cube,
            seen,
            history);
    boolean isNear = playsPart(history) && SideBySide.isNear(trialNumber);
    Proposals proposals = new Proposals(cube, seen, random, isNear);
    Optional<Acquisition.Kind> kind = settings.choice().kind();
    if (kind.isEmpty()) {
      return posterior.leastDrawn(Tried.leftOf(cube, proposals.candidates(), history), random);
    }
    Acquisition acquisition = acquisition(kind.get(), posterior.best(), history, trialNumber);
    return proposals.mostPromising(
        new AcquisitionSearch(posterior.model(), acquisition),
        candidate -> Tried.contains(history, candidate));
  }

  private boolean isStartup(History history) {
    return history.size() < settings.startupTrials()
        || history.rankedCount() < LEAST_ENDED
        || history.rankedWithLoss() == 0;
  }

  private Acquisition acquisition(
      Acquisition.Kind kind, double best, History history, int trialNumber) {
    if (playsPart(history)) {
      return SideBySide.acquisition(
          kind, best, settings.parameter(), history.rankedCount(), trialNumber);
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

  private static boolean haveReports(History history) {
    return IntStream.range(0, history.pendingCount())
        .anyMatch(k -> history.curve(history.pending(k)).size() > 0);
  }

  @Override
  public String explain(SearchSpace space, History history) {
    if (isStartup(history)) {
      return "Gaussian process: "
          + StartDesign.explain(history, settings.startupTrials(), LEAST_ENDED);
    }
    String what =
        "Gaussian process (%s, %s) on %d trials"
            .formatted(settings.kernel().title(), settings.choice().title(), history.rankedCount());
    what += haveReports(history) ? "; those under way count as they stand" : "";
    if (playsPart(history)) {
      return what
          + "; of each eight trials, one looks where least is known and one between the best, so that"
          + " those side by side differ";
    }
    return isStuck(history)
        ? what
            + "; nothing much better for %d trials, so some look elsewhere"
                .formatted(Stagnation.trialsSinceGain(history))
        : what;
  }
}
