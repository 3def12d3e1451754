package org.tunebench.engine.analysis;

import java.util.Set;
import org.tunebench.engine.study.Trial;

/** The names of the columns that a {@link TrialTable} has beside metrics and parameters. */
public final class TrialColumns {
  /** The trial's number. */
  public static final String TRIAL = "trial";

  /** What became of it. */
  public static final String STATE = "state";

  /** Where it ran. */
  public static final String DEVICE = "device";

  /** When it began. */
  public static final String STARTED = "started";

  /** How many seconds it took. */
  public static final String DURATION = "duration_s";

  /** How many milliseconds it took to suggest it. */
  public static final String SUGGESTION = "suggestion_ms";

  /** What its configuration comes from. */
  public static final String SUGGESTED_BY = "suggested_by";

  /** Why it failed, the last of the columns that every table has. */
  public static final String FAILURE = "failure";

  /** Whether a person has pinned it. */
  public static final String PINNED = "pinned";

  /** The tags that a person gave it. */
  public static final String TAGS = "tags";

  /** What a person noted at it. */
  public static final String NOTE = "note";

  /** The columns that every table has, whose names no metric or parameter may take. */
  public static final Set<String> OWN =
      Set.of(
          TRIAL,
          STATE,
          Trial.N_EPOCHS,
          Trial.N_PARAMS,
          DEVICE,
          STARTED,
          DURATION,
          SUGGESTION,
          SUGGESTED_BY,
          FAILURE);

  /** The columns behind all others, for what a person noted at trials. */
  public static final Set<String> MARKS = Set.of(PINNED, TAGS, NOTE);

  /** Stands before the name of one of {@link #MARKS} where another column has that name. */
  public static final String MARK = "mark.";

  /** Before the name of a metric that another column is called by. */
  public static final String METRIC = "metric.";

  /** Before the name of a parameter that another column is called by. */
  public static final String PARAMETER = "param.";

  /**
   * How many of the columns behind {@link #STATE} are metrics, the last key of each trial in JSON:
   * their names alone do not tell them from parameters.
   */
  public static final String N_METRICS = "n_metrics";

  /** What is better of the metric that decides, a key of each trial in JSON. */
  public static final String GOAL = "goal";

  private TrialColumns() {}

  /**
   * Whether the column of a metric or parameter needs a prefix: its name, or what is left of it
   * without such prefixes, is that of another column. So a heading with a prefix is one that was
   * given it, or a name that has one of its own.
   *
   * @param others the names that are taken
   */
  public static boolean needsPrefix(String name, String prefix, Set<String> others) {
    return others.contains(name)
        || name.startsWith(prefix) && needsPrefix(name.substring(prefix.length()), prefix, others);
  }
}
