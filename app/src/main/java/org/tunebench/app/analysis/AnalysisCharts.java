package org.tunebench.app.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.app.chart.BarsDrawing;
import org.tunebench.app.chart.ColorKey;
import org.tunebench.app.chart.ColorScale;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.GridDrawing;
import org.tunebench.app.chart.HistogramDrawing;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.app.chart.Scale;
import org.tunebench.app.chart.ScatterDrawing;
import org.tunebench.app.chart.ValueRange;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Importance;
import org.tunebench.engine.analysis.OptimisationHistory;
import org.tunebench.engine.analysis.ResultDistribution;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.analysis.Surrogate;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.analysis.TrialTimeline;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Makes the drawings of a study's trials. Pure: any thread, no toolkit; also for reports.
 *
 * <p>The metric's axis holds what lies within the outer fence of the results; what is beyond stands
 * in a strip, as do trials without a result.
 */
public final class AnalysisCharts {
  private static final int CURVE_POINTS = 40;
  private static final int FIELD_CELLS = 28;
  private static final int MOST_PARAMETERS_SAID = 8;

  /** More lines hide each other, and take seconds to draw. */
  static final int MOST_LINES = 1_500;

  private static final int BEST_LINES = 500;
  private static final double SECONDS_AN_HOUR = 3_600;

  private final Texts texts;
  private final Results results;
  private final String metric;
  private final TrialTable table;
  private final Scale metricScale;
  private final Map<Integer, Trial> byNumber = new HashMap<>();

  /**
   * @param texts the words on the charts
   * @param results the study's trials
   */
  public AnalysisCharts(Texts texts, Results results) {
    this.texts = texts;
    this.results = results;
    this.metric = results.metric().name();
    this.table = TrialTable.of(results.spec(), results.trials());
    this.metricScale = metricScale();
    results.trials().forEach(trial -> byNumber.put(trial.number(), trial));
  }

  /** What the study's trials are. */
  public Results results() {
    return results;
  }

