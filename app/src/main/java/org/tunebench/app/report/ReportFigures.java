package org.tunebench.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tunebench.app.chart.BestLine;
import org.tunebench.app.chart.ChartTexts;
import org.tunebench.app.chart.ChartTheme;
import org.tunebench.app.chart.ColorScale;
import org.tunebench.app.chart.Curve;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.Endings;
import org.tunebench.app.chart.HeldTrials;
import org.tunebench.app.chart.HistoriesAxes;
import org.tunebench.app.chart.HistoriesDrawing;
import org.tunebench.app.chart.HistoriesStyle;
import org.tunebench.app.chart.HistoriesView;
import org.tunebench.app.chart.SvgPicture;
import org.tunebench.app.figure.StudyFigures;
import org.tunebench.app.plain.PlainText;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.analysis.Importance;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * The figures of a report: those that the study's page shows, each twice, on light ground and on
 * dark, of which the page's style sheet shows one.
 */
final class ReportFigures {
  private static final int WIDTH = 912;
  private static final int HISTORIES_HEIGHT = 470;
  private static final int SMALL_WIDTH = 448;
  private static final int SMALL_HEIGHT = 320;
  private static final int BAR_HEIGHT = 34;
  private static final int MOST_PARAMETERS = 6;

  /** So many points are drawn in all: what a viewer shows without a pause. */
  private static final int MOST_POINTS = 80_000;

  private static final int FEWEST_COLUMNS = 24;

  private final ReportData data;
  private final Html html;
  private final Texts texts;
  private final StudyFigures figures;
  private final Results results;
  private int drawn;

  ReportFigures(ReportData data, Html html, Texts texts) {
    this.data = data;
    this.html = html;
    this.texts = texts;
    this.results = Results.of(data.study().spec(), data.trials());
    this.figures = new StudyFigures(texts, results, false);
  }

  /** Figure 2 of scVI's autotune: every trial's history, the default configuration in blue. */
  void histories() {
    Set<Integer> baselines =
        data.trials().stream()
            .filter(Trial::isBaseline)
            .map(Trial::number)
            .collect(Collectors.toSet());
    List<Curve> curves = new ArrayList<>();
    data.histories()
        .forEach(
            (trial, points) ->
                curves.add(
                    new Curve(trial, points.steps(), points.values(), baselines.contains(trial))));
    boolean any = curves.stream().anyMatch(curve -> curve.lastFinite() >= 0);
    if (!any) {
      html.element("p", texts.get("Study.Histories.None"));
      return;
    }
    ChartTexts words =
        new ChartTexts(
            texts.get("Study.Histories.Title", data.monitor()),
            texts.get("Study.Epoch"),
            data.monitor(),
            "",
            texts.get("Study.Trial"),
            texts.get("Study.Default"),
            texts.get("Study.Best"),
            data.monitor().equals(data.study().spec().metric().name())
                ? texts.get("Study.Best")
                : texts.get("Study.BestBy", data.study().spec().metric().name()),
            TrialState.PRUNED.word(),
            TrialState.FAILED.word(),
            "");
    Optional<BestLine> best =
        BestAndWorst.ranked(data.study().spec().metric(), data.trials()).stream()
            .findFirst()
            .map(first -> BestLine.of(first.trial(), data.monitor()));
    int last = data.trials().stream().mapToInt(Trial::number).max().orElse(0);
    HistoriesStyle style = new HistoriesStyle(words, ChartTheme.light(), ColorScale.RED_TO_GREEN);
    HeldTrials held = HeldTrials.of(data.trials(), data.study().spec().metric().goal());
    HistoriesAxes axes = HistoriesAxes.fitted().holding(held);
    HistoriesView view =
        new HistoriesView(curves, best, Endings.of(data.trials()), last, style, axes);
    int columns = Math.max(FEWEST_COLUMNS, MOST_POINTS / (4 * curves.size()));
    draw(new HistoriesDrawing(view, columns), WIDTH, HISTORIES_HEIGHT);
    html.element("p", texts.get("Report.Histories.Note"), "class", "muted");
  }

  /** Figure 1 of scVI's autotune, for the parameters that matter most. */
  void parameters() {
    if (results.measured().size() < 2) {
      html.element("p", texts.get("Report.Parameters.TooFew"));
      return;
    }
    html.element(
        "p",
        texts.get(
            figures.epochsDiffer() ? "Report.Parameters.ByEpochs" : "Report.Parameters.ByNumber",
            data.study().spec().metric().name()));
    int replicates = results.replicates().size();
    if (replicates > 0) {
      html.element("p", texts.get("Study.Analysis.Replicates", replicates), "class", "muted");
    }
    html.open("div", "class", "figures").line();
    String color = figures.epochsDiffer() ? Trial.N_EPOCHS : "trial";
    Importance.order(data.study().spec().space(), data.importance()).stream()
        .limit(MOST_PARAMETERS)
        .map(parameter -> figures.metricAgainst(figures.columnOf(parameter), color))
        .forEach(figure -> draw(figure, SMALL_WIDTH, SMALL_HEIGHT));
    html.close("div").line();
  }

  /** Which parameters matter. */
  void importance() {
    if (data.importance().isEmpty()) {
      html.element("p", texts.get("Report.Importance.TooFew"));
      return;
    }
    Importance importance = data.importance().get();
    if (!importance.isTelling()) {
      html.element("p", texts.get("Report.Importance.Little"));
    }
    int height = 3 * BAR_HEIGHT + BAR_HEIGHT * importance.parameters().size();
    draw(figures.importance(importance), WIDTH, height);
    if (importance.parameters().stream().anyMatch(Importance.Share::isConditional)) {
      html.element("p", texts.get("Study.Analysis.Importance.Conditional"), "class", "muted");
    }
    html.element(
        "p",
        texts.get(
            "Report.Importance.Note",
            PlainText.number(Math.rint(1_000 * Math.max(0, importance.explained())) / 10)),
        "class",
        "muted");
  }

  private void draw(Drawing drawing, int width, int height) {
    if (!SvgPicture.isPossible()) {
      html.element("p", texts.get("Report.NoFont"));
      return;
    }
    String id = "figure-" + ++drawn;
    html.open("figure");
    Map<String, ChartTheme> grounds =
        Map.of("light", ChartTheme.light(), "dark", ChartTheme.darkTheme());
    for (String ground : List.of("light", "dark")) {
      html.open("div", "class", "plot on-" + ground);
      html.own(
          SvgPicture.element(drawing, width, height, grounds.get(ground), id + "-" + ground + "-"));
      html.close("div");
    }
    html.close("figure").line();
  }
}
