package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridDrawingTest {
  private static ScatterDrawing part() {
    Scale scale = Scale.linear(new ValueRange(0, 1), false);
    return new ScatterDrawing(
        "dropout",
        new ScatterDrawing.Axis("", scale, false),
        new ScatterDrawing.Axis("", scale, true),
        List.of(new ScatterDrawing.Point(0, 0.5, 0.5, 0, ScatterDrawing.Shape.DOT)),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new ScatterDrawing.Words("inactive", "no result", "beyond"),
        trial -> List.of());
  }

  @ParameterizedTest
  @CsvSource({"6, 420", "30, 420", "60, 420", "60, 800", "120, 800"})
  void thereIsAPlotBelowEachHeadingHoweverManyThereAre(int parts, double width) {
    GridDrawing grid = new GridDrawing("every parameter", Collections.nCopies(parts, part()));
    double height = Math.min(Drawing.MOST_HEIGHT, grid.leastHeight(width));
    DrawnTexts drawn = DrawnTexts.of(grid, width, height);
    assertThat(drawn.words()).filteredOn("dropout"::equals).hasSize(parts);
    assertThat(drawn.words())
        .filteredOn(words -> words.matches("[01](\\.\\d+)?"))
        .as("at least two along each axis")
        .hasSizeGreaterThanOrEqualTo(4 * parts);
    assertThat(drawn.overlaps()).isEmpty();
  }
}
