package org.tunebench.app.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which metrics of a trial share a plot: one on the training data and the same one on what was held
 * out, such as {@code train_loss} and {@code val_loss}, or Keras's {@code loss} and {@code
 * val_loss}. Where the two part, the trial overfits. All others have units of their own.
 */
final class MetricPlots {
  private static final Set<String> TRAINING = Set.of("train", "training", "trn");
  private static final Set<String> HELD_OUT =
      Set.of("val", "valid", "validation", "test", "eval", "dev", "heldout", "holdout");

  /** Beyond this ratio of their first values, one is likely a sum and the other one a mean. */
  private static final double MOST_RATIO = 20;

  private final List<MetricsDrawing.Metric> metrics;

  /**
   * One plot.
   *
   * @param name of its axis
   * @param metric what it shows, on what was held out if there is a second one
   * @param training the same on the training data
   */
  record Plot(String name, MetricsDrawing.Metric metric, Optional<MetricsDrawing.Metric> training) {
    /** From the bottom to the top. */
    List<Curve> curves() {
      List<Curve> curves = new ArrayList<>();
      training.ifPresent(other -> curves.add(other.curve()));
      curves.add(metric.curve());
      return curves;
    }
  }

  /** A name without the words that say what data it is about. */
  private record Stem(String text, boolean training, boolean heldOut) {
    static Stem of(String name) {
      List<String> words = Arrays.asList(name.split("[\\s_./-]+"));
      return new Stem(
          words.stream().filter(word -> !saysData(word)).collect(Collectors.joining("_")),
          words.stream().anyMatch(word -> TRAINING.contains(low(word))),
          words.stream().anyMatch(word -> HELD_OUT.contains(low(word))));
    }

    private static boolean saysData(String word) {
      return TRAINING.contains(low(word)) || HELD_OUT.contains(low(word));
    }

    private static String low(String word) {
      return word.toLowerCase(Locale.ROOT);
    }
  }

  private MetricPlots(List<MetricsDrawing.Metric> metrics) {
    this.metrics = metrics;
  }

  /** The plots from the top, in the order of what they show. */
  static List<Plot> of(List<MetricsDrawing.Metric> metrics) {
    return new MetricPlots(metrics).plots();
  }

  private List<Plot> plots() {
    List<Plot> pairs = new ArrayList<>();
    for (MetricsDrawing.Metric metric : metrics) {
      Stem stem = Stem.of(metric.name());
      boolean heldOut = stem.heldOut && !stem.training;
      Optional<MetricsDrawing.Metric> partner =
          heldOut ? partner(metric, stem, pairs) : Optional.empty();
      partner.ifPresent(
          other -> pairs.add(new Plot(axis(stem, metric, other), metric, Optional.of(other))));
    }
    List<Plot> plots = new ArrayList<>();
    for (MetricsDrawing.Metric metric : metrics) {
      Plot plot =
          pairs.stream()
              .filter(pair -> holds(pair, metric))
              .findFirst()
              .orElseGet(() -> new Plot(metric.name(), metric, Optional.empty()));
      if (!plots.contains(plot)) {
        plots.add(plot);
      }
    }
    return plots;
  }

  private static String axis(Stem stem, MetricsDrawing.Metric one, MetricsDrawing.Metric other) {
    return stem.text.isEmpty() ? other.name() + ", " + one.name() : stem.text;
  }

  private static boolean holds(Plot pair, MetricsDrawing.Metric metric) {
    return pair.metric.equals(metric) || pair.training.filter(metric::equals).isPresent();
  }

  /** What says that it is of the training data, or else what says nothing of data. */
  private Optional<MetricsDrawing.Metric> partner(
      MetricsDrawing.Metric of, Stem stem, List<Plot> taken) {
    return called(new Stem(stem.text, true, false), of, taken)
        .or(() -> called(new Stem(stem.text, false, false), of, taken));
  }

  private Optional<MetricsDrawing.Metric> called(
      Stem wanted, MetricsDrawing.Metric of, List<Plot> taken) {
    return metrics.stream()
        .filter(other -> Stem.of(other.name()).equals(wanted))
        .filter(other -> taken.stream().noneMatch(pair -> holds(pair, other)))
        .filter(other -> isAlike(first(of.curve()), first(other.curve())))
        .findFirst();
  }

  /** The first values, since the last may differ by what is looked for. */
  private static boolean isAlike(double one, double other) {
    double ratio = Math.abs(one / other);
    return !(ratio > MOST_RATIO || ratio < 1 / MOST_RATIO) || one == 0 || other == 0;
  }

  private static double first(Curve curve) {
    return Arrays.stream(curve.values()).filter(Double::isFinite).findFirst().orElse(Double.NaN);
  }
}
