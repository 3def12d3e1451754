package org.tunebench.app.chart;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * The trials whose lines end before their time: a mark at the end says so, since such a line may
 * end better than the best, which has a result.
 *
 * @param pruned numbers of those that a pruner ended
 * @param failed numbers of those that failed
 */
public record Endings(Set<Integer> pruned, Set<Integer> failed) {
  /** All lines run to their end. */
  public static final Endings NONE = new Endings(Set.of(), Set.of());

  /** Copies the numbers. */
  public Endings {
    pruned = Set.copyOf(pruned);
    failed = Set.copyOf(failed);
  }

  /** Those of some trials. */
  public static Endings of(List<Trial> trials) {
    return new Endings(numbers(trials, TrialState.PRUNED), numbers(trials, TrialState.FAILED));
  }

  private static Set<Integer> numbers(List<Trial> trials, TrialState state) {
    return trials.stream()
        .filter(trial -> trial.state() == state)
        .map(Trial::number)
        .collect(Collectors.toSet());
  }
}
