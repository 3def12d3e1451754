package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.study.Turns;

/**
 * The completed trials with the best and with the worst metric, ranked among all completed ones:
 * with 100 of them, ranks 1 to 10 and 91 to 100. Replicates are no trials of the search and have no
 * rank.
 *
 * @param best from rank 1 on
 * @param worst up to the last rank, in ascending order; none that is among the best
 * @param completed number of completed trials, replicates left out: the last rank
 */
public record BestAndWorst(List<Ranked> best, List<Ranked> worst, int completed) {
  /**
   * A trial and its place.
   *
   * @param rank from 1, the best; equal metrics are ranked by turn; NaN and infinite ones, of
   *     trials that went astray, come last
   * @param trial the trial
   */
  public record Ranked(int rank, Trial trial) {}

  /** Copies the lists. */
  public BestAndWorst {
    best = List.copyOf(best);
    worst = List.copyOf(worst);
  }

  /**
   * @param metric what the study optimises
   * @param trials all its trials
   * @param most how many best and how many worst there may be
   */
  public static BestAndWorst of(MetricSpec metric, List<Trial> trials, int most) {
    List<Ranked> all = ranked(metric, trials);
    int best = Math.min(most, all.size());
    int worst = Math.max(best, all.size() - most);
    return new BestAndWorst(all.subList(0, best), all.subList(worst, all.size()), all.size());
  }

  /** All completed trials but replicates, the best first. */
  public static List<Ranked> ranked(MetricSpec metric, List<Trial> trials) {
    Turns turns = Turns.of(trials);
    List<Trial> completed =
        trials.stream()
            .filter(trial -> trial.state() == TrialState.COMPLETED && !trial.isReplicate())
            .sorted(
                Comparator.<Trial>comparingDouble(
                        trial -> finiteOrNan(metric.goal().loss(trial.metric(metric.name()))))
                    .thenComparing(Trial::number, turns.order()))
            .toList();
    List<Ranked> ranked = new ArrayList<>(completed.size());
    for (Trial trial : completed) {
      ranked.add(new Ranked(ranked.size() + 1, trial));
    }
    return ranked;
  }

  /** {@link Double#compare} puts NaN behind everything else. */
  private static double finiteOrNan(double loss) {
    return Double.isFinite(loss) ? loss : Double.NaN;
  }
}
