package org.tunebench.engine.objective.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Report;

/** The result of a command as its lines go by: the last values that came, or those of the best. */
final class FinalValues {
  /** A command that makes names up must not fill the memory. */
  private static final int MOST_NAMES = 100;

  private static final int LONGEST_NAME = 100;

  private final MetricSpec metric;
  private final boolean best;
  private final Consumer<String> log;
  private final Map<String, Double> last = new LinkedHashMap<>();
  private Map<String, Double> atBest = Map.of();
  private OptionalInt stepOfBest = OptionalInt.empty();
  private double bestLoss = Double.NaN;
  private Optional<String> noNumber = Optional.empty();
  private boolean full;

  /**
   * @param best whether the best value is the result, rather than the last
   * @param log takes a sentence if names are left out
   */
  FinalValues(MetricSpec metric, boolean best, Consumer<String> log) {
    this.metric = metric;
    this.best = best;
    this.log = log;
  }

  /**
   * Takes in what a line says.
   *
   * @return those of its values that there is room for
   */
  Map<String, Double> take(Parsed line) {
    String text = line.noNumbers().get(metric.name());
    if (text != null) {
      noNumber = Optional.of(shortened(text));
    } else if (line.values().containsKey(metric.name())) {
      noNumber = Optional.empty();
    }
    return take(line.step(), line.values());
  }

  /** Takes in what earlier attempts have reported: what has come since is newer. */
  void recall(List<Report> earlier) {
    Map<String, Double> newer = new LinkedHashMap<>(last);
    last.clear();
    earlier.forEach(report -> take(OptionalInt.empty(), report.values()));
    newer.forEach(this::keep);
  }

  private Map<String, Double> take(OptionalInt step, Map<String, Double> said) {
    Map<String, Double> kept = new LinkedHashMap<>();
    said.forEach(
        (name, value) -> {
          if (keep(name, value)) {
            kept.put(name, value);
          }
        });
    if (kept.containsKey(metric.name())) {
      judge(step);
    } else if (step.isPresent() && step.equals(stepOfBest)) {
      atBest.putAll(kept);
    }
    return kept;
  }

  private boolean keep(String name, double value) {
    boolean room =
        name.equals(metric.name())
            || last.containsKey(name)
            || last.size() < MOST_NAMES && !name.isEmpty() && name.length() <= LONGEST_NAME;
    if (room) {
      last.put(name, value);
    } else if (!full && last.size() >= MOST_NAMES) {
      full = true;
      log.accept(
          "Tunebench: more than %d names of metrics: '%s' and further ones are left out"
              .formatted(MOST_NAMES, shortened(name)));
    }
    return room;
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST_NAME));
  }

  private void judge(OptionalInt step) {
    double loss = metric.goal().loss(last.get(metric.name()));
    if (Double.isFinite(loss) && !(loss >= bestLoss)) {
      bestLoss = loss;
      atBest = new LinkedHashMap<>(last);
      stepOfBest = step;
    }
  }

  /**
   * The final metrics, the study's own first; empty if it never was a number, or if the last value
   * counts and is none.
   */
  Map<String, Double> result() {
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
  Optional<String> noNumber() {
    return noNumber;
  }

  /** The metrics that were numbers, in the order in which they came. */
  List<String> names() {
    return List.copyOf(last.keySet());
  }
}
