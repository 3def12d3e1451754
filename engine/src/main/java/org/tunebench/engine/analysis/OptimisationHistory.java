package org.tunebench.engine.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.study.Trial;

/**
 * How a search came forward: each trial's metric and the best so far, over the trials' numbers and
 * over the time since the first of them started. Replicates are no part of it.
 *
 * @param points the measured trials, by number
 * @param byNumber the improvements by number: each trial that was better than all with lower ones
 * @param byTime the improvements by the time of their end; only trials whose times are known
 * @param lastTrial the highest number of a trial that has ended, measured or not; 0 without any
 * @param length the time until the last of them ended; zero where no times are known
 */
public record OptimisationHistory(
    List<Point> points, List<Point> byNumber, List<Point> byTime, int lastTrial, Duration length) {
  /**
   * A measured trial.
   *
   * @param trial its number
   * @param ended how long after the first start it ended, or empty if that is not known
   * @param metric what it gave
   */
  public record Point(int trial, Optional<Duration> ended, double metric) {}

  /** Copies the lists. */
  public OptimisationHistory {
    points = List.copyOf(points);
    byNumber = List.copyOf(byNumber);
    byTime = List.copyOf(byTime);
  }

  /** Of a study's trials. */
  public static OptimisationHistory of(Results results) {
    Optional<Instant> first =
        results.trials().stream()
            .flatMap(trial -> trial.run().started().stream())
            .min(Comparator.naturalOrder());
    List<Point> points = new ArrayList<>();
    for (Trial trial : results.measured()) {
      double metric = trial.metric(results.metric().name());
      points.add(new Point(trial.number(), after(first, trial), metric));
    }
    points.sort(Comparator.comparingInt(Point::trial));
    List<Point> timed =
        points.stream()
            .filter(point -> point.ended().isPresent())
            .sorted(Comparator.comparing(point -> point.ended().orElseThrow()))
            .toList();
    List<Trial> over =
        results.search().stream().filter(trial -> trial.state().isTerminal()).toList();
    return new OptimisationHistory(
        points,
        improvements(results, points),
        improvements(results, timed),
        over.stream().mapToInt(Trial::number).max().orElse(0),
        over.stream()
            .flatMap(trial -> after(first, trial).stream())
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO));
  }

  private static Optional<Duration> after(Optional<Instant> first, Trial trial) {
    return trial.run().ended().flatMap(to -> first.map(from -> Duration.between(from, to)));
  }

  private static List<Point> improvements(Results results, List<Point> ordered) {
    List<Point> better = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (Point point : ordered) {
      double loss = results.metric().goal().loss(point.metric());
      if (loss < best) {
        best = loss;
        better.add(point);
      }
    }
    return better;
  }
}
