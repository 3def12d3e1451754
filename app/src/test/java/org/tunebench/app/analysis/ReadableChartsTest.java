package org.tunebench.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.DrawnTexts;
import org.tunebench.app.chart.GridDrawing;
import org.tunebench.app.shell.Texts;

/** In the least height that a chart asks for, it can be read: without a toolkit. */
class ReadableChartsTest {
  /** As narrow as a tab can be, and in windows of 640, 1,024 and 1,280 points. */
  private static final List<Double> WIDTHS = List.of(406.0, 566.0, 700.0, 802.0);

  private static final double LEAST_PLOT = 120;
  private static final double LEAST_OF_MANY = 90;

  private static Drawing drawing(AnalysisChart chart) {
    AnalysisWork work = new AnalysisWork(new Texts(Locale.ROOT));
    return ShownCharts.show(work, chart, ShownCharts.trials(100)).drawing().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(AnalysisChart.class)
  void noWordsLieOverOthersAndPlotsAreHighEnough(AnalysisChart chart) {
    Drawing drawing = drawing(chart);
    List<String> problems = new ArrayList<>();
    for (double width : WIDTHS) {
      double height = drawing.leastHeight(width);
      DrawnTexts drawn = DrawnTexts.of(drawing, width, height);
      drawn.overlaps().forEach(pair -> problems.add(width + ": over each other: " + pair));
      drawn.beyond(width, height).forEach(text -> problems.add(width + ": beyond: " + text));
      double least = drawing instanceof GridDrawing ? LEAST_OF_MANY : LEAST_PLOT;
      if (chart != AnalysisChart.PARALLEL && drawn.lowestPlot() < least) {
        problems.add(width + ": a plot is " + drawn.lowestPlot() + " high");
      }
    }
    assertThat(problems).isEmpty();
  }
}
