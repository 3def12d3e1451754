package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceAxisTest {
  private static final double LANE = -0.09;
  private static final double LOWEST = -0.144;
  private static final double HIGHEST = 1.03;

  private final Graphics2D g2 =
      new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
  private final PlaceAxis axis =
      new PlaceAxis(
          "momentum",
          Scale.linear(new ValueRange(0, 1), false),
          List.of(new PlaceAxis.Lane(LANE, "inactive")));

  private List<NumberTick> ticks(double width) {
    axis.setRange(LOWEST, HIGHEST);
    Rectangle2D area = new Rectangle2D.Double(0, 0, width, 200);
    return axis.refreshTicks(g2, new AxisState(), area, RectangleEdge.BOTTOM);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 300, 380, 450, 700, 1200})
  void theLabelOfALaneLeavesTheFirstTickRoom(int width) {
    List<NumberTick> ticks = ticks(width);
    NumberTick lane = ticks.get(ticks.size() - 1);
    assertThat(lane.getText()).isEqualTo("inactive");
    double end = x(lane, width) + labelWidth(lane) * (isLeftwards(lane) ? 0 : 0.5);
    double begin = x(ticks.get(0), width) - labelWidth(ticks.get(0)) / 2;
    assertThat(begin - end).isGreaterThan(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {700, 1200})
  void itStandsBelowTheMiddleOfItsLaneWhereThereIsRoom(int width) {
    List<NumberTick> ticks = ticks(width);
    assertThat(isLeftwards(ticks.get(ticks.size() - 1))).isFalse();
  }

  @Test
  void aTitleIsNoLongerThanItsAxis() {
    Font font = axis.getLabelFont();
    Rectangle2D area = new Rectangle2D.Double(0, 0, 300, 80);
    String title = "held-out ELBO, smoothed";
    assertThat(AxisTitle.fitting(title, g2, font, area, RectangleEdge.BOTTOM)).isEqualTo(title);
    String beside = AxisTitle.fitting(title, g2, font, area, RectangleEdge.LEFT);
    assertThat(beside).startsWith("held").endsWith("…");
    assertThat(TextBox.width(g2, font, beside)).isLessThanOrEqualTo(80);
    assertThat(AxisTitle.fitting(null, g2, font, area, RectangleEdge.LEFT)).isNull();
  }

  private static boolean isLeftwards(NumberTick tick) {
    return tick.getTextAnchor() == TextAnchor.TOP_RIGHT;
  }

  private static double x(NumberTick tick, int width) {
    return (tick.getValue() - LOWEST) / (HIGHEST - LOWEST) * width;
  }

  private double labelWidth(NumberTick tick) {
    return TextBox.width(g2, axis.getTickLabelFont(), tick.getText());
  }
}
