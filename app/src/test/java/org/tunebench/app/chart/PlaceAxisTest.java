package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
  private final PlaceAxis axis = axis(Scale.linear(new ValueRange(0, 1), false));

  private static PlaceAxis axis(Scale scale) {
    PlaceAxis axis =
        new PlaceAxis("momentum", scale, List.of(new PlaceAxis.Lane(LANE, "inactive")));
    axis.setRange(LOWEST, HIGHEST);
    return axis;
  }

  private List<NumberTick> ticks(double width) {
    return ticks(axis, width);
  }

  private List<NumberTick> ticks(PlaceAxis axis, double width) {
    Rectangle2D area = new Rectangle2D.Double(0, 0, width, 200);
    return axis.refreshTicks(g2, new AxisState(), area, RectangleEdge.BOTTOM);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 300, 380, 450, 700, 1200})
  void theLabelOfALaneLeavesTheFirstTickRoom(int width) {
    isRoomBesideTheLane(ticks(width), width);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 240, 300, 380, 700})
  void aLongFirstTickBeginsBeneathItselfRatherThanToRunIntoThatLabel(int width) {
    PlaceAxis logarithmic = axis(Scale.log(new ValueRange(0.0001, 1)));
    List<NumberTick> ticks = ticks(logarithmic, width);
    isRoomBesideTheLane(ticks, width);
    assertThat(ticks.get(0).getText()).isEqualTo("0.0001");
    assertThat(begin(ticks.get(1), width)).isGreaterThan(end(ticks.get(0), width) + 4);
  }

  private void isRoomBesideTheLane(List<NumberTick> ticks, int width) {
    NumberTick lane = ticks.get(ticks.size() - 1);
    assertThat(lane.getText()).isEqualTo("inactive");
    assertThat(begin(ticks.get(0), width)).isGreaterThan(end(lane, width) + 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {700, 1200})
  void itStandsBelowTheMiddleOfItsLaneWhereThereIsRoom(int width) {
    List<NumberTick> ticks = ticks(width);
    assertThat(isLeftwards(ticks.get(ticks.size() - 1))).isFalse();
  }

  @Test
  void theGridStandsAtTheTicksOfItsOwnAxisThoughBothHaveTheSameRange() {
    BufferedImage image = new BufferedImage(340, 300, BufferedImage.TYPE_INT_RGB);
    ChartTheme theme = ChartTheme.light();
    ValueRange shown = new ValueRange(-0.03, 1.03);
    List<Plane> drawn = new ArrayList<>();
    new PlotFrame(theme, new DrawingHeader(theme, "", DrawingHeader.Legend.NONE))
        .x("", Scale.linear(new ValueRange(0, 1), false), List.of(), shown)
        .y("", Scale.linear(new ValueRange(0, 0.7), false), List.of(), shown)
        .draw(
            image.createGraphics(),
            new Rectangle2D.Double(0, 0, 340, 300),
            (g, plane) -> drawn.add(plane));
    Plane plane = drawn.get(0);
    int x = (int) Math.round(plane.x(0.5));
    int y = (int) Math.round(plane.y(0.45));
    assertThat(IntStream.rangeClosed(x - 1, x + 1).map(at -> image.getRGB(at, y)).toArray())
        .contains(theme.grid().getRGB());
  }

  /** Of the options that one chooses from, many begin alike. */
  @Test
  void optionsWithoutRoomAreToldApartByTheirEnds() {
    String alike = "a_rather_long_choice_with_many_words_";
    PlaceAxis options = axis(Scale.options(List.of(alike + "encoder", alike + "decoder")));
    List<String> said = ticks(options, 300).stream().map(NumberTick::getText).toList();
    assertThat(said).anyMatch(text -> text.matches("a_.+….+_encoder"));
    assertThat(said).anyMatch(text -> text.matches("a_.+….+_decoder"));
  }

  @Test
  void aTitleIsNoLongerThanItsAxis() {
    Font font = axis.getLabelFont();
    Rectangle2D area = new Rectangle2D.Double(0, 0, 300, 80);
    String title = "held-out ELBO, smoothed";
    assertThat(AxisTitle.fitting(title, g2, font, area, RectangleEdge.BOTTOM)).isEqualTo(title);
    String beside = AxisTitle.fitting(title, g2, font, area, RectangleEdge.LEFT);
    assertThat(beside).matches("he.*….*ed");
    assertThat(TextBox.width(g2, font, beside)).isLessThanOrEqualTo(80);
    assertThat(AxisTitle.fitting(null, g2, font, area, RectangleEdge.LEFT)).isNull();
  }

  private double begin(NumberTick tick, int width) {
    boolean rightwards = tick.getTextAnchor() == TextAnchor.TOP_LEFT;
    return x(tick, width) - labelWidth(tick) * (rightwards ? 0 : isLeftwards(tick) ? 1 : 0.5);
  }

  private double end(NumberTick tick, int width) {
    return begin(tick, width) + labelWidth(tick);
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
