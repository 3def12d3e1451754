package org.tunebench.engine.run;

import java.util.Optional;
import org.tunebench.engine.study.StudyState;

/**
 * The course of a run: whether trials may begin, and how it ends. The first end that it comes to
 * counts, unless the person wants more of a search that has finished. Belongs to the study's
 * thread.
 */
final class Course {
  /**
   * How a run ends.
   *
   * @param state of the study from then on
   * @param leavesJobs whether what runs on a cluster goes on
   * @param problem why it ended early, one sentence, or empty
   */
  record End(StudyState state, boolean leavesJobs, Optional<String> problem) {
    private static final End FINISHED = new End(StudyState.FINISHED, false, Optional.empty());

    private static End stopped(boolean leavesJobs) {
      return new End(StudyState.STOPPED, leavesJobs, Optional.empty());
    }

    private static End failed(String problem) {
      // What runs elsewhere may well come to its end: the study finds it when it is started again.
      return new End(StudyState.STOPPED, true, Optional.of(problem));
    }

    boolean isFinished() {
      return state == StudyState.FINISHED;
    }
  }

  private static final String AT_ONE =
      "started with one trial: see what that one does, then resume for all others";

  private final Ledger ledger;
  private final TrialPlan plan;
  private final TrialStarts starts;
  private final TrialEndings endings;
  private RunStatus status = RunStatus.STARTING;

  /** Whether it pauses by itself as soon as one trial runs. */
  private boolean onlyOne;

  /** Whether it is paused for that reason. */
  private boolean pausedAtOne;

  private Optional<End> end = Optional.empty();

  Course(Ledger ledger, TrialPlan plan, TrialStarts starts, TrialEndings endings) {
    this.ledger = ledger;
    this.plan = plan;
    this.starts = starts;
    this.endings = endings;
  }

  RunStatus status() {
    return status;
  }

  /** How it ends, or empty as long as it goes on. */
  Optional<End> end() {
    return end;
  }

  boolean isFinished() {
    return end.filter(End::isFinished).isPresent();
  }

  /** Starts trials where there is a place for them; the run ends if nothing is left. */
  void fill() {
    switch (starts.fill(howMany())) {
      case OVER -> endAs(End.FINISHED);
      case FALSE_START -> fail(endings.falseStart().why());
      case GOES_ON -> {}
    }
    if (onlyOne && !ledger.running().isEmpty() && isMoreLeft()) {
      onlyOne = false;
      pausedAtOne = true;
      pause();
    }
  }

  private int howMany() {
    if (status != RunStatus.RUNNING || end.isPresent()) {
      return 0;
    }
    return onlyOne ? 1 : Integer.MAX_VALUE;
  }

  /** Before anything has been started: it pauses as soon as one trial runs. */
  void onlyOneAtFirst() {
    onlyOne = true;
  }

  /** What the person should know of its pause, one sentence, or empty. */
  Optional<String> note() {
    return pausedAtOne && status == RunStatus.PAUSED ? Optional.of(AT_ONE) : Optional.empty();
  }

  /** Trials may be started. */
  void ready() {
    change(RunStatus.STARTING, RunStatus.RUNNING);
    fill();
  }

  void pause() {
    change(RunStatus.RUNNING, RunStatus.PAUSED);
  }

  void unpause() {
    pausedAtOne = false;
    change(RunStatus.PAUSED, RunStatus.RUNNING);
    fill();
  }

  /** Whether it is paused, and nothing runs any more. */
  boolean rests() {
    return status == RunStatus.PAUSED && ledger.running().isEmpty();
  }

  /** Nothing happens in any other status. */
  private void change(RunStatus from, RunStatus to) {
    if (status == from) {
      status = to;
      ledger.publication().changed();
    }
  }

  /** Ends the run because nothing can run any more. */
  void fail(String reason) {
    ledger.publication().changed();
    endAs(End.failed(reason));
  }

  /**
   * Ends the run because the person wants it to.
   *
   * @param leavesJobs whether what runs on a cluster goes on
   */
  void stop(boolean leavesJobs) {
    if (status == RunStatus.IDLE) {
      return;
    }
    if (leavesJobs && end.isEmpty()) {
      endings.left();
    }
    status = RunStatus.STOPPING;
    ledger.publication().publish();
    endAs(End.stopped(leavesJobs));
  }

  private void endAs(End how) {
    if (end.isEmpty()) {
      end = Optional.of(how);
    }
  }

  /** Goes on with a search that has finished, if the person has given it more to do. */
  void reconsider() {
    boolean mayGoOn = status == RunStatus.RUNNING || (status == RunStatus.PAUSED && isMoreLeft());
    if (mayGoOn) {
      end = Optional.empty();
      fill();
    }
  }

  /** Whether there is something to try, had it the time and the places. */
  boolean isMoreLeft() {
    return plan.waiting().findAny().isPresent() || !plan.end().isReached();
  }

  /** Something has gone wrong with the run itself: whatever it was coming to, this is its end. */
  void breakOff(Throwable e) {
    String what = e.getMessage() == null ? e.toString() : e.getMessage();
    end = Optional.of(End.failed(StudiesAtRest.BROKE_OFF + ": " + what));
  }

  /** Nothing runs any more. */
  void over() {
    status = RunStatus.IDLE;
  }
}
