package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParallelDrawingTest {
  private static String svg() throws IOException {
    Scale rate = Scale.linear(new ValueRange(0.0683452, 0.9), false);
    Scale metric = Scale.linear(new ValueRange(400, 861.658), false);
    ParallelDrawing drawing =
        new ParallelDrawing(
            "Parallel coordinates",
            List.of(
                new ParallelDrawing.Axis("rate", rate),
                new ParallelDrawing.Axis("kind", Scale.options(List.of("v1.2", "v2"))),
                new ParallelDrawing.Axis("loss", metric)),
            List.of(new ParallelDrawing.Row(0, new double[] {0.5, 1, 500}, 500)),
            new ColorKey("loss", metric, ColorScale.VIRIDIS),
            Map.of(),
            "none",
            trial -> List.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PictureFile.SVG.write(drawing, 600, 400, ChartTheme.light(), out);
    return out.toString(StandardCharsets.UTF_8);
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
