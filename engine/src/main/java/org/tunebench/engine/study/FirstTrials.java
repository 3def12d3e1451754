package org.tunebench.engine.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;

/**
 * What a study tries before its sampler is asked, in this order, each configuration once. All of it
 * counts to the budget: a queue that is longer is refused, and a warm start is cut off.
 *
 * @param baseline a configuration to compare with: the default one
 * @param queue configurations that the person wants tried, each within the search space
 * @param warmStart configurations of an earlier study
 */
public record FirstTrials(
    Optional<Configuration> baseline, List<Configuration> queue, Optional<WarmStart> warmStart) {
  /** Nothing: the sampler is asked at once. */
  public static final FirstTrials NONE =
      new FirstTrials(Optional.empty(), List.of(), Optional.empty());

  /** Copies the list. */
  public FirstTrials {
    queue = List.copyOf(queue);
  }

  /** The default configuration and those of the person, in this order, each once. */
  public List<Configuration> given() {
    return Stream.concat(baseline.stream(), queue.stream()).distinct().toList();
  }

  /**
   * Refuses a queue that a new study has not the trials for.
   *
   * @throws WrongInputException naming the queue
   */
  public void requireWithin(Budget budget) {
    int needed = given().size();
    if (needed > budget.trials()) {
      throw new WrongInputException(
          "queue",
          "takes %d trials%s, and the budget has %d: raise budget.trials, or shorten the queue"
              .formatted(
                  needed,
                  baseline.isPresent() ? ", the default configuration's included" : "",
                  budget.trials()));
    }
  }

  /** The same with another default configuration, or with none. */
  public FirstTrials withBaseline(Optional<Configuration> other) {
    return new FirstTrials(other, queue, warmStart);
  }

  /** The same with other configurations of the person's. */
  public FirstTrials withQueue(List<Configuration> others) {
    return new FirstTrials(baseline, others, warmStart);
  }

  /** The same with another earlier study, or with none. */
  public FirstTrials withWarmStart(Optional<WarmStart> other) {
    return new FirstTrials(baseline, queue, other);
  }
}
