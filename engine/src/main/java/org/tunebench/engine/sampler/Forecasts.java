package org.tunebench.engine.sampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.History;
import org.tunebench.engine.study.TrialState;

/**
 * What trials come to that are under way or were ended early, by how they stand: a line through the
 * trials that stood nearest at the same step and went on. How far such lines miss trials they leave
 * out says how sure that is: where curves cross a lot, or it is early, it is not. Who stands better
 * or worse than all of them is the less sure, the further off, and the nearer to what they reached:
 * a curve that has leapt up says little of its end.
 */
public final class Forecasts {
  /** Fewer trials foretell nothing. */
  private static final int LEAST_KNOWN = 4;

  /** So many trials make a line. */
  private static final int ON_LINE = 5;

  /** So many of those around are left out by turns to see how far a line misses them. */
  private static final int LEFT_OUT = 9;

  /** So many completed trials tell as much as all of a long search, at a cost that stays. */
  private static final int MOST_KNOWN = 500;

  private final History history;
  private final List<Known> known = new ArrayList<>();

  Forecasts(History history) {
    this.history = history;
  }

  /**
   * What each running trial comes to if it goes on to its end, by what completed ones have reached.
   *
   * @return values of the deciding metric by trial number, ascending; without those of which
   *     nothing can be foretold: they, or too few others, have reported no number yet
   */
  public static SortedMap<Integer, Forecast> ofRunning(History history) {
    Forecasts forecasts = new Forecasts(history);
    int completed = history.rankedWithLoss();
    int count = Math.min(completed, MOST_KNOWN);
    for (int i = 0; i < count; i++) {
      int trial = history.ranked((int) ((long) i * completed / count));
      forecasts.learn(trial, history.loss(trial));
    }
    SortedMap<Integer, Forecast> found = new TreeMap<>();
    for (int i = 0; i < history.pendingCount(); i++) {
      int trial = history.pending(i);
      forecasts.of(trial).ifPresent(of -> found.put(trial, asMetric(history.goal(), of)));
    }
    return found;
  }

  private static Forecast asMetric(Goal goal, Forecast ofLoss) {
    return new Forecast(goal.loss(ofLoss.value()), ofLoss.deviation());
  }

  /** A trial to learn from. */
  private record Known(int trial, double reached) {}

  /**
   * Takes in what an ended trial reached, or would have.
   *
   * @param reached a finite number, the less the better, on any scale
   */
  void learn(int trial, double reached) {
    known.add(new Known(trial, reached));
  }

  /** How a trial stood at a step, and what it reached. */
  private record Course(double stood, double reached) {}

  /** What a trial will reach; empty if it, or too few others, have told anything yet. */
  Optional<Forecast> of(int trial) {
    int step = history.curve(trial).lastStep();
    double stands = standing(trial, step);
    if (!Double.isFinite(stands)) {
      return Optional.empty();
    }
    Course[] courses = courses(step);
    return courses.length < LEAST_KNOWN ? Optional.empty() : Optional.of(forecast(courses, stands));
  }

  private double standing(int trial, int step) {
    return history.goal().loss(history.curve(trial).valueAtOrBefore(step));
  }

  /** Of all that went on from a step, best standing first. */
  private Course[] courses(int step) {
    return known.stream()
        .filter(other -> wentOn(other.trial, step))
        .map(other -> new Course(standing(other.trial, step), other.reached))
        .filter(course -> Double.isFinite(course.stood))
        .sorted(Comparator.comparingDouble(Course::stood))
        .toArray(Course[]::new);
  }

  private boolean wentOn(int trial, int step) {
    return history.state(trial) == TrialState.COMPLETED || history.curve(trial).lastStep() > step;
  }

