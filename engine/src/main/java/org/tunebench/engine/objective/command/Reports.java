package org.tunebench.engine.objective.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Report;

/**
 * Puts what the lines of a command say together into steps and into the result.
 *
 * <p>The values of a step may come on several lines. It is passed on as soon as the metric is among
 * them; what comes later for the same step counts for the result only. A step without the metric is
 * passed on when the next one begins. Lines without a step count up, one step each time that the
 * metric comes; the first such report gives way to one that names its step, as a value before the
 * training does to those of its epochs. A command that counts from 0 is counted from 1.
 */
final class Reports {
  private final String monitor;
  private final StepNumbers numbers;
  private final CurrentStep step = new CurrentStep();
  private final ThinnedReports reports;
  private final FinalValues result;
  private final TrialContext trial;

  /** The first report, as long as it names no step and nothing came after it. */
  private Optional<Map<String, Double>> held = Optional.empty();

  /** How many reports came too late for the history. */
  private int late;

  /**
   * @param best whether the best value is the result, rather than the last
   */
  Reports(MetricSpec metric, boolean best, TrialContext trial) {
    this.trial = trial;
    this.monitor = metric.monitor();
    this.numbers = new StepNumbers(trial);
    this.reports = new ThinnedReports(trial);
    this.result = new FinalValues(metric, best, trial::log);
  }

  /** Takes in what a line says; called by any thread. */
  synchronized void add(Parsed said) {
    if (said.step().isPresent() && !said.values().isEmpty() && !numbers.areKnown()) {
      begin(said.step().getAsInt());
    }
    boolean reported = said.values().containsKey(monitor);
    Parsed line = said.at(numbers.counted(said, reported));
    Map<String, Double> values = result.take(line);
    if (!values.isEmpty()) {
      take(line.step(), values);
    }
  }

  private void take(OptionalInt named, Map<String, Double> values) {
    if (step.isBehind(named)) {
      late += values.containsKey(monitor) ? 1 : 0;
      return;
    }
    if (step.isCompleteBy(named)) {
      passOn();
    }
    step.take(named, values);
    if (step.values().containsKey(monitor)) {
      passOn();
    }
  }

  private void begin(int first) {
    if (held.isPresent()) {
      held = Optional.empty();
      step.startAnew();
      trial.log("Tunebench: the report before the first that names its step is not in the history");
    }
    List<Report> earlier = numbers.begin(first);
    reports.recall(earlier.size());
    result.recall(earlier);
  }

  private void passOn() {
    passOnHeld();
    if (numbers.areKnown() || step.number() > 1) {
      reports.take(step.number(), step.values());
    } else {
      held = Optional.of(Map.copyOf(step.values()));
    }
    step.reported();
  }

  private void passOnHeld() {
    held.ifPresent(values -> reports.take(1, values));
    held = Optional.empty();
  }

  /** Nothing follows: the last report is passed on whatever the thinning says. */
  synchronized void end() {
    if (step.isUnreported()) {
      passOn();
    }
    passOnHeld();
    reports.end();
    if (late > 0) {
      trial.log(
          "Tunebench: %s a step that was over: for the result alone, not in the history"
              .formatted(late == 1 ? "1 report names" : late + " reports name"));
      late = 0;
    }
  }

  /**
   * The final metrics, the study's own first; empty if it never was a number, or if the last value
   * counts and is none.
   */
  synchronized Map<String, Double> result() {
    return result.result();
  }

  /** The text that came last in place of a number for the metric, with no number after it. */
  synchronized Optional<String> noNumber() {
    return result.noNumber();
  }

  /** The metrics that were numbers, in the order in which they came. */
  synchronized List<String> names() {
    return result.names();
  }
}
