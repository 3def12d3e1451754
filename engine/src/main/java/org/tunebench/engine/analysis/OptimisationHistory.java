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
 */
public record OptimisationHistory(List<Point> points, List<Point> byNumber, List<Point> byTime) {
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
      Optional<Duration> ended =
          trial.run().ended().flatMap(to -> first.map(from -> Duration.between(from, to)));
      points.add(new Point(trial.number(), ended, trial.metric(results.metric().name())));
    }
    points.sort(Comparator.comparingInt(Point::trial));
    List<Point> timed =
        points.stream()
            .filter(point -> point.ended().isPresent())
            .sorted(Comparator.comparing(point -> point.ended().orElseThrow()))
            .toList();
    return new OptimisationHistory(
        points, improvements(results, points), improvements(results, timed));
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
