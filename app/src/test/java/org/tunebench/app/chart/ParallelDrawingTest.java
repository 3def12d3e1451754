package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelDrawingTest {
  private static String svg() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PictureFile.SVG.write(drawing(861.658), 600, 400, ChartTheme.light(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ParallelDrawing drawing(double upper) {
    Scale rate = Scale.linear(new ValueRange(0.0683452, 0.9), false);
    Scale metric = Scale.linear(new ValueRange(Math.min(400, upper / 2), upper), false);
    return new ParallelDrawing(
        "Parallel coordinates",
        List.of(
            new ParallelDrawing.Axis("rate", rate, "none"),
            new ParallelDrawing.Axis("kind", Scale.options(List.of("v1.2", "v2")), "none"),
            new ParallelDrawing.Axis("loss", metric, "none")),
        List.of(new ParallelDrawing.Row(0, new double[] {0.5, 1, 500}, 500)),
        new ColorKey("loss", Scale.linear(new ValueRange(0, 1), false), ColorScale.VIRIDIS),
        Map.of(),
        trial -> List.of());
  }

  /** A number that is cut reads as another. */
  @Test
  void theLastAxisHasRoomForItsLongestNumber() {
    ParallelDrawing narrow = drawing(0.000_473_538);
    assertThat(DrawnTexts.of(narrow, 250, 400).beyond(250, 400)).isEmpty();
    assertThat(narrow.axisAt(250, 400, 250 - 70)).as("the mouse finds it, too").isEqualTo(-1);
  }

  @Test
  void namesAndNumbersOfSixtyAxesDoNotLieOverEachOther() {
    List<ParallelDrawing.Axis> axes =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    new ParallelDrawing.Axis(
                        "a_name_that_others_share_" + i,
                        Scale.linear(new ValueRange(-5, 5), false),
                        "none"))
            .toList();
    ParallelDrawing crowded =
        new ParallelDrawing(
            "Parallel coordinates",
            axes,
            List.of(new ParallelDrawing.Row(0, new double[60], 0)),
            new ColorKey("loss", Scale.linear(new ValueRange(0, 1), false), ColorScale.VIRIDIS),
            Map.of(),
            trial -> List.of());
    DrawnTexts drawn = DrawnTexts.of(crowded, 700, 400);
    assertThat(drawn.overlaps()).isEmpty();
    assertThat(drawn.words()).as("the last axis").contains("-5", "5");
    assertThat(drawn.words()).anyMatch(word -> word.endsWith("59"));
  }

  @Test
  void numbersHaveThePersonsDecimalSignAndNamesOfOptionsStay() throws IOException {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
    try {
      assertThat(svg())
          .contains(">0,0683452<", ">861,658<", ">0,4<", ">v1.2<")
          .doesNotContain(">0.0683452<", ">861.658<", ">0.4<", ">v1,2<");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
    assertThat(svg()).contains(">0.0683452<", ">861.658<", ">0.4<");
  }
}
