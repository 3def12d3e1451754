package org.tunebench.engine.analysis;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;

/**
 * What trials reported while they ran, as a long table: a line for each value, with the columns
 * {@code trial}, {@code step} (the epoch, from 1), {@code metric} and {@code value}. What was not
 * reported has no line, and never a 0 in its place. A trial's lines go by metric, then by step.
 *
 * <p>It is read a few trials at a time while it is written, since a study may have millions of
 * values, and a question for each trial would take longer than all the rest.
 */
public final class HistoryTable implements FileTable {
  static final List<String> COLUMNS = List.of(TrialColumns.TRIAL, "step", "metric", "value");

  /** Those that are read at once. */
  static final int AT_ONCE = 32;

  /** In the order of the table; those of a part are read at once. */
  private final List<List<Integer>> parts;

  private final Collection<String> metrics;
  private final Curves curves;

  /** Takes the lines. */
  @FunctionalInterface
  interface Lines {
    void line(List<Object> cells) throws IOException;
  }

  /** Reads what trials reported, by number and name, from a first to a last of them. */
  @FunctionalInterface
  interface Curves {
    Map<Integer, Map<String, Curve>> of(int first, int last);
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
    return new HistoryTable(
        numbers, metrics, (first, last) -> repository.curves(study, first, last));
  }

  /**
   * The table of some trials.
   *
   * @param trials their numbers, in the order of the table
   * @param metrics the metrics that are wanted, or none for all that were reported
   * @param curves reads what they reported
   */
  HistoryTable(List<Integer> trials, Collection<String> metrics, Curves curves) {
    this.parts = parts(trials);
    this.metrics = Set.copyOf(metrics);
    this.curves = curves;
  }

  /** Trials in another order than their numbers' are read with few others, or one by one. */
  private static List<List<Integer>> parts(List<Integer> trials) {
    List<List<Integer>> parts = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= trials.size(); to++) {
      if (to == trials.size()
          || trials.get(to) < trials.get(to - 1)
          || trials.get(to) - trials.get(from) >= AT_ONCE) {
        parts.add(List.copyOf(trials.subList(from, to)));
        from = to;
      }
    }
    return parts;
  }

  private Map<Integer, Map<String, Curve>> read(List<Integer> part) {
    return curves.of(part.get(0), part.get(part.size() - 1));
  }

  /** What the trials have reported, read as it is asked for. */
  private Stream<Map<String, Curve>> reports() {
    return parts.stream()
        .flatMap(
            part -> {
              Map<Integer, Map<String, Curve>> read = read(part);
              return part.stream().map(trial -> read.getOrDefault(trial, Map.of()));
            });
  }

  /** The metrics that any of the trials has reported, wanted or not. Reads all of them. */
  public Set<String> reported() {
    Set<String> names = new TreeSet<>();
    reports().forEach(reported -> names.addAll(reported.keySet()));
    return names;
  }

  /** Whether none of the trials has reported anything. Reads until one has. */
  public boolean isEmpty() {
    return reports().allMatch(Map::isEmpty);
  }

  /** Whether any of the trials has reported a metric. Reads until one has. */
  public boolean hasReported(String metric) {
    return reports().anyMatch(reported -> reported.containsKey(metric));
  }

  @Override
  public long write(TableForm form, Writer target) throws IOException {
    return form == TableForm.CSV ? TableCsv.write(this, target) : TableJson.write(this, target);
  }

  /**
   * Hands over all lines.
   *
   * @return how many they were
   */
  long forEach(Lines lines) throws IOException {
    long count = 0;
    for (List<Integer> part : parts) {
      Map<Integer, Map<String, Curve>> read = read(part);
      for (int trial : part) {
        Map<String, Curve> reported = read.getOrDefault(trial, Map.of());
        for (String metric : wanted(reported)) {
          Curve curve = reported.get(metric);
          for (int i = 0; i < curve.size(); i++) {
            lines.line(List.of((long) trial, (long) curve.step(i), metric, curve.value(i)));
          }
          count += curve.size();
        }
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
