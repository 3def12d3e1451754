package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramDrawingTest {
  private static final Offset<Double> NEARLY = Offset.offset(1e-9);

  private static HistogramDrawing drawing(List<HistogramDrawing.Aside> aside) {
    return new HistogramDrawing(
        "Distribution of loss",
        "loss",
        "trials",
        Scale.linear(new ValueRange(10, 20), true),
        new HistogramDrawing.Bins(0, 0.5, List.of(3, 4)),
        aside,
        true,
        List.of(new HistogramDrawing.Line(1_000, "default 1000")));
  }

  /** The last tick of the second scale stands at its end. */
  @ParameterizedTest
  @CsvSource({"420, 0.343", "500, 0.343", "700, 0.343", "420, 0.35", "500, 0.35", "700, 0.35"})
  void whatIsCountedAsideIsNamedWithoutRunningIntoItsNeighbours(double width, double end) {
    HistogramDrawing drawing =
        new HistogramDrawing(
            "Distribution of loss",
            "loss",
            "trials",
            Scale.linear(new ValueRange(0.18, end), false),
            new HistogramDrawing.Bins(0, 0.5, List.of(3, 4)),
            List.of(
                new HistogramDrawing.Aside("> 0.34344", 3),
                new HistogramDrawing.Aside("no result", 26)),
            true,
            List.of());
    DrawnTexts drawn = DrawnTexts.of(drawing, width, 400);
    assertThat(drawn.overlaps()).isEmpty();
    assertThat(drawn.words()).contains("> 0.34344", "no result");
  }

  @Test
  void aLineWithinTheAxisStandsAtItsValue() {
    assertThat(drawing(List.of()).linePlace(10)).isCloseTo(0, NEARLY);
    assertThat(drawing(List.of()).linePlace(15)).isCloseTo(0.5, NEARLY);
  }

  @Test
  void aDefaultFarOutStandsWhereSuchResultsAreCounted() {
    double place = drawing(List.of(new HistogramDrawing.Aside("beyond", 2))).linePlace(1_000);
    assertThat(place).isGreaterThan(1).isLessThan(1.3);
  }

  @Test
  void whatIsFarOutWhereNothingIsCountedStandsAtTheEndOfTheAxis() {
    assertThat(drawing(List.of()).linePlace(1_000)).isEqualTo(1);
    assertThat(drawing(List.of(new HistogramDrawing.Aside("beyond", 2))).linePlace(-1_000))
        .isEqualTo(0);
  }
}
