package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * What tuning brought: the best trial beside the default configuration's, by every final metric
 * that either has. The benchmark table of scVI's autotune.
 *
 * @param tuned the best completed trial
 * @param standard the default configuration's completed trial
 * @param rows the deciding metric first; counts of epochs and weights last
 */
public record TunedAgainstDefault(Trial tuned, Trial standard, List<Row> rows) {
  /**
   * One metric of both.
   *
   * @param metric its name
   * @param tuned of the best trial, possibly NaN; empty if it has none
   * @param standard of the default configuration's trial
   */
  public record Row(String metric, OptionalDouble tuned, OptionalDouble standard) {}

  /** Copies the list. */
  public TunedAgainstDefault {
    rows = List.copyOf(rows);
  }

  /** Empty where the default configuration has not completed. */
  public static Optional<TunedAgainstDefault> of(MetricSpec metric, List<Trial> trials) {
    Optional<Trial> standard =
        trials.stream()
            .filter(trial -> trial.isBaseline() && trial.state() == TrialState.COMPLETED)
            .findFirst();
    Optional<Trial> best =
        BestAndWorst.ranked(metric, trials).stream().map(BestAndWorst.Ranked::trial).findFirst();
    return standard.flatMap(
        usual ->
            best.map(tuned -> new TunedAgainstDefault(tuned, usual, rows(metric, tuned, usual))));
  }

  private static List<Row> rows(MetricSpec metric, Trial tuned, Trial standard) {
    Set<String> names = new LinkedHashSet<>(List.of(metric.name()));
    names.addAll(tuned.metrics().keySet());
    names.addAll(standard.metrics().keySet());
    List<String> counts = new ArrayList<>(List.of(Trial.N_EPOCHS, Trial.N_PARAMS));
    counts.retainAll(names);
    counts.remove(metric.name());
    names.removeAll(counts);
    names.addAll(counts);
    return names.stream()
        .map(name -> new Row(name, value(tuned, name), value(standard, name)))
        .toList();
  }

  private static OptionalDouble value(Trial trial, String metric) {
    Double value = trial.metrics().get(metric);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * The same trials with what another training of each has measured besides; what they have already
   * stays.
   *
   * @param metric what the study optimises
   * @param ofTuned final metrics by name
   * @param ofStandard final metrics by name
   */
  public TunedAgainstDefault measuredAgain(
      MetricSpec metric, Map<String, Double> ofTuned, Map<String, Double> ofStandard) {
    Trial moreTuned = tuned.measuredAlso(ofTuned);
    Trial moreStandard = standard.measuredAlso(ofStandard);
    return new TunedAgainstDefault(moreTuned, moreStandard, rows(metric, moreTuned, moreStandard));
  }

  /** Whether the best trial is the default configuration itself: tuning has brought nothing. */
  public boolean isSame() {
    return tuned.number() == standard.number();
  }
}
