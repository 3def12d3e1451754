package org.tunebench.app.live;

import java.util.List;

/** What a person can do with a study, in the order of the buttons. */
public enum StudyAction {
  /** Starts it the first time. */
  START,
  /** Starts no new trials. */
  PAUSE,
  /** Goes on after a pause, a stop or an interruption. */
  RESUME,
  /** Ends the trials that a paused study still runs: they go on from a checkpoint. */
  PAUSE_NOW,
  /** Ends the run. */
  STOP,
  /** Goes on with a greater budget. */
  ADD_TRIALS;

  /** What can be done in a phase; the first is the one that most want. */
  static List<StudyAction> in(Phase phase) {
    return switch (phase) {
      case LOADING, STOPPING -> List.of();
      case NEW -> List.of(START);
      case STARTING -> List.of(STOP);
      case RUNNING -> List.of(PAUSE, STOP);
      case PAUSING -> List.of(RESUME, PAUSE_NOW, STOP);
      case PAUSED -> List.of(RESUME, STOP);
      case STOPPED, INTERRUPTED -> List.of(RESUME);
      case WITHOUT_RESULT, FINISHED -> List.of(ADD_TRIALS);
    };
  }
}
