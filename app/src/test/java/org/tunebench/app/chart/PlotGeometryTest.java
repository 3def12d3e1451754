package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotGeometryTest {
  private static final PlotWindow WINDOW =
      new PlotWindow(new ValueRange(0, 200), new ValueRange(10, 4000));

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void agreesWithTheAxesThatJFreeChartDraws(boolean log) {
    HistoriesView view = Curves.view(List.of(), new HistoriesAxes(log, false, Optional.empty()));
    XYPlot plot = HistoriesPlot.chart(view, WINDOW, List.of()).getXYPlot();
    Rectangle2D area = new Rectangle2D.Double(40, 30, 500, 300);
    PlotGeometry geometry = new PlotGeometry(40, 30, 500, 300, WINDOW, log);
    ValueAxis steps = plot.getDomainAxis();
    ValueAxis values = plot.getRangeAxis();
    for (double place : new double[] {10, 57, 123.4, 199}) {
      assertThat(geometry.x(place))
          .isCloseTo(steps.valueToJava2D(place, area, RectangleEdge.BOTTOM), within(1e-6));
      assertThat(geometry.y(20 * place))
          .isCloseTo(values.valueToJava2D(20 * place, area, RectangleEdge.LEFT), within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pixelsGoBackToTheirData(boolean log) {
    PlotGeometry geometry = new PlotGeometry(40, 30, 500, 300, WINDOW, log);
    assertThat(geometry.step(geometry.x(77))).isCloseTo(77, within(1e-9));
    assertThat(geometry.value(geometry.y(1234))).isCloseTo(1234, within(1e-6));
  }
}
