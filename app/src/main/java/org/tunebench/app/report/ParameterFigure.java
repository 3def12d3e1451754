package org.tunebench.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tunebench.app.chart.ColorScale;
import org.tunebench.app.chart.Curve;
import org.tunebench.app.chart.PlotWindow;
import org.tunebench.app.chart.RangeRule;
import org.tunebench.app.chart.Ticks;
import org.tunebench.app.chart.ValueRange;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Figure 1 of scVI's autotune for a parameter: each completed trial's metric against the
 * parameter's value, coloured by how many epochs it was trained.
 */
final class ParameterFigure {
  private static final int WIDTH = 440;
  private static final int HEIGHT = 320;
  private static final int LONGEST_LABEL = 14;
  private static final int MOST_VALUES = 12;

  private final ReportData data;
  private final Parameter parameter;
  private final List<Trial> trials;
  private final List<Object> options;
  private final int fewest;
  private final int most;

  ParameterFigure(ReportData data, Parameter parameter) {
    this.data = data;
    this.parameter = parameter;
    this.trials =
        data.trials().stream()
            .filter(trial -> trial.state() == TrialState.COMPLETED)
            .filter(trial -> trial.configuration().values().containsKey(parameter.name()))
            .filter(trial -> Double.isFinite(metric(trial)))
            .toList();
    boolean choice =
        parameter.distribution() instanceof Choice || parameter.distribution() instanceof Ordered;
    this.options = choice ? parameter.distribution().values() : List.of();
    this.fewest = trials.stream().mapToInt(Trial::trainedEpochs).min().orElse(0);
    this.most = trials.stream().mapToInt(Trial::trainedEpochs).max().orElse(0);
  }

  private double metric(Trial trial) {
    return trial.metric(data.study().spec().metric().name());
  }

  /** Whether there is anything to show. */
  boolean isTelling() {
    return trials.size() > 1;
  }

  /** Where a trial lies along the horizontal axis. */
  private double place(Trial trial) {
    Object value = trial.configuration().values().get(parameter.name());
    if (!options.isEmpty()) {
      return options.indexOf(value);
    }
    double number = ((Number) value).doubleValue();
    return isLog() ? Math.log10(number) : number;
  }

  private boolean isLog() {
    return parameter.distribution() instanceof FloatRange range && range.log();
  }

  /** Writes the figure. */
  void write(Html html, int number) {
    double[] x = trials.stream().mapToDouble(this::place).toArray();
    double[] y = trials.stream().mapToDouble(this::metric).toArray();
    ValueRange across =
        options.isEmpty()
            ? ValueRange.around(
                    IntStream.range(0, x.length).mapToDouble(i -> x[i]).min().orElse(0),
                    IntStream.range(0, x.length).mapToDouble(i -> x[i]).max().orElse(1))
                .rounded()
            : new ValueRange(-0.5, options.size() - 0.5);
    ValueRange up = RangeRule.of(false).clipped(points(y), List.of()).orElseThrow();
    Plot plot = new Plot(WIDTH, HEIGHT, new PlotWindow(across, up), "parameter-" + number);
    String metric = data.study().spec().metric().name();
    html.open("figure");
    plot.begin(
        html, metric + " against " + parameter.name(), parameter.name(), metric, ticks(plot));
    for (int i = 0; i < x.length; i++) {
      Trial trial = trials.get(i);
      html.open(
          "circle",
          "class",
          "dot",
          "r",
          "3.6",
          "cx",
          Plot.place(plot.x(x[i])),
          "cy",
          Plot.place(plot.y(y[i])),
          "style",
          Shades.at(ColorScale.VIRIDIS, share(trial)));
      html.element(
          "title",
          "trial %d: %s, %d epochs"
              .formatted(trial.number(), PlainText.number(y[i]), trial.trainedEpochs()));
      html.close("circle");
    }
    plot.end(html);
    html.close("figure").line();
  }

  private double share(Trial trial) {
    return most == fewest ? 1 : (double) (trial.trainedEpochs() - fewest) / (most - fewest);
  }

  /** The legend of all of them. */
  void legend(Html html) {
    if (fewest == most) {
      return;
    }
    html.open("p", "class", "legend");
    html.text(fewest + " epochs ");
    html.element("span", "", "class", "scale", "style", Shades.bar(ColorScale.VIRIDIS));
    html.text(" " + most + " epochs").close("p").line();
  }

  /** Each metric as a curve of its own: the rule of the axis weighs them alike. */
  private static List<Curve> points(double[] values) {
    List<Curve> points = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      points.add(Curve.of(i, new double[] {0}, new double[] {values[i]}));
    }
    return points;
  }

  private List<Ticks.Tick> ticks(Plot plot) {
    if (options.isEmpty()) {
      List<Ticks.Tick> values = values();
      return areApart(plot, values) ? values : scale(plot);
    }
    return IntStream.range(0, options.size())
        .mapToObj(i -> new Ticks.Tick(i, shortened(PlainText.value(options.get(i)))))
        .toList();
  }

  private List<Ticks.Tick> scale(Plot plot) {
    List<Ticks.Tick> ticks = plot.xTicks(false);
    return isLog()
        ? ticks.stream()
            .filter(tick -> tick.value() == Math.rint(tick.value()))
            .map(tick -> new Ticks.Tick(tick.value(), PlainText.number(Math.pow(10, tick.value()))))
            .toList()
        : ticks;
  }

  /** A tick at each value that trials have. */
  private List<Ticks.Tick> values() {
    return trials.stream()
        .map(
            trial ->
                new Ticks.Tick(
                    place(trial),
                    PlainText.value(trial.configuration().values().get(parameter.name()))))
        .distinct()
        .sorted(java.util.Comparator.comparingDouble(Ticks.Tick::value))
        .limit(MOST_VALUES + 1)
        .toList();
  }

  /** Whether there are few of them, and none so near another that their words would touch. */
  private static boolean areApart(Plot plot, List<Ticks.Tick> ticks) {
    boolean apart = ticks.size() <= MOST_VALUES;
    for (int i = 1; apart && i < ticks.size(); i++) {
      int letters = ticks.get(i - 1).label().length() + ticks.get(i).label().length();
      apart = plot.x(ticks.get(i).value()) - plot.x(ticks.get(i - 1).value()) > 4 * letters + 8;
    }
    return apart;
  }

  private static String shortened(String label) {
    return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
  }
}
