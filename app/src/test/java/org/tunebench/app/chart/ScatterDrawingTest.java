package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScatterDrawingTest {
  /** Less than half a point. */
  private static final int WITHIN = 3;

  private static ScatterDrawing ofBestAndWorst() {
    return new ScatterDrawing(
        "loss by lr",
        new ScatterDrawing.Axis("", Scale.linear(new ValueRange(0, 1), false), false),
        new ScatterDrawing.Axis("", Scale.linear(new ValueRange(5, 10), false), true),
        List.of(
            new ScatterDrawing.Point(0, 0.3, 5, 0, ScatterDrawing.Shape.DOT),
            new ScatterDrawing.Point(1, 0.7, 10, 1, ScatterDrawing.Shape.DOT)),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new ScatterDrawing.Words("inactive", "no result", "beyond"),
        trial -> List.of("trial " + trial));
  }

  /** As flat as one of many parameters is, and as one alone. */
  @ParameterizedTest
  @ValueSource(doubles = {120, 160, 500})
  void theBestAndTheWorstAreDrawnWholly(double height) {
    DrawingPicture picture =
        DrawingPicture.paint(ofBestAndWorst(), new PaintSize(400, height, 1), ChartTheme.light());
    BufferedImage image = picture.image();
    assertThat(picture.marks()).hasSize(2);
    for (Mark mark : picture.marks()) {
      int x = (int) mark.area().getX();
      int y = (int) mark.area().getY();
      Color middle = new Color(image.getRGB(x, y));
      assertThat(List.of(image.getRGB(x, y - WITHIN), image.getRGB(x, y + WITHIN)))
          .as("above and below the middle of trial %s", mark.trial())
          .allMatch(color -> isNear(new Color(color), middle));
    }
  }

  /** A line of the grid shines through a point. */
  private static boolean isNear(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed()) < 40
        && Math.abs(one.getGreen() - other.getGreen()) < 40
        && Math.abs(one.getBlue() - other.getBlue()) < 40;
  }
}
