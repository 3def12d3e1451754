package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups of lines as they are written to a file. */
class GroupsDrawingTest {
  private static final double[] NOTHING = {Double.NaN};
  private static final double[] FALLING = {4, 2};

  private static GroupsDrawing drawing(boolean log, double... values) {
    List<LineGroup> groups =
        List.of(
            new LineGroup("cortex", List.of(Curve.of(0, new double[] {1, 2, 3}, values))),
            new LineGroup("other metric", List.of()),
            new LineGroup("no numbers", List.of(Curve.of(0, new double[] {1}, NOTHING))),
            new LineGroup("negative", List.of(Curve.of(0, new double[] {1}, new double[] {-1}))));
    return new GroupsDrawing(
        "loss by trial",
        new GroupsView(groups, "trial", true, "loss", log, false, ChartTheme.darkTheme()));
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
  void countsHaveWholeTicks() throws IOException {
    GroupsDrawing counted = drawing(false, 9, 5, 4);
    GroupsView view = counted.view();
    GroupsView measured =
        new GroupsView(view.groups(), "hours", false, "loss", false, false, ChartTheme.light());
    String counts = new String(file(PictureFile.SVG, counted), StandardCharsets.UTF_8);
    String hours =
        new String(
            file(PictureFile.SVG, new GroupsDrawing("loss by time", measured)),
            StandardCharsets.UTF_8);
    assertThat(hours).contains(">1.5<", ">2.5<");
    assertThat(counts).doesNotContain(">1.5<", ">2.5<");
  }

  @Test
  void nothingToSeeIsNoPicture() {
    assertThat(picture(drawing(false, 9, 5, 4))).isPresent();
    assertThat(picture(drawing(true, -1, -2, -3))).isEmpty();
    assertThat(picture(drawing(true, Double.NaN, Double.NaN, Double.NaN))).isEmpty();
  }

  @Test
  void whatLiesExactlyBelowAnotherGroupIsKnown() {
    LineGroup one = new LineGroup("one", List.of(Curve.of(3, new double[] {1, 2}, FALLING)));
    LineGroup same = new LineGroup("same", List.of(Curve.of(9, new double[] {1, 2}, FALLING)));
    LineGroup later = new LineGroup("later", List.of(Curve.of(0, new double[] {1, 3}, FALLING)));
    LineGroup none = new LineGroup("none", List.of(Curve.of(0, new double[] {1}, NOTHING)));
    GroupsPicture picture =
        GroupsRenderer.render(
                new GroupsView(
                    List.of(one, same, later, none, none),
                    "trial",
                    true,
                    "loss",
                    false,
                    false,
                    ChartTheme.light()),
                new PaintSize(600, 400, 1))
            .orElseThrow();
    assertThat(picture.covered()).isEqualTo(1);
    List<LineGroup> drawn = picture.groups();
    assertThat(picture.alike(picture.found(new Hit(drawn.get(1).lines().get(0), 0))))
        .containsExactly(0);
    assertThat(picture.alike(picture.found(new Hit(drawn.get(2).lines().get(0), 0)))).isEmpty();
  }

  @Test
  void theLastGroupDoesNotLieOverAllOthers() {
    // The last line of the first group is the first line of the second.
    LineGroup one = new LineGroup("one", flat(0));
    LineGroup other = new LineGroup("other", flat(7));
    GroupsView view =
        new GroupsView(
            List.of(one, other), "trial", true, "loss", false, false, ChartTheme.light());
    GroupsPicture picture = GroupsRenderer.render(view, new PaintSize(600, 400, 1)).orElseThrow();
    PlotGeometry plot = picture.geometry();
    Color first = color(picture, plot.y(0.0));
    Color shared = color(picture, plot.y(7.0));
    Color second = color(picture, plot.y(14.0));

    assertThat(distance(shared, first)).isLessThan(distance(shared, second));
  }

  @Test
  void theHistoriesOfTwoTrialsAreSeenWholeAndTheBestOfTwoStudiesWhereItEnds() {
    List<LineGroup> groups =
        List.of(
            new LineGroup("one", List.of(Curves.of(0, 30, step -> 1 + 50 * Math.exp(-step)))),
            new LineGroup("other", List.of(Curves.of(1, 30, step -> 2 + 50 * Math.exp(-step)))));
    assertThat(leftOut(groups, true)).isEqualTo(LeftOut.NOTHING);
    assertThat(leftOut(groups, false)).isEqualTo(LeftOut.OUTLIERS);
  }

  private static LeftOut leftOut(List<LineGroup> groups, boolean histories) {
    GroupsView view =
        new GroupsView(groups, "epoch", true, "loss", histories, false, false, ChartTheme.light());
    return GroupsRenderer.render(view, new PaintSize(600, 400, 1)).orElseThrow().leftOut();
  }

  @Test
  void norDoesItInAFileAndFewLinesLieAboveMany() throws IOException {
    LineGroup few = new LineGroup("few", flat(20).subList(0, 1));
    LineGroup one = new LineGroup("one", flat(0));
    LineGroup other = new LineGroup("other", flat(7));
    GroupsView view =
        new GroupsView(
            List.of(few, one, other), "trial", true, "loss", false, true, ChartTheme.light());
    byte[] svg = file(PictureFile.SVG, new GroupsDrawing("loss by trial", view));

    List<String> order =
        Pattern.compile("<title[^>]*>(few|one|other)</title")
            .matcher(new String(svg, StandardCharsets.UTF_8))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(order).hasSize(17).endsWith("few");
    assertThat(order.subList(0, 4)).containsExactly("one", "other", "one", "other");
  }

  private static List<Curve> flat(int from) {
    return IntStream.range(from, from + 8)
        .mapToObj(level -> Curve.of(level, new double[] {0, 10}, new double[] {level, level}))
        .toList();
  }

  /** The strongest colour near a height in the middle of the plot. */
  private static Color color(GroupsPicture picture, double y) {
    PlotGeometry plot = picture.geometry();
    int x = (int) (plot.left() + plot.width() / 2) + 3;
    return IntStream.rangeClosed((int) y - 2, (int) y + 2)
        .mapToObj(row -> new Color(picture.image().getRGB(x, row)))
        .min(Comparator.comparingInt(c -> c.getRed() + c.getGreen() + c.getBlue()))
        .orElseThrow();
  }

  private static int distance(Color one, Color other) {
    return Math.abs(one.getRed() - other.getRed())
        + Math.abs(one.getGreen() - other.getGreen())
        + Math.abs(one.getBlue() - other.getBlue());
  }

  private static Optional<GroupsPicture> picture(GroupsDrawing drawing) {
    return GroupsRenderer.render(drawing.view(), new PaintSize(600, 400, 1));
  }
}
