package org.tunebench.engine.sampler;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.random.RandomGenerator;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.sampler.gp.GaussianProcess;
import org.tunebench.engine.sampler.gp.HyperPrior;
import org.tunebench.engine.sampler.gp.TrainingSet;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.Seeds;

/**
 * The models of one study. While few trials have ended, each fits length scales, noise and the rest
 * to all of them; later, when one more trial hardly moves these, to the first ones, in steps of a
 * twentieth: what was fitted to 100 goes for up to 104, and all trials inform the model. Each such
 * fit starts where that to the first 100 ended. What was fitted is remembered, which saves most of
 * the time and changes nothing: it depends on the trials alone.
 */
final class Fits {
  /** With fewer trials than this, all of them decide. */
  static final int ALL_DECIDE = 100;

  /** More trials make a step: one in so many. */
  private static final int STEP = 20;

  /** Trials side by side believe differently by turns: as many beliefs as there are, and more. */
  private static final int MOST_REMEMBERED = 16;

  private final GpSettings settings;

  /** In the order of their last use. */
  private final Map<Basis, GaussianProcess> remembered =
      new LinkedHashMap<>(MOST_REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Entry<Basis, GaussianProcess> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /** All that a fit depends on, compared by what it says. */
  private record Basis(TrainingSet data, HyperPrior prior, long seed) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Basis basis
          && seed == basis.seed
          && prior.equals(basis.prior)
          && Arrays.equals(data.targets(), basis.data.targets())
          && Arrays.deepEquals(data.columns(), basis.data.columns());
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(data.targets());
    }
  }

  Fits(GpSettings settings) {
    this.settings = settings;
  }

  /**
   * The model of all trials that have ended.
   *
   * @param seen these trials
   * @param prior what is believed before anything was seen
   * @param random of the trial that asks
   */
  GaussianProcess model(
      Cube cube, Observations seen, History history, HyperPrior prior, RandomGenerator random) {
    int ended = history.rankedCount();
    if (ended < ALL_DECIDE) {
      return fit(seen.trainingSet(), prior, random);
    }
    return decided(deciding(ended), cube, history, prior).on(seen.trainingSet());
  }

  /**
   * How many of the ended trials decide on length scales.
   *
   * @param ended how many there are
   */
  static int deciding(int ended) {
    int deciding = Math.min(ended, ALL_DECIDE);
    while (deciding >= ALL_DECIDE && deciding + deciding / STEP <= ended) {
      deciding += deciding / STEP;
    }
    return deciding;
  }

  /** What the first trials decide: where these are more, from what the fewest of them do. */
  private synchronized GaussianProcess decided(
      int deciding, Cube cube, History history, HyperPrior prior) {
    TrainingSet data = Observations.ofFirst(deciding, cube, history).trainingSet();
    Basis basis = new Basis(data, prior, history.seed());
    GaussianProcess known = remembered.get(basis);
    if (known == null) {
      RandomGenerator random = Seeds.generator(history.seed(), data.size());
      known =
          deciding == ALL_DECIDE
              ? fit(data, prior, random)
              : decided(ALL_DECIDE, cube, history, prior).refit(data, settings.restarts(), random);
      remembered.put(basis, known);
    }
    return known;
  }

  private GaussianProcess fit(TrainingSet data, HyperPrior prior, RandomGenerator random) {
    return GaussianProcess.fit(data, settings.kernel(), prior, settings.restarts(), random);
  }
}
