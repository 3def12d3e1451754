package org.tunebench.app.live;

import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.TrialState;

/** What a person calls the state of a study: what it is doing, or else where it was left. */
public enum Phase {
  /** Not read yet. */
  LOADING,
  /** Defined, never started. */
  NEW,
  /** Workers are getting ready. */
  STARTING,
  /** Trials are being started. */
  RUNNING,
  /** No new trials are started; some that were go on to their end. */
  PAUSING,
  /** No trial runs, and none is started. */
  PAUSED,
  /** Trials are being ended. */
  STOPPING,
  /** Stopped by the person. */
  STOPPED,
  /** The workbench ended while it ran. */
  INTERRUPTED,
  /** Its budget is used up, or nothing is left to try, and no trial has completed. */
  WITHOUT_RESULT,
  /** Its budget is used up, or nothing is left to try. */
  FINISHED;

  static Phase of(StudySnapshot snapshot) {
    return switch (snapshot.status()) {
      case STARTING -> STARTING;
      case RUNNING -> RUNNING;
      case PAUSED -> snapshot.count(TrialState.RUNNING) > 0 ? PAUSING : PAUSED;
      case STOPPING -> STOPPING;
      case IDLE ->
          switch (snapshot.study().state()) {
            case NEW -> NEW;
            case RUNNING -> INTERRUPTED;
            case STOPPED -> STOPPED;
            case FINISHED -> snapshot.isWithoutResult() ? WITHOUT_RESULT : FINISHED;
          };
    };
  }

  /** Whether it has come to its end: it goes on with a greater budget only. */
  boolean isOver() {
    return this == FINISHED || this == WITHOUT_RESULT;
  }

  /** Whether somebody runs it. */
  public boolean isLive() {
    return switch (this) {
      case STARTING, RUNNING, PAUSING, PAUSED, STOPPING -> true;
      default -> false;
    };
  }
}
