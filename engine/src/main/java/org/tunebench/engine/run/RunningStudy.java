package org.tunebench.engine.run;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.sampler.Forecasts;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Curve;

/**
 * A study that is being run. All methods may be called from any thread and return at once: they
 * send a message to the thread that owns the study.
 */
public interface RunningStudy {
  /** Its key in the workspace. */
  long id();

  /** Where it stands. */
  StudySnapshot snapshot();

  /**
   * Adds a listener. It hears the snapshot of this moment first, together with the curves of the
   * monitored metric up to it, and from then on all that changes, without a gap.
   *
   * @param listener hears what changes
   * @param soFar hears, once and before the listener, the curves of all trials so far by number
   * @return call {@code run()} on it to hear no more
   */
  Runnable listen(StudyListener listener, java.util.function.Consumer<Map<Integer, Curve>> soFar);

  /**
   * What the running trials come to, by number, as far as it can be foretold: see {@link
   * Forecasts#ofRunning}. Computed on the thread that owns the study.
   *
   * @return completes soon; with nothing if the run has ended, exceptionally if it cannot be
   *     computed
   */
  CompletableFuture<SortedMap<Integer, Forecast>> forecasts();

  /** Starts no new trials; those that run go on to their end. */
  void pause();

  /**
   * Starts no new trials, and ends those that run as soon as they have kept their state: they are
   * {@code INTERRUPTED}, and go on from there, under new numbers, after {@link #unpause} or when
   * the study is started the next time. A study that is paused already ends its trials, too.
   */
  void pauseNow();

  /** Goes on after a pause. */
  void unpause();

  /**
   * Ends the run: running trials have some seconds to keep their state, become {@code INTERRUPTED}
   * and go on from there when the study is started the next time.
   */
  void stop();

  /**
   * Ends the run as {@link #stop} does, except that trials on a cluster go on: they stay {@code
   * RUNNING}, and the study finds them, or what became of them, when it is started again.
   */
  void leave();

  /** Ends one trial: it becomes {@code STOPPED} and counts to the budget. */
  void stopTrial(int number);

  /**
   * Queues a configuration: it is tried before the sampler is asked again.
   *
   * @return false if the run has ended, and nothing is changed
   */
  boolean enqueue(Configuration configuration);

  /**
   * Queues configurations to be tried again, each with new seeds; these trials do not count to the
   * budget, and no pruner ends them.
   *
   * @return false if the run has ended, and nothing is changed
   */
  boolean replicate(List<Configuration> configurations, int times);

  /**
   * Tries what a trial tried once more, with its configuration and seed; see {@link
   * SearchEngine#tryAgain}. A trial that cannot be tried again is ignored.
   *
   * @return false if the run has ended, and nothing is changed
   */
  boolean tryAgain(int number);

  /**
   * Changes what it may use up in all; {@link SearchEngine#setBudget} checks it first.
   *
   * @return false if the run has ended, and nothing is changed
   */
  boolean setBudget(Budget budget);

  /** Completes with the last snapshot when the run has ended, for whatever reason. */
  CompletableFuture<StudySnapshot> ended();
}
