package org.tunebench.app.chart;

import java.util.Objects;

/**
 * The words on a chart of histories, in the person's language.
 *
 * @param title above the plot; may be empty
 * @param stepAxis name of the horizontal axis, such as "epoch"
 * @param valueAxis name of the metric, such as "held-out ELBO"
 * @param unit unit of the metric, such as "nats"; may be empty
 * @param trial the word for a trial, such as "trial"
 * @param baseline name of the baseline, such as "default"
 * @param best the word for the best trial, such as "best"
 * @param bestBy the same in the legend: by what it is the best, where the chart shows another
 *     metric
 * @param pruned the word for trials that a pruner ended, such as "pruned"
 * @param failed the word for trials that failed, such as "failed"
 * @param empty the sentence shown while there is nothing to draw
 */
public record ChartTexts(
    String title,
    String stepAxis,
    String valueAxis,
    String unit,
    String trial,
    String baseline,
    String best,
    String bestBy,
    String pruned,
    String failed,
    String empty) {

  /** Where the best is the best by what the chart shows, and no trial was pruned or failed. */
  public ChartTexts(
      String title,
      String stepAxis,
      String valueAxis,
      String unit,
      String trial,
      String baseline,
      String best,
      String empty) {
    this(title, stepAxis, valueAxis, unit, trial, baseline, best, best, "", "", empty);
  }

  /** No text may be null. */
  public ChartTexts {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(stepAxis, "stepAxis");
    Objects.requireNonNull(valueAxis, "valueAxis");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(trial, "trial");
    Objects.requireNonNull(baseline, "baseline");
    Objects.requireNonNull(best, "best");
    Objects.requireNonNull(bestBy, "bestBy");
    Objects.requireNonNull(pruned, "pruned");
    Objects.requireNonNull(failed, "failed");
    Objects.requireNonNull(empty, "empty");
  }

  /** The metric with its unit: the label of the vertical axis. */
  public String valueLabel() {
    return unit.isEmpty() ? valueAxis : valueAxis + " (" + unit + ")";
  }

  /** What a curve is called: "trial 92", or the baseline's name. */
  public String name(Curve curve) {
    return curve.baseline() ? baseline : trial + " " + curve.trial();
  }
}
