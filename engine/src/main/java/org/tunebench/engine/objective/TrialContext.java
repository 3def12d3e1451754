package org.tunebench.engine.objective;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tunebench.engine.space.Configuration;

/** What a running trial knows of itself and whom it reports to. */
public interface TrialContext {
  /** Its number. */
  int number();

  /** The values of the active parameters. */
  Configuration configuration();

  /** The seed of all its randomness. */
  long seed();

  /**
   * A folder of its own, which exists from then on.
   *
   * @throws UncheckedIOException if it cannot be created
   */
  Path folder();

  /**
   * Reports metrics at a step.
   *
   * @param step the epoch, from 1, ascending
   * @param values metric name to value, possibly NaN
   */
  void report(int step, Map<String, Double> values);

  /**
   * Reports like {@link #report}, and waits until the pruner has looked at it where there is one:
   * for epochs that take no time, all of which would be over before its first word.
   *
   * @return whether the trial goes on
   */
  default boolean reportAndWait(int step, Map<String, Double> values) throws InterruptedException {
    report(step, values);
    return !stopRequested();
  }

  /**
   * Reports the last step of a trial that has its result with it: whoever wants it to end from now
   * on comes too late.
   */
  default void reportLast(int step, Map<String, Double> values) {
    report(step, values);
  }

  /**
   * Reports the metrics of an epoch, and logs them with the six digits that a person reads.
   *
   * @param epoch as for {@link #report}
   * @return whether the trial goes on
   */
  default boolean reportEpoch(int epoch, Map<String, Double> values) {
    report(epoch, values);
    String brief =
        values.entrySet().stream()
            .map(value -> String.format(Locale.ROOT, "%s=%.6g", value.getKey(), value.getValue()))
            .collect(Collectors.joining(", "));
    log("epoch %d: %s".formatted(epoch, brief));
    return !stopRequested();
  }

  /**
   * What the trial keeps to go on after an interruption; empty where nothing can be kept. A trial
   * that has asked for it is given some seconds to keep its state when it is to be suspended: it
   * sees {@link #stopRequested()} and is interrupted later.
   */
  default Optional<Checkpoints> checkpoints() {
    return Optional.empty();
  }

  /** Writes a line to the trial's log. */
  void log(String line);

  /**
   * Whether somebody (the pruner, the person) wants it to end: to be asked at least once a step.
   */
  boolean stopRequested();
}
