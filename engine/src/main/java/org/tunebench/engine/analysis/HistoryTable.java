package org.tunebench.engine.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;

/**
 * What trials reported while they ran, as a long table: a line for each value, with the columns
 * {@code trial}, {@code step} (the epoch, from 1), {@code metric} and {@code value}. What was not
 * reported has no line, and never a 0 in its place. A trial's lines go by metric, then by step.
 *
 * <p>It is read a trial at a time while it is written, since a study may have millions of values.
 */
public final class HistoryTable {
  static final List<String> COLUMNS = List.of(TrialColumns.TRIAL, "step", "metric", "value");

  private final List<Integer> trials;
  private final Collection<String> metrics;
  private final IntFunction<Map<String, Curve>> curves;

  /** Takes the lines. */
  @FunctionalInterface
  interface Lines {
    void line(List<Object> cells) throws IOException;
  }

  /**
   * The table of some trials of a study. Where nobody has reported anything, no trial is asked.
   *
   * @param trials in the order of the table
   * @param metrics the metrics that are wanted, or none for all that were reported
   */
  public static HistoryTable of(
      StudyRepository repository, long study, List<Trial> trials, Collection<String> metrics) {
    List<Integer> numbers =
        repository.hasReports(study) ? trials.stream().map(Trial::number).toList() : List.of();
    return new HistoryTable(numbers, metrics, trial -> repository.curves(study, trial));
  }

  /**
   * The table of some trials.
   *
   * @param trials their numbers, in the order of the table
   * @param metrics the metrics that are wanted, or none for all that were reported
   * @param curves reads what a trial reported, by its number
   */
  HistoryTable(
      List<Integer> trials, Collection<String> metrics, IntFunction<Map<String, Curve>> curves) {
    this.trials = List.copyOf(trials);
    this.metrics = Set.copyOf(metrics);
    this.curves = curves;
  }

  /** The metrics that any of the trials has reported, wanted or not. Reads all of them. */
  public Set<String> reported() {
    Set<String> names = new TreeSet<>();
    trials.forEach(trial -> names.addAll(curves.apply(trial).keySet()));
    return names;
  }

  /** Whether none of the trials has reported anything. Reads until one has. */
  public boolean isEmpty() {
    return trials.stream().allMatch(trial -> curves.apply(trial).isEmpty());
  }

  /** Whether any of the trials has reported a metric. Reads until one has. */
  public boolean hasReported(String metric) {
    return trials.stream().anyMatch(trial -> curves.apply(trial).containsKey(metric));
  }

  /**
   * Hands over all lines.
   *
   * @return how many they were
   */
  long forEach(Lines lines) throws IOException {
    long count = 0;
    for (int trial : trials) {
      Map<String, Curve> reported = curves.apply(trial);
      for (String metric : wanted(reported)) {
        Curve curve = reported.get(metric);
        for (int i = 0; i < curve.size(); i++) {
          lines.line(List.of((long) trial, (long) curve.step(i), metric, curve.value(i)));
        }
        count += curve.size();
      }
    }
    return count;
  }

  private List<String> wanted(Map<String, Curve> reported) {
    List<String> names = new ArrayList<>(new TreeSet<>(reported.keySet()));
    names.removeIf(name -> !metrics.isEmpty() && !metrics.contains(name));
    return names;
  }
}