  private static Forecast forecast(Course[] courses, double stands) {
    int first = Math.min(courses.length - LEFT_OUT, place(courses, stands) - LEFT_OUT / 2);
    int end = Math.min(courses.length, Math.max(0, first) + LEFT_OUT);
    double squares = 0;
    int count = 0;
    for (int left = Math.max(0, first); left < end; left++) {
      Course known = courses[left];
      double missed = onLine(without(courses, left), known.stood) - known.reached;
      squares += missed * missed;
      count++;
    }
    double missed = Math.sqrt(squares / count);
    Course[] nearest = nearest(courses, stands);
    Line line = Line.of(nearest);
    double last = Math.max(nearest[0].stood, Math.min(stands, nearest[nearest.length - 1].stood));
    double doubt = missed * line.leverage(last, stands);
    double spread = spread(courses);
    if (!(doubt > 0 && spread > 0)) {
      return new Forecast(line.at(stands), missed);
    }
    // By the line, or as the last on it: both as sure as each is.
    double value = new Forecast(line.at(stands), doubt).with(line.at(last), spread);
    return new Forecast(value, Math.hypot(missed, 1 / Math.hypot(1 / doubt, 1 / spread)));
  }

  /** The standard deviation of what they reached. */
  private static double spread(Course[] courses) {
    double mean = Arrays.stream(courses).mapToDouble(c -> c.reached / courses.length).sum();
    double variance =
        Arrays.stream(courses)
            .mapToDouble(c -> (c.reached - mean) * (c.reached - mean) / courses.length)
            .sum();
    return Math.sqrt(variance);
  }

  private static Course[] without(Course[] courses, int left) {
    Course[] others = Arrays.copyOf(courses, courses.length - 1);
    System.arraycopy(courses, left + 1, others, left, others.length - left);
    return others;
  }

  /** How many stood better. */
  private static int place(Course[] courses, double stands) {
    int place = 0;
    while (place < courses.length && courses[place].stood < stands) {
      place++;
    }
    return place;
  }

  private static double onLine(Course[] courses, double stands) {
    return Line.of(nearest(courses, stands)).at(stands);
  }

  /** Those that stood nearest, best first. */
  private static Course[] nearest(Course[] courses, double stands) {
    int low = place(courses, stands);
    int high = low;
    while (high - low < Math.min(ON_LINE, courses.length)) {
      boolean isBetter =
          high == courses.length
              || low > 0 && stands - courses[low - 1].stood <= courses[high].stood - stands;
      low -= isBetter ? 1 : 0;
      high += isBetter ? 0 : 1;
    }
    return Arrays.copyOfRange(courses, low, high);
  }

  /**
   * A line of least squares, which never falls: who stands worse is not taken for better. All of
   * where trials stood is halved: a difference of numbers of any size is a number.
   *
   * @param stood the middle of where they stood, halved
   * @param reached the middle of what they reached
   * @param slope 0 or above
   * @param squares the sum of squares of how far off {@code stood} they stood, halved
   */
  private record Line(double stood, double reached, double slope, double squares) {
    static Line of(Course[] nearest) {
      double stood = 0;
      double reached = 0;
      for (Course course : nearest) {
        stood += course.stood / 2 / nearest.length;
        reached += course.reached / nearest.length;
      }
      double squares = 0;
      double products = 0;
      for (Course course : nearest) {
        double off = course.stood / 2 - stood;
        squares += off * off;
        products += off * (course.reached - reached);
      }
      return new Line(stood, reached, products / squares, squares);
    }

    double at(double stands) {
      double value = reached + slope * (stands / 2 - stood);
      return slope > 0 && Double.isFinite(value) ? value : reached;
    }

    /**
     * By what to multiply how far lines miss, for a place outside: the part of the slope in the
     * deviation of what is predicted by simple linear regression (Draper and Smith, Applied
     * Regression Analysis, 3rd ed., section 1.4), from the last trial on.
     *
     * @return 0 where there is no slope
     */
    double leverage(double end, double stands) {
      double beyond = Math.abs(stands / 2 - end / 2) / Math.sqrt(squares);
      return slope > 0 && Double.isFinite(beyond) ? beyond : 0;
    }
  }
}
