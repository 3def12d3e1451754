package org.tunebench.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tunebench.app.chart.ColorScale;
import org.tunebench.app.chart.Curve;
import org.tunebench.app.chart.Decimation;
import org.tunebench.app.chart.PlotWindow;
import org.tunebench.app.chart.RangeRule;
import org.tunebench.app.chart.ValueRange;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.study.Trial;

/**
 * Figure 2 of scVI's autotune: every trial's history, from red for the first to green for the last,
 * and the default configuration in blue.
 */
final class HistoriesFigure {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 460;

  /** So many points are drawn in all: what a viewer shows without a pause. */
  private static final int MOST_POINTS = 240_000;

  private static final int FEWEST_COLUMNS = 40;

  private final ReportData data;
  private final List<Curve> curves = new ArrayList<>();
  private final int best;

  HistoriesFigure(ReportData data) {
    this.data = data;
    this.best =
        BestAndWorst.ranked(data.study().spec().metric(), data.trials()).stream()
            .mapToInt(ranked -> ranked.trial().number())
            .findFirst()
            .orElse(-1);
    data.histories().forEach((trial, curve) -> curves.add(curve(trial, curve)));
    curves.sort(
        Comparator.comparing(Curve::baseline)
            .thenComparing(curve -> curve.trial() == best)
            .thenComparingInt(Curve::trial));
  }

  private Curve curve(int trial, org.tunebench.engine.study.Curve points) {
    double[] steps = new double[points.size()];
    double[] values = new double[points.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = points.step(i);
      values[i] = points.value(i);
    }
    boolean baseline = data.trials().stream().anyMatch(t -> t.number() == trial && t.isBaseline());
    return new Curve(trial, steps, values, baseline);
  }

  /** Writes the figure, or a sentence where no history has a number. */
  void write(Html html) {
    RangeRule rule = RangeRule.of(false);
    List<Curve> mustShow = curves.stream().filter(c -> c.baseline() || c.trial() == best).toList();
    Optional<ValueRange> steps = rule.steps(curves);
    Optional<ValueRange> values = rule.clipped(curves, mustShow);
    if (steps.isEmpty() || values.isEmpty()) {
      html.element("p", "No trial reported a number while it ran.");
      return;
    }
    PlotWindow window = new PlotWindow(steps.get(), values.get());
    Plot plot = new Plot(WIDTH, HEIGHT, window, "histories");
    html.open("figure", "style", "--o:" + opacity(curves.size()));
    legend(html);
    plot.begin(
        html,
        data.monitor() + " by epoch, a line a trial",
        "epoch",
        data.monitor(),
        plot.xTicks(true));
    int columns = Math.max(FEWEST_COLUMNS, MOST_POINTS / (4 * curves.size()));
    for (Curve curve : curves) {
      line(html, plot, Decimation.thin(curve, window.steps(), columns, false));
    }
    plot.end(html);
    boolean clipped = rule.everything(curves).filter(all -> !all.equals(values.get())).isPresent();
    html.open("figcaption");
    html.text("Each line is a trial's " + data.monitor() + " by epoch.");
    if (clipped) {
      html.text(" The axis leaves out outliers.");
    }
    html.close("figcaption").close("figure").line();
  }

  /** The more lines there are, the more transparent: density shows where they lie. */
  private static String opacity(int lines) {
    return PlainText.number(
        Math.max(0.12, Math.min(0.9, Math.pow(Math.max(lines, 1) / 6.0, -0.38))));
  }

  private void legend(Html html) {
    html.open("p", "class", "legend");
    if (curves.stream().anyMatch(Curve::baseline)) {
      html.element("span", "default", "class", "key key-default");
    }
    if (curves.stream().anyMatch(curve -> curve.trial() == best && !curve.baseline())) {
      html.element("span", "best: trial " + best, "class", "key key-best");
    }
    html.text("trial 0 ");
    html.element("span", "", "class", "scale", "style", Shades.bar(ColorScale.RED_TO_GREEN));
    html.text(" trial " + last()).close("p").line();
  }

  private int last() {
    return data.trials().stream().mapToInt(Trial::number).max().orElse(0);
  }

  private void line(Html html, Plot plot, Curve curve) {
    StringBuilder path = new StringBuilder();
    boolean down = false;
    for (int i = 0; i < curve.size(); i++) {
      if (curve.isFinite(i)) {
        path.append(down ? 'L' : 'M')
            .append(Plot.place(plot.x(curve.steps()[i])))
            .append(' ')
            .append(Plot.place(plot.y(curve.values()[i])));
      }
      down = curve.isFinite(i);
    }
    if (path.isEmpty()) {
      return;
    }
    boolean isBest = curve.trial() == best;
    String style = curve.baseline() ? "default" : isBest ? "best" : "history";
    double place = last() == 0 ? 0 : (double) curve.trial() / last();
    html.open(
        "path",
        "class",
        style,
        "style",
        curve.baseline() ? "" : Shades.at(ColorScale.RED_TO_GREEN, place),
        "d",
        path.toString());
    html.element("title", curve.baseline() ? "default" : "trial " + curve.trial());
    html.close("path").line();
  }
}
