package org.tunebench.app.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.app.chart.Curve;
import org.tunebench.app.chart.LineGroup;
import org.tunebench.engine.analysis.OptimisationHistory.Point;

/** What the chart of several studies draws. */
final class CompareCurves {
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  private CompareCurves() {}

  /** A unit of time, as axes have it. */
  enum Unit {
    /** For searches of minutes. */
    SECONDS(1),
    /** For searches of hours. */
    MINUTES(MINUTE),
    /** For longer ones. */
    HOURS(HOUR);

    private final double seconds;

    Unit(double seconds) {
      this.seconds = seconds;
    }

    /** The unit in which the longest of some searches is a number of two or three digits. */
    static Unit of(List<ComparedStudy> studies) {
      double longest = studies.stream().mapToDouble(CompareCurves::longest).max().orElse(0);
      return longest < 5 * MINUTE ? SECONDS : longest < 5 * HOUR ? MINUTES : HOURS;
    }
  }

  private static double longest(ComparedStudy study) {
    return seconds(study.progress().length());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  /** Best so far over the trials' numbers: steps, up to the last trial. */
  static LineGroup overTrials(ComparedStudy study) {
    List<double[]> places = new ArrayList<>();
    for (Point point : study.progress().byNumber()) {
      places.add(new double[] {point.trial(), point.metric()});
    }
    return steps(study, places, study.progress().lastTrial());
  }

  /** Best so far over the time since the first trial started. */
  static LineGroup overTime(ComparedStudy study, Unit unit) {
    List<double[]> places = new ArrayList<>();
    for (Point point : study.progress().byTime()) {
      places.add(new double[] {time(point).orElseThrow() / unit.seconds, point.metric()});
    }
    return steps(study, places, longest(study) / unit.seconds);
  }

  private static Optional<Double> time(Point point) {
    return point.ended().map(CompareCurves::seconds);
  }

  private static LineGroup steps(ComparedStudy study, List<double[]> places, double end) {
    if (places.isEmpty()) {
      return new LineGroup(study.name(), List.of());
    }
    int corners = 2 * places.size();
    double[] x = new double[corners];
    double[] y = new double[corners];
    for (int i = 0; i < places.size(); i++) {
      double next = i + 1 < places.size() ? places.get(i + 1)[0] : end;
      x[2 * i] = places.get(i)[0];
      y[2 * i] = places.get(i)[1];
      x[2 * i + 1] = Math.max(next, x[2 * i]);
      y[2 * i + 1] = places.get(i)[1];
    }
    return new LineGroup(study.name(), List.of(Curve.of(0, x, y)));
  }

  /** All histories of a study over their epochs. */
  static LineGroup histories(
      ComparedStudy study, Map<Integer, org.tunebench.engine.study.Curve> curves) {
    List<Curve> lines = new ArrayList<>();
    curves.forEach((trial, curve) -> lines.add(line(trial, curve)));
    return new LineGroup(study.name(), lines);
  }

  /** The history of one trial. */
  static Curve line(int trial, org.tunebench.engine.study.Curve curve) {
    return Curve.of(trial, curve.steps(), curve.values());
  }
}
