package org.tunebench.app.figure;

import java.util.Arrays;
import org.tunebench.app.chart.ColorKey;
import org.tunebench.app.chart.ColorScale;
import org.tunebench.app.chart.Scale;
import org.tunebench.app.chart.ValueRange;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.study.Goal;

/**
 * The metric's axis: it holds what lies within the outer fence of the results, on a logarithmic
 * axis that of their logarithms; what is beyond stands in a strip.
 *
 * @param scale of the axis
 * @param goal which of its ends is good
 * @param outlier the worst result where it lies beyond the fence, else NaN
 * @param alike whether all results on the axis are the same: none of them is at its ends
 */
record MetricScale(Scale scale, Goal goal, double outlier, boolean alike) {

  /** A logarithmic axis is given only where {@link #canBeLog}. */
  static MetricScale of(Results results, boolean logarithmic) {
    Goal goal = results.metric().goal();
    boolean log = logarithmic && canBeLog(results);
    double[] places =
        Arrays.stream(results.losses())
            .map(goal::loss)
            .map(value -> goal.loss(log ? Math.log10(value) : value))
            .sorted()
            .toArray();
    double fence = log ? Results.fence(places) : results.fence();
    double[] inside =
        Arrays.stream(places).filter(place -> place <= fence).map(goal::loss).sorted().toArray();
    if (inside.length == 0) {
      return new MetricScale(Scale.linear(new ValueRange(0, 1), false), goal, Double.NaN, true);
    }
    double worst = goal.loss(Arrays.stream(results.losses()).max().orElse(Double.NaN));
    double low = inside[0];
    double high = inside[inside.length - 1];
    ValueRange range = ValueRange.around(low, high);
    Scale scale = log ? Scale.log(range.powersOf10()) : Scale.linear(range, false);
    double beyond = inside.length < places.length ? worst : Double.NaN;
    return new MetricScale(scale, goal, beyond, low == high);
  }

  /** Whether each result has a logarithm, so that none would have to be left out. */
  static boolean canBeLog(Results results) {
    Goal goal = results.metric().goal();
    double[] values = Arrays.stream(results.losses()).map(goal::loss).toArray();
    return values.length > 0 && Arrays.stream(values).allMatch(value -> value > 0);
  }

  /** The same kind of scale over other values. */
  MetricScale over(ValueRange range) {
    boolean log = scale.isLog() && range.lower() > 0;
    Scale other = log ? Scale.log(range) : Scale.linear(range, false);
    return new MetricScale(other, goal, outlier, false);
  }

  /**
   * Colours by the metric in which the best stand out from the background. A legend would call the
   * ends of the axis the best and the worst, which they are not where all results are the same.
   */
  ColorKey color(String name, Texts texts) {
    ColorKey key =
        new ColorKey(name, scale, ColorScale.VIRIDIS)
            .withEnds(
                new ColorKey.Ends(
                    goal == Goal.MAXIMIZE,
                    texts.get("Study.Analysis.Good"),
                    texts.get("Study.Analysis.Bad"),
                    !Double.isNaN(outlier) && !scale.range().contains(outlier)));
    return alike ? key.withoutLegend() : key;
  }
}
