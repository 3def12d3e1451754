package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * The trials of a study as analysis sees them: which are of the search, which of those have a
 * result that counts, and how losses that lie far outside are taken. Immutable.
 *
 * <p>Whatever is said of a search is said of its own trials: not of replicates, of which many are
 * of a few configurations that were chosen for being good, and not of interrupted ones that a later
 * trial tries again in their place.
 */
public final class Results {
  /** Three interquartile ranges: Tukey's outer fence (Exploratory Data Analysis, 1977). */
  private static final double FENCE = 3;

  private final StudySpec spec;
  private final List<Trial> trials;
  private final List<Trial> search;
  private final List<Trial> replicates = new ArrayList<>();
  private final List<Trial> measured = new ArrayList<>();
  private final Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
  private final double[] losses;
  private final double fence;
  private int withoutNumber;

  private Results(StudySpec spec, List<Trial> trials) {
    this.spec = spec;
    this.trials = List.copyOf(trials);
    this.search = search(trials);
    trials.stream()
        .filter(trial -> trial.isReplicate() && hasResult(trial))
        .forEach(replicates::add);
    for (Trial trial : search) {
      counts.merge(trial.state(), 1, Integer::sum);
      if (hasResult(trial)) {
        measured.add(trial);
      } else if (trial.state() == TrialState.COMPLETED) {
        withoutNumber++;
      }
    }
    losses = measured.stream().mapToDouble(this::loss).toArray();
    fence = fence(losses);
  }

  private static List<Trial> search(List<Trial> trials) {
    Set<Integer> triedAgain = new HashSet<>();
    trials.forEach(trial -> trial.source().retryOf().ifPresent(triedAgain::add));
    return trials.stream()
        .filter(trial -> !trial.isReplicate())
        .filter(
            trial ->
                trial.state() != TrialState.INTERRUPTED || !triedAgain.contains(trial.number()))
        .toList();
  }

  private boolean hasResult(Trial trial) {
    return trial.state() == TrialState.COMPLETED && Double.isFinite(loss(trial));
  }

  /** The trials of a study, in any order. */
  public static Results of(StudySpec spec, List<Trial> trials) {
    return new Results(spec, trials);
  }

  /** The study's definition. */
  public StudySpec spec() {
    return spec;
  }

  /** Its search space. */
  public SearchSpace space() {
    return spec.space();
  }

  /** What it optimises. */
  public MetricSpec metric() {
    return spec.metric();
  }

  /** All trials, in the order given. */
  public List<Trial> trials() {
    return trials;
  }

  /** The trials of the search, in the order given. */
  public List<Trial> search() {
    return search;
  }

  /** The completed trials of the search whose metric is a finite number, in the order given. */
  public List<Trial> measured() {
    return List.copyOf(measured);
  }

  /** The completed replicates whose metric is a finite number, in the order given. */
  public List<Trial> replicates() {
    return List.copyOf(replicates);
  }

  /** How many trials of the search are in a state. */
  public int count(TrialState state) {
    return counts.getOrDefault(state, 0);
  }

  /** How many completed trials of the search gave NaN or an infinity. */
  public int withoutNumber() {
    return withoutNumber;
  }

  /** The metric of a trial as something to be minimised; NaN where it has none. */
  public double loss(Trial trial) {
    return metric().goal().loss(trial.metric(metric().name()));
  }

  /** The losses of {@link #measured}, in that order. */
  public double[] losses() {
    return losses.clone();
  }

  /**
   * The loss beyond which a trial has gone astray: Tukey's outer fence above the third quartile.
   * Infinite with fewer than four measured trials.
   */
  public double fence() {
    return fence;
  }

  /** The same of any losses; they need not be in order. */
  public static double fence(double[] losses) {
    if (losses.length < 4) {
      return Double.POSITIVE_INFINITY;
    }
    double[] sorted = losses.clone();
    Arrays.sort(sorted);
    double third = quantile(sorted, 0.75);
    double spread = third - quantile(sorted, 0.25);
    // Where half of the losses are the same, any other would be outside.
    return spread > 0 ? third + FENCE * spread : Double.POSITIVE_INFINITY;
  }

  /** A quantile of ascending numbers, between neighbours linearly. */
  static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int left = (int) position;
    int right = Math.min(left + 1, sorted.length - 1);
    return sorted[left] + (position - left) * (sorted[right] - sorted[left]);
  }
}
