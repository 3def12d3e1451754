package org.tunebench.engine.study;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.WrongInputException;

/**
 * A value of a final metric, the study's own or another one, that is good enough: {@code accuracy
 * >= 0.9}, {@code loss <= 0.05}.
 *
 * @param metric its name
 * @param goal whether the value is the least or the most that is enough
 * @param value a finite number
 */
public record Target(String metric, Goal goal, double value) {
  /** Names have any signs in them, separators of lines, too. */
  private static final Pattern FORM =
      Pattern.compile("(.*\\S)\\s*(>=|<=)\\s*(\\S+)", Pattern.DOTALL);

  /**
   * @throws WrongInputException if the metric has no name or the value is not finite
   */
  public Target {
    if (metric.isBlank() || !metric.strip().equals(metric)) {
      throw new WrongInputException(
          "budget.until", "the name of a metric has no space at either end, and is not empty");
    }
    if (!Double.isFinite(value)) {
      throw new WrongInputException("budget.until", "must be a finite number, not " + value);
    }
  }

  /** The target of a form such as {@code accuracy >= 0.9}, or empty for text of another form. */
  public static Optional<Target> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    Goal goal = form.group(2).equals(">=") ? Goal.MAXIMIZE : Goal.MINIMIZE;
    try {
      double value = Double.parseDouble(form.group(3));
      return Double.isFinite(value)
          ? Optional.of(new Target(form.group(1), goal, value))
          : Optional.empty();
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  /** Whether a trial has reached it; one without the metric, or gone to an infinity, has not. */
  public boolean isReachedBy(Trial trial) {
    double reached = trial.metric(metric);
    return Double.isFinite(reached) && goal.loss(reached) <= goal.loss(value);
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return "%s %s %s".formatted(metric, goal == Goal.MAXIMIZE ? ">=" : "<=", Decimals.text(value));
  }
}
