package org.tunebench.engine.studyfile.table;

import java.util.List;
import java.util.Optional;
import org.tunebench.engine.study.Goal;

/**
 * What a person says of a table of trials.
 *
 * @param name of the study
 * @param metric the column that decides; else the one after {@code trial} and {@code state}, or one
 *     that a kind of objective knows
 * @param goal whether less or more of it is better; else as that kind of objective or the metric's
 *     name says, or less
 * @param results further columns that are results; those that a kind of objective knows are anyway
 * @param skip columns to leave out
 */
public record ImportOptions(
    String name,
    Optional<String> metric,
    Optional<Goal> goal,
    List<String> results,
    List<String> skip) {
  /** How a sentence ends that {@link #skip} can put right. */
  public static final String LEAVE_OUT = "leave the column out";

  /** How a note ends that {@link #goal} can put right. */
  public static final String LESS_IS_BETTER = "less is taken to be better";

  /** How a note ends that {@link #results} can put right. */
  public static final String OTHERS_ARE_PARAMETERS = "all others for parameters";

  /** What messages about {@link #metric} name as their field. */
  public static final String METRIC = "metric";

  /** What messages about {@link #results} name as their field. */
  public static final String RESULTS = "results";

  /** What messages about {@link #skip} name as their field. */
  public static final String SKIP = "skip";

  /** Copies the lists. */
  public ImportOptions {
    results = List.copyOf(results);
    skip = List.copyOf(skip);
  }

  /** Nothing but a name. */
  public ImportOptions(String name) {
    this(name, Optional.empty(), Optional.empty(), List.of(), List.of());
  }
}
