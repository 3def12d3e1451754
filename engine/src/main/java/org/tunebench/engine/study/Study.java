package org.tunebench.engine.study;

import java.time.Duration;
import java.time.Instant;

/**
 * A study as it is kept.
 *
 * @param id its key in the workspace
 * @param spec its definition
 * @param state where it is in its life
 * @param created when it was defined
 * @param elapsed how long it has been running, all its runs together
 * @param ending why its last run ended, one sentence, or empty where there is nothing to say
 * @param note what the person noted about it, possibly of several lines, or empty
 */
public record Study(
    long id,
    StudySpec spec,
    StudyState state,
    Instant created,
    Duration elapsed,
    String ending,
    String note) {
  /** A study that was just defined. */
  public static Study created(long id, StudySpec spec, Instant when) {
    return new Study(id, spec, StudyState.NEW, when, Duration.ZERO, "", "");
  }

  /** This study with another definition. */
  public Study withSpec(StudySpec to) {
    return new Study(id, to, state, created, elapsed, ending, note);
  }

  /** This study at another place of its life. */
  public Study withState(StudyState to, Duration after, String because) {
    return new Study(id, spec, to, created, after, because, note);
  }

  /** This study with another note. */
  public Study withNote(String to) {
    return new Study(id, spec, state, created, elapsed, ending, to);
  }
}
