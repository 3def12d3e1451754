package org.tunebench.app.studies;

import java.util.Locale;
import java.util.Optional;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.study.StudySummary;

/**
 * A study in a list, and what it is doing at the moment.
 *
 * @param summary what is kept of it
 * @param run what it does where this process runs it
 */
public record StudyRow(StudySummary summary, Optional<RunStatus> run) {
  /** What a person should read about where a study is in its life. */
  public enum Standing {
    /** Defined, never started. */
    NEW,
    /** Trials are being started. */
    RUNNING,
    /** Trials are started again when the person says so. */
    PAUSED,
    /** The workbench ended while it ran. */
    INTERRUPTED,
    /** Stopped by the person. */
    STOPPED,
    /** Stopped, by the person or since all had failed, and no trial has completed. */
    FRUITLESS,
    /** Its budget is used up, and no trial has completed. */
    WITHOUT_RESULT,
    /** Its budget is used up. */
    FINISHED;

    /** The same as a key of texts. */
    public String key() {
      return "Studies.Standing." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Its key in the workspace. */
  public long id() {
    return summary.id();
  }

  /** Its name. */
  public String name() {
    return summary.name();
  }

  /** Whether this process runs it, paused or not. */
  public boolean running() {
    return run.isPresent();
  }

  /** Where it is in its life. */
  public Standing standing() {
    if (running()) {
      return run.get() == RunStatus.PAUSED ? Standing.PAUSED : Standing.RUNNING;
    }
    return switch (summary.state()) {
      case NEW -> Standing.NEW;
      case RUNNING -> Standing.INTERRUPTED;
      case STOPPED ->
          summary.state().isFruitless(summary.counts()) ? Standing.FRUITLESS : Standing.STOPPED;
      case FINISHED -> summary.isWithoutResult() ? Standing.WITHOUT_RESULT : Standing.FINISHED;
    };
  }

  /** Whether it can be started or gone on with. */
  public boolean canResume() {
    return switch (standing()) {
      case RUNNING, WITHOUT_RESULT, FINISHED -> false;
      default -> true;
    };
  }

  /** Trials of the budget that are used up. */
  public int done() {
    return summary.counts().done();
  }
}
