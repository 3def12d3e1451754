package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Groups of lines as they are written to a file. */
class GroupsDrawingTest {
  private static final double[] NOTHING = {Double.NaN};

  private static GroupsDrawing drawing(boolean log, double... values) {
    List<LineGroup> groups =
        List.of(
            new LineGroup("cortex", List.of(Curve.of(0, new double[] {1, 2, 3}, values))),
            new LineGroup("other metric", List.of()),
            new LineGroup("no numbers", List.of(Curve.of(0, new double[] {1}, NOTHING))),
            new LineGroup("negative", List.of(Curve.of(0, new double[] {1}, new double[] {-1}))));
    return new GroupsDrawing(
        "loss by trial",
        new GroupsView(groups, "trial", "loss", log, false, ChartTheme.darkTheme()));
  }

  private static byte[] file(PictureFile kind, Drawing drawing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    kind.write(drawing, 600, 400, ChartTheme.light(), out);
    return out.toByteArray();
  }

  @Test
  void vectorsKeepTheLinesAndSayWhatTheColoursMean() throws IOException {
    String svg = new String(file(PictureFile.SVG, drawing(false, 9, 5, 4)), StandardCharsets.UTF_8);
    assertThat(svg)
        .contains("loss by trial", "cortex", "<title")
        .contains("negative")
        .doesNotContain("<image", "other metric", "no numbers");
    String log = new String(file(PictureFile.SVG, drawing(true, 9, 5, 4)), StandardCharsets.UTF_8);
    assertThat(log).contains("cortex").doesNotContain("negative");
    assertThat(file(PictureFile.PDF, drawing(false, 9, 5, 4))).startsWith('%', 'P', 'D', 'F');
  }

  @Test
  void nothingToSeeIsNoPicture() {
    assertThat(picture(drawing(false, 9, 5, 4))).isPresent();
    assertThat(picture(drawing(true, -1, -2, -3))).isEmpty();
    assertThat(picture(drawing(true, Double.NaN, Double.NaN, Double.NaN))).isEmpty();
  }

  private static Optional<GroupsPicture> picture(GroupsDrawing drawing) {
    return GroupsRenderer.render(drawing.view(), new PaintSize(600, 400, 1));
  }
}
