package org.tunebench.engine.studyfile.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.study.Goal;

/**
 * What a person says of a table of trials.
 *
 * @param name of the study
 * @param metric the column that decides; else the one after {@code trial} and {@code state}, or one
 *     that a kind of objective knows, or else the only one whose name says what is better
 * @param goal whether less or more of it is better; else as that kind of objective or the metric's
 *     name says, or less
 * @param results further columns that are results; those that a kind of objective knows are anyway.
 *     One text may name several with commas between
 * @param skip columns to leave out, likewise
 * @param parameters columns that are parameters even where their names sound like something that
 *     names or times the trials, which is left out otherwise; likewise
 */
public record ImportOptions(
    String name,
    Optional<String> metric,
    Optional<Goal> goal,
    List<String> results,
    List<String> skip,
    List<String> parameters) {
  /** How a sentence ends that {@link #skip} can put right. */
  public static final String LEAVE_OUT = "leave the column out";

  /** What a sentence advises that {@link #results} does. */
  public static final String AS_RESULT = "name it as a result";

  /** How a note ends that {@link #goal} can put right. */
  public static final String LESS_IS_BETTER = "less is taken to be better";

  /** How a note ends that {@link #results} can put right. */
  public static final String OTHERS_ARE_PARAMETERS = "all others for parameters";

  /** How a note ends that {@link #goal} can put right, where the metric's name sounds like more. */
  public static final String MORE_IS_BETTER = "more is taken to be better, by its name";

  /** What a note says that {@link #results} and {@link #parameters} can put right. */
  public static final String LEFT_OUT = " left out: ";

  /** How a note ends that {@link #metric} can put right. */
  public static final String DECIDES_BY_NAME = "is taken for the result that decides, by its name";

  /** What messages about {@link #metric} name as their field. */
  public static final String METRIC = "metric";

  /** What messages about {@link #results} name as their field. */
  public static final String RESULTS = "results";

  /** What messages about {@link #skip} name as their field. */
  public static final String SKIP = "skip";

  /** What messages about {@link #parameters} name as their field. */
  public static final String PARAMETERS = "parameters";

  /** Copies the lists. */
  public ImportOptions {
    results = List.copyOf(results);
    skip = List.copyOf(skip);
    parameters = List.copyOf(parameters);
  }

  /** Nothing about parameters. */
  public ImportOptions(
      String name,
      Optional<String> metric,
      Optional<Goal> goal,
      List<String> results,
      List<String> skip) {
    this(name, metric, goal, results, skip, List.of());
  }

  /**
   * The same with each column by itself: who types several names puts commas between, which may
   * stand within a name, too.
   *
   * @param columns those of the table
   */
  ImportOptions among(List<String> columns) {
    return new ImportOptions(
        name,
        metric,
        goal,
        separated(results, columns),
        separated(skip, columns),
        separated(parameters, columns));
  }

  private static List<String> separated(List<String> typed, List<String> columns) {
    return typed.stream().flatMap(names -> separated(names, columns).stream()).toList();
  }

  /** Each time the longest beginning that is a column, or else all up to the next comma. */
  private static List<String> separated(String typed, List<String> columns) {
    List<String> words = List.of(typed.split(",", -1));
    List<String> names = new ArrayList<>();
    int from = 0;
    while (from < words.size()) {
      int to = words.size();
      while (to > from + 1 && !columns.contains(String.join(",", words.subList(from, to)))) {
        to--;
      }
      names.add(String.join(",", words.subList(from, to)));
      from = to;
    }
    return names;
  }

  /** Nothing but a name. */
  public ImportOptions(String name) {
    this(name, Optional.empty(), Optional.empty(), List.of(), List.of());
  }
}
