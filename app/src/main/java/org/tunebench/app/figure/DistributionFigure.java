package org.tunebench.app.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.HistogramDrawing;
import org.tunebench.app.chart.Scale;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.ResultDistribution;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Trial;

/**
 * How the results are distributed. Those far outside and trials without a result have bars of their
 * own, on the bad side.
 */
record DistributionFigure(StudyTrials trials) {
  Drawing draw() {
    Texts texts = trials.texts();
    Scale scale = trials.scale().scale();
    Goal goal = trials.results().metric().goal();
    double[] values = Arrays.stream(trials.results().losses()).map(goal::loss).toArray();
    double[] places = Arrays.stream(values).map(scale::place).sorted().toArray();
    double[] inside = Arrays.stream(places).filter(DistributionFigure::isInside).toArray();
    ResultDistribution found = ResultDistribution.of(inside);
    List<HistogramDrawing.Line> lines = new ArrayList<>();
    lines.add(named("Study.Analysis.Distribution.Best", best(values, goal)));
    lines.add(named("Study.Analysis.Distribution.Median", ResultDistribution.median(values)));
    trials.results().measured().stream()
        .filter(Trial::isBaseline)
        .findFirst()
        .map(trial -> trial.metric(trials.metric()))
        .ifPresent(value -> lines.add(named("Study.Analysis.Distribution.Default", value)));
    return new HistogramDrawing(
        texts.get("Study.Analysis.Distribution.Title", trials.metric()),
        trials.metric(),
        texts.get("Study.Analysis.Distribution.Axis"),
        scale,
        new HistogramDrawing.Bins(found.low(), found.width(), found.counts()),
        aside(places.length - inside.length),
        trials.badIsHigh(),
        lines);
  }

  private static boolean isInside(double place) {
    return place >= -1e-9 && place <= 1 + 1e-9;
  }

  private static double best(double[] values, Goal goal) {
    return goal.loss(Arrays.stream(values).map(goal::loss).min().orElse(0));
  }

  private List<HistogramDrawing.Aside> aside(int beyond) {
    List<HistogramDrawing.Aside> aside = new ArrayList<>();
    if (beyond > 0) {
      aside.add(new HistogramDrawing.Aside(trials.beyond(), beyond));
    }
    int without = trials.ended().size() - trials.results().measured().size();
    if (without > 0) {
      aside.add(new HistogramDrawing.Aside(trials.texts().get("Study.Analysis.NoResult"), without));
    }
    return aside;
  }

  private HistogramDrawing.Line named(String key, double value) {
    return new HistogramDrawing.Line(value, trials.texts().get(key, Numbers.brief(value)));
  }
}
