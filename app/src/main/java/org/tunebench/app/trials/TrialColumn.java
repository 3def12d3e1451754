package org.tunebench.app.trials;

import java.util.function.Function;
import org.tunebench.engine.study.Trial;

/**
 * A column of the trial table.
 *
 * @param id its name, as files have it, too
 * @param kind what its values are
 * @param value the value of a trial, or null where it has none
 */
public record TrialColumn(String id, Kind kind, Function<Trial, Object> value) {
  /** What a column holds. */
  public enum Kind {
    /** {@link Number}s. */
    NUMBER,
    /** Text. */
    TEXT,
    /** The {@link org.tunebench.engine.study.TrialState}. */
    STATE,
    /** {@link java.time.Instant}s. */
    TIME,
    /** Values of a parameter: numbers, text or truth values. */
    PARAMETER
  }

  /** The value of a trial, or null where it has none. */
  public Object of(Trial trial) {
    return value.apply(trial);
  }
}
