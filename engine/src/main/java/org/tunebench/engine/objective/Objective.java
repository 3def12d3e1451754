package org.tunebench.engine.objective;

import java.util.Map;

/**
 * An objective that is ready to run trials: data loaded, device prepared. Lives in a worker
 * process, which may run several trials of it at once, each on a thread of its own.
 */
public interface Objective extends AutoCloseable {
  /**
   * Runs one trial to its end, or until {@link TrialContext#stopRequested()} turns true: then it
   * returns what it has, or nothing.
   *
   * @return final metrics by name, possibly NaN
   * @throws TrialFailedException if the trial has no result; other runtime exceptions and errors
   *     fail the trial, too, but read like an accident
   * @throws InterruptedException if the thread was interrupted: the trial counts as stopped
   */
  Map<String, Double> run(TrialContext trial) throws InterruptedException;

  /**
   * Frees what it holds, for a process that goes on without it. A worker never does: it ends in the
   * middle of whatever its trials do, and the objective with it.
   */
  @Override
  default void close() {}
}
