package org.tunebench.engine.study;

import java.util.OptionalInt;
import org.tunebench.engine.space.SearchSpace;

/**
 * What samplers and pruners may know: all trials of a study so far with their reports, as columns
 * that are ready to compute with. Trials are addressed by their number, from 0 to {@link #size()}
 * without gaps.
 *
 * <p>A history belongs to the thread that runs the study; those who read it keep nothing of it.
 */
public interface History {
  /** The search space; column {@code p} belongs to its parameter {@code p}. */
  SearchSpace space();

  /** Whether less or more of the metric is better. {@link #loss} has it applied. */
  Goal goal();

  /** The study's seed. */
  long seed();

  /** How many trials the study's budget has in all. */
  int budget();

  /**
   * How many trials the study runs at once, as far as its definition says: 1 where that is measured
   * while it runs.
   */
  int places();

  /** Number of trials of any state. */
  int size();

  /** The trial of a number. */
  Trial trial(int number);

  /** The state of a trial. */
  TrialState state(int number);

  /**
   * What a completed trial reached, to be minimised whatever the goal.
   *
   * @return NaN for a trial that is not completed, and for one that gave NaN or an infinity
   */
  double loss(int number);

  /**
   * Where a trial's value of a parameter is in [0, 1], by its distribution's {@code unitOf}.
   *
   * @param parameter position in the space
   * @param number the trial
   * @return NaN where the parameter is inactive, or the configuration lies outside the space
   */
  double unit(int parameter, int number);

  /**
   * How many trials have ended in a way that teaches something, best first: completed ones by loss,
   * then pruned and stopped ones by how far they came and how well they stood, then completed ones
   * without a usable loss and failed ones; equal ones by turn. Interrupted trials, failed ones that
   * another one tries again, replicates and configurations outside the space are left out.
   */
  int rankedCount();

  /** The number of the trial at a rank, from 0, the best. */
  int ranked(int rank);

  /** How many of the ranked ones, from the first, have a finite {@link #loss}. */
  int rankedWithLoss();

  /**
   * How many of the ranked ones, from the first, are somewhere to go: all but failed ones and
   * completed ones without a usable loss, which only teach where not to go.
   */
  int rankedUseful();

  /** How many trials are running or waiting. */
  int pendingCount();

  /** The number of a running or waiting trial, in ascending order. */
  int pending(int index);

  /** The number of the trial that one tries again or goes on with, or empty. */
  OptionalInt retryOf(int number);

  /** Whether another trial tries this one again or goes on with it: that one stands for both. */
  boolean isTriedAgain(int number);

  /** Whether a trial was interrupted and another one has gone on with it. */
  boolean isTakenUp(int number);

  /**
   * The number that a trial would have had no trial been interrupted and taken up again: what goes
   * on with one has its turn, whatever was started in between. Of {@link #size()}, which turn of
   * the search comes next. It never changes. What is drawn by turns, not by numbers, is the same
   * whether or not a study was interrupted.
   */
  int turn(int number);

  /**
   * The monitored metric of a trial over its steps, as reported: apply {@link #goal()} to compare.
   * Empty before the first report.
   */
  Curve curve(int number);
}
