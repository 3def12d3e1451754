package org.tunebench.engine.objective.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tunebench.engine.objective.Checkpoints;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Report;

/**
 * Puts what the lines of a command say together into steps and into the result.
 *
 * <p>The values of a step may come on several lines. It is passed on as soon as the metric is among
 * them; what comes later for the same step counts for the result only. A step without the metric is
 * passed on when the next one begins. Lines without a step count up, one step each time that the
 * metric comes. A command that counts from 0 is counted from 1.
 */
final class Reports {
  /** Reports that are passed on one by one; of the next tenfold every tenth, and so on. */
  static final int DENSE = 10_000;

  /** A command that makes names up must not fill the memory. */
  private static final int MOST_NAMES = 100;

  private static final int LONGEST_NAME = 100;

  /** A file in the checkpoint of a trial whose command counts its steps from 0. */
  private static final String FROM_ZERO = "counts-from-0";

  private final MetricSpec metric;
  private final boolean best;
  private final TrialContext trial;
  private final Optional<Checkpoints> checkpoints;
  private final Map<String, Double> last = new LinkedHashMap<>();
  private final Map<String, Double> step = new LinkedHashMap<>();
  private Map<String, Double> atBest = Map.of();
  private double bestLoss = Double.NaN;
  private Optional<String> noNumber = Optional.empty();

  private int current;
  private boolean numbered;
  private boolean passedOn = true;
  private OptionalInt shift = OptionalInt.empty();
  private long reports;
  private boolean full;
  private Runnable leftOut = () -> {};

  /**
   * @param best whether the best value is the result, rather than the last
   */
  Reports(MetricSpec metric, boolean best, TrialContext trial) {
    this.metric = metric;
    this.best = best;
    this.trial = trial;
    this.checkpoints = trial.checkpoints();
  }

  /** Takes in what a line says; called by any thread. */
  synchronized void add(Parsed parsed) {
    String text = parsed.noNumbers().get(metric.name());
    if (text != null) {
      noNumber = Optional.of(text.substring(0, Math.min(text.length(), LONGEST_NAME)));
    } else if (parsed.values().containsKey(metric.name())) {
      noNumber = Optional.empty();
    }
    Map<String, Double> values = new LinkedHashMap<>();
    parsed.values().forEach((name, value) -> keep(values, name, value));
    if (values.isEmpty()) {
      return;
    }
    if (values.containsKey(metric.name())) {
      judge();
    }
    if (enter(parsed.step())) {
      step.putAll(values);
      if (step.containsKey(metric.monitor())) {
        passOn();
      }
    }
  }

  private void keep(Map<String, Double> values, String name, double value) {
    boolean room =
        name.equals(metric.name())
            || last.containsKey(name)
            || last.size() < MOST_NAMES && !name.isEmpty() && name.length() <= LONGEST_NAME;
    if (room) {
      last.put(name, value);
      values.put(name, value);
    } else if (!full && last.size() >= MOST_NAMES) {
      full = true;
      trial.log(
          "Tunebench: more than %d names of metrics: '%s' and further ones are left out"
              .formatted(MOST_NAMES, name.substring(0, Math.min(name.length(), LONGEST_NAME))));
    }
  }

  private void judge() {
    double loss = metric.goal().loss(last.get(metric.name()));
    if (Double.isFinite(loss) && !(loss >= bestLoss)) {
      bestLoss = loss;
      atBest = new LinkedHashMap<>(last);
    }
  }

  /** Goes to a step; false if it is over. */
  private boolean enter(OptionalInt given) {
    if (given.isEmpty()) {
      if (passedOn) {
        begin(current + 1, false);
      }
      return true;
    }
    if (shift.isEmpty()) {
      begin(given.getAsInt());
    }
    int number = given.getAsInt() + shift.getAsInt();
    if (number < current || number == current && passedOn) {
      return false;
    }
    if (number > current) {
      passOnWhole();
      begin(number, true);
    }
    numbered = true;
    return true;
  }

  /**
   * The first step tells from what the command counts, and where it goes on: what earlier attempts
   * have reported of the steps before belongs to its history.
   */
  private void begin(int first) {
    Optional<Path> fromZero = checkpoints.map(kept -> kept.folder().resolve(FROM_ZERO));
    boolean zero = first == 0 || fromZero.filter(Files::exists).isPresent();
    shift = OptionalInt.of(zero ? 1 : 0);
    if (zero) {
      fromZero.ifPresent(Reports::touch);
    }
    List<Report> earlier =
        checkpoints.map(kept -> kept.reportAgain(first + shift.getAsInt() - 1)).orElse(List.of());
    if (!earlier.isEmpty()) {
      int goesOn = earlier.get(earlier.size() - 1).step();
      trial.log("Tunebench: the command goes on after step %d".formatted(goesOn));
    }
    earlier.forEach(this::recall);
  }

  private void recall(Report earlier) {
    Map<String, Double> newer = new LinkedHashMap<>(last);
    earlier.values().forEach((name, value) -> keep(new LinkedHashMap<>(), name, value));
    if (earlier.values().containsKey(metric.name())) {
      judge();
    }
    last.putAll(newer);
    reports++;
  }

  private static void touch(Path file) {
    try {
      Files.write(file, new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin(int number, boolean isNumbered) {
    // What a line without a step said before the first numbered step belongs to that step.
    if (passedOn || numbered) {
      step.clear();
    }
    current = number;
    numbered = isNumbered;
    passedOn = false;
  }

  /** The step is over, and the metric has not come. */
  private void passOnWhole() {
    if (numbered && !passedOn && !step.isEmpty()) {
      passOn();
    }
  }

  private void passOn() {
    passedOn = true;
    long stride = 1;
    for (long dense = DENSE; reports >= dense; dense *= 10) {
      stride *= 10;
    }
    boolean kept = reports % stride == 0;
    if (reports++ == DENSE) {
      trial.log(
          "Tunebench: more than %d reports: of the next ones every tenth is kept, then every"
                  .formatted(DENSE)
              + " hundredth, and so on");
    }
    leftOut = () -> {};
    if (kept) {
      trial.report(current, Map.copyOf(step));
    } else {
      int number = current;
      Map<String, Double> values = Map.copyOf(step);
      leftOut = () -> trial.report(number, values);
    }
  }

  /** Nothing follows: the last report is passed on whatever the thinning says. */
  synchronized void end() {
    passOnWhole();
    leftOut.run();
    leftOut = () -> {};
  }

  /**
   * The final metrics, the study's own first; empty if it never was a number, or if the last value
   * counts and is none.
   */
  synchronized Map<String, Double> result() {
    if (!last.containsKey(metric.name()) || !best && noNumber.isPresent()) {
      return Map.of();
    }
    Map<String, Double> result = new LinkedHashMap<>();
    result.put(metric.name(), last.get(metric.name()));
    result.putAll(last);
    if (best) {
      result.putAll(atBest);
    }
    return result;
  }

  /** The text that came last in place of a number for the metric, with no number after it. */
  synchronized Optional<String> noNumber() {
    return noNumber;
  }
}