  private Scale metricScale() {
    double fence = results.fence();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double loss : results.losses()) {
      if (loss <= fence) {
        double value = results.metric().goal().loss(loss);
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return Scale.linear(low > high ? new ValueRange(0, 1) : ValueRange.around(low, high), false);
  }

  private boolean badIsHigh() {
    return results.metric().goal() == Goal.MINIMIZE;
  }

  private ScatterDrawing.Axis metricAxis() {
    return new ScatterDrawing.Axis(metric, metricScale, badIsHigh());
  }

  private ScatterDrawing.Words words() {
    ValueRange range = metricScale.range();
    return new ScatterDrawing.Words(
        texts.get("Study.Analysis.Inactive"),
        texts.get("Study.Analysis.NoResult"),
        badIsHigh() ? "> " + Numbers.brief(range.upper()) : "< " + Numbers.brief(range.lower()));
  }

  /** The columns that an axis or a colour can show. */
  public List<String> columns() {
    return table.columns().stream()
        .map(TrialTable.Column::name)
        .filter(name -> !name.equals("failure"))
        .toList();
  }

  private ColumnValues column(String name) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).name().equals(name)) {
        return ColumnValues.of(table, i, results.space());
      }
    }
    return ColumnValues.of(table, 0, results.space());
  }

  private List<String> describe(int number) {
    Trial trial = byNumber.get(number);
    List<String> rows = new ArrayList<>();
    if (trial != null) {
      String name = texts.get("Study.Analysis.Trial", Integer.toString(number));
      rows.add(name + " · " + trial.state().word());
      if (trial.metrics().containsKey(metric)) {
        rows.add(metric + " " + Numbers.brief(trial.metric(metric)));
      }
      trial.configuration().values().entrySet().stream()
          .limit(MOST_PARAMETERS_SAID)
          .forEach(entry -> rows.add(entry.getKey() + " " + ColumnValues.text(entry.getValue())));
    }
    return rows;
  }

  private ScatterDrawing.Shape shape(Trial trial) {
    boolean number = Double.isFinite(trial.metric(metric));
    return switch (trial.state()) {
      case COMPLETED ->
          !number
              ? ScatterDrawing.Shape.CROSS
              : trial.isBaseline() ? ScatterDrawing.Shape.BASELINE : ScatterDrawing.Shape.DOT;
      case PRUNED, STOPPED -> ScatterDrawing.Shape.CUT;
      default -> ScatterDrawing.Shape.CROSS;
    };
  }

  /** Points of the trials that have ended; by row of the table. */
  private List<ScatterDrawing.Point> points(double[] x, double[] color) {
    List<ScatterDrawing.Point> points = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      Trial trial = table.trial(row);
      if (trial.state().isTerminal() && trial.state() != TrialState.INTERRUPTED) {
        double y = trial.metric(metric);
        points.add(new ScatterDrawing.Point(trial.number(), x[row], y, color[row], shape(trial)));
      }
    }
    return points;
  }

  private ScatterDrawing scatter(
      String title,
      ColumnValues x,
      ColumnValues color,
      boolean legend,
      ScatterDrawing.Line... lines) {
    return new ScatterDrawing(
        title,
        new ScatterDrawing.Axis(x.name(), x.scale(), false),
        metricAxis(),
        points(x.values(), color.values()),
        Optional.of(new ColorKey(legend ? color.name() : "", color.scale(), ColorScale.VIRIDIS)),
        List.of(lines),
        Optional.empty(),
        words(),
        this::describe);
  }

  /**
   * The metric against any column, coloured by any column: figure 1 of the scVI post with a
   * parameter and the epochs.
   */
  public Drawing metricAgainst(String x, String color) {
    String title = texts.get("Study.Analysis.Scatter.Title", metric, x);
    return scatter(title, column(x), column(color), true);
  }

  /** A small chart a parameter, in the order of importance, with what the model expects. */
  public Drawing slices(Optional<Surrogate> surrogate, List<String> parameters) {
    ColumnValues trial = column("trial");
    List<Drawing> parts = new ArrayList<>();
    for (String name : parameters) {
      ScatterDrawing.Line[] lines =
          surrogate.map(model -> expected(model, name)).orElseGet(() -> new ScatterDrawing.Line[0]);
      ScatterDrawing part = scatter("", parameterColumn(name), trial, false, lines);
      parts.add(withoutColorBar(part, name));
    }
    return new GridDrawing(texts.get("Study.Analysis.Slices.Title", metric), parts);
  }

  /** Small charts say what they show in their title and leave the legend to the large ones. */
  private static Drawing withoutColorBar(ScatterDrawing part, String name) {
    ColorKey key = part.color().orElseThrow();
    return new ScatterDrawing(
        name,
        new ScatterDrawing.Axis("", part.x().scale(), false),
        new ScatterDrawing.Axis("", part.y().scale(), part.y().badIsHigh()),
        part.points(),
        Optional.of(key.withoutLegend()),
        part.lines(),
        part.field(),
        part.words(),
        part.describer());
  }

  private ColumnValues parameterColumn(String name) {
    return column(columns().contains("param." + name) ? "param." + name : name);
  }

  private ScatterDrawing.Line[] expected(Surrogate model, String parameter) {
    List<Surrogate.Point> points = model.along(results.space().indexOf(parameter), CURVE_POINTS);
    ColumnValues column = parameterColumn(parameter);
    double[] xs = new double[points.size()];
    double[] ys = new double[points.size()];
    for (int i = 0; i < xs.length; i++) {
      Object value = points.get(i).value();
      xs[i] =
          column.scale().isOptions()
              ? column.scale().names().indexOf(ColumnValues.text(value))
              : ((Number) value).doubleValue();
      ys[i] = points.get(i).metric();
    }
    boolean unordered = column.scale().isOptions() && !isNumbers(points);
    return unordered || xs.length < 2
        ? new ScatterDrawing.Line[0]
        : new ScatterDrawing.Line[] {new ScatterDrawing.Line(xs, ys, false, true)};
  }

  private static boolean isNumbers(List<Surrogate.Point> points) {
    return points.stream().allMatch(point -> point.value() instanceof Number);
  }

  /**
   * How the search came forward.
   *
   * @param overTime over hours since the first start, else over the number of the trial
   */
  public Drawing history(boolean overTime) {
    OptimisationHistory history = OptimisationHistory.of(results);
    double[] x = new double[table.rows()];
    double last = 1;
    for (int row = 0; row < x.length; row++) {
      x[row] = overTime ? Double.NaN : table.trial(row).number();
      last = overTime ? last : Math.max(last, x[row]);
    }
    if (overTime) {
      last = hours(history, x);
    }
    List<OptimisationHistory.Point> better = overTime ? history.byTime() : history.byNumber();
    Scale scale = Scale.linear(new ValueRange(0, last), !overTime);
    ColumnValues along =
        new ColumnValues(
            texts.get(overTime ? "Study.Analysis.Hours" : "Study.Analysis.TrialAxis"), x, scale);
    ScatterDrawing plain =
        scatter(
            texts.get("Study.Analysis.History.Title", metric),
            along,
            column("trial"),
            false,
            bestSoFar(better, overTime, last));
    List<ScatterDrawing.Point> timed =
        plain.points().stream().filter(point -> !Double.isNaN(point.x())).toList();
    return new ScatterDrawing(
        plain.title(),
        plain.x(),
        plain.y(),
        timed,
        Optional.empty(),
        plain.lines(),
        Optional.empty(),
        plain.words(),
        plain.describer());
  }

  private double hours(OptimisationHistory history, double[] x) {
    Optional<Instant> first =
        results.trials().stream()
            .flatMap(trial -> trial.run().started().stream())
            .min(java.util.Comparator.naturalOrder());
    double last = 0;
    for (int row = 0; row < x.length; row++) {
      Optional<Instant> ended = table.trial(row).run().ended();
      if (ended.isPresent() && first.isPresent()) {
        x[row] = Duration.between(first.get(), ended.get()).toMillis() / 1000.0 / SECONDS_AN_HOUR;
        last = Math.max(last, x[row]);
      }
    }
    return last > 0 ? last : 1;
  }

  private static ScatterDrawing.Line bestSoFar(
      List<OptimisationHistory.Point> better, boolean overTime, double last) {
    int size = better.size();
    double[] xs = new double[size + (size > 0 ? 1 : 0)];
    double[] ys = new double[xs.length];
    for (int i = 0; i < size; i++) {
      OptimisationHistory.Point point = better.get(i);
      xs[i] =
          overTime
              ? point.ended().orElse(Duration.ZERO).toMillis() / 1000.0 / SECONDS_AN_HOUR
              : point.trial();
      ys[i] = point.metric();
    }
    if (size > 0) {
      xs[size] = last;
      ys[size] = ys[size - 1];
    }
    return new ScatterDrawing.Line(xs, ys, true, false);
  }

  /** Two parameters and the metric that the model expects over them. */
  public Optional<Drawing> contour(Surrogate model, String first, String second) {
    int a = results.space().indexOf(first);
    int b = results.space().indexOf(second);
    if (a == b) {
      return Optional.empty();
    }
    return model.over(a, b, FIELD_CELLS).map(field -> contour(field, first, second));
  }

  private Drawing contour(Surrogate.Field field, String first, String second) {
    ColumnValues x = parameterColumn(first);
    ColumnValues y = parameterColumn(second);
    List<ScatterDrawing.Point> points = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      Trial trial = table.trial(row);
      // Here, a place without a second value is no result: both parameters have to be active.
      boolean there = !Double.isNaN(x.values()[row]) && !Double.isNaN(y.values()[row]);
      if (there && trial.state().isTerminal() && trial.state() != TrialState.INTERRUPTED) {
        points.add(
            new ScatterDrawing.Point(
                trial.number(),
                x.values()[row],
                y.values()[row],
                trial.metric(metric),
                shape(trial)));
      }
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] column : field.metric()) {
      for (double value : column) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    ColorKey key =
        new ColorKey(
            texts.get("Study.Analysis.Expected", metric),
            Scale.linear(ValueRange.around(low, high), false),
            ColorScale.VIRIDIS);
    return new ScatterDrawing(
        texts.get("Study.Analysis.Contour.Title", metric, first, second),
        new ScatterDrawing.Axis(first, x.scale(), false),
        new ScatterDrawing.Axis(second, y.scale(), true),
        points,
        Optional.of(key),
        List.of(),
        Optional.of(FieldCells.of(field, x, y)),
        words(),
        this::describe);
  }

  /** How much each parameter matters. */
  public Drawing importance(Importance importance) {
    List<BarsDrawing.Bar> bars = new ArrayList<>();
    for (Importance.Share share : importance.parameters()) {
      String name =
          share.isConditional()
              ? texts.get("Study.Analysis.WhereActive", share.parameter())
              : share.parameter();
      bars.add(
          new BarsDrawing.Bar(
              name,
              share.alone(),
              share.total(),
              texts.get("Study.Analysis.Share", share.total())));
    }
    return new BarsDrawing(
        texts.get("Study.Analysis.Importance.Title", metric),
        texts.get("Study.Analysis.Importance.Axis"),
        texts.get("Study.Analysis.Importance.Alone"),
        texts.get("Study.Analysis.Importance.Together"),
        bars);
  }

  /** How the results are distributed. */
  public Drawing distribution() {
    ResultDistribution found = ResultDistribution.of(results);
    List<HistogramDrawing.Line> lines = new ArrayList<>();
    double best =
        results.metric().goal().loss(java.util.Arrays.stream(results.losses()).min().orElse(0));
    lines.add(named("Study.Analysis.Distribution.Best", best));
    lines.add(named("Study.Analysis.Distribution.Median", found.median()));
    results.measured().stream()
        .filter(Trial::isBaseline)
        .findFirst()
        .ifPresent(
            trial -> lines.add(named("Study.Analysis.Distribution.Default", trial.metric(metric))));
    return new HistogramDrawing(
        texts.get("Study.Analysis.Distribution.Title", metric),
        metric,
        texts.get("Study.Analysis.Distribution.Axis"),
        found.low(),
        found.width(),
        found.counts(),
        lines);
  }

  private HistogramDrawing.Line named(String key, double value) {
    return new HistogramDrawing.Line(value, texts.get(key, Numbers.brief(value)));
  }

  /** When trials ran on which device. */
  public Optional<Drawing> timeline(Instant now) {
    return new TimelineChart(texts, TrialTimeline.of(results.trials(), now), this::describe).draw();
  }

  /** The best lines and evenly chosen ones of the others, where there are too many to see. */
  private static List<ParallelDrawing.Row> fewer(List<ParallelDrawing.Row> rows) {
    if (rows.size() <= MOST_LINES) {
      return rows;
    }
    int others = rows.size() - BEST_LINES;
    List<ParallelDrawing.Row> fewer = new ArrayList<>();
    for (int i = 0; i < MOST_LINES - BEST_LINES; i++) {
      fewer.add(rows.get((int) ((long) i * others / (MOST_LINES - BEST_LINES))));
    }
    fewer.addAll(rows.subList(others, rows.size()));
    return fewer;
  }

  /**
   * All parameters and the metric side by side: of more than {@link #MOST_LINES} trials, the {@link
   * #BEST_LINES} best and evenly chosen ones of the others.
   */
  public ParallelDrawing parallel(List<String> parameters) {
    List<ColumnValues> columns = new ArrayList<>();
    parameters.forEach(name -> columns.add(parameterColumn(name)));
    List<ParallelDrawing.Axis> axes = new ArrayList<>();
    columns.forEach(column -> axes.add(new ParallelDrawing.Axis(column.name(), column.scale())));
    axes.add(new ParallelDrawing.Axis(metric, metricScale));
    List<ParallelDrawing.Row> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      Trial trial = table.trial(row);
      if (trial.state().isTerminal() && trial.state() != TrialState.INTERRUPTED) {
        double[] values = new double[axes.size()];
        for (int i = 0; i < columns.size(); i++) {
          values[i] = columns.get(i).values()[row];
        }
        values[columns.size()] = trial.metric(metric);
        rows.add(new ParallelDrawing.Row(trial.number(), values, trial.metric(metric)));
      }
    }
    Goal goal = results.metric().goal();
    // The best last, on top; those without a result first.
    rows.sort(
        (a, b) ->
            Double.compare(
                Double.isNaN(b.color()) ? Double.POSITIVE_INFINITY : goal.loss(b.color()),
                Double.isNaN(a.color()) ? Double.POSITIVE_INFINITY : goal.loss(a.color())));
    return new ParallelDrawing(
        texts.get("Study.Analysis.Parallel.Title"),
        axes,
        fewer(rows),
        new ColorKey(metric, metricScale, ColorScale.VIRIDIS),
        Map.of(),
        texts.get("Study.Analysis.None"),
        this::describe);
  }
}
