package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.study.Goal;

class HistoriesRendererTest {
  private static final PaintSize SIZE = new PaintSize(600, 400, 1);
  private static final HistoriesAxes ALL = new HistoriesAxes(false, true, Optional.empty());

  private static HistoriesPicture paint(HistoriesView view, PaintSize size) {
    return HistoriesRenderer.render(view, size).orElseThrow();
  }

  /** Colour of the picture where a value lies, in the middle of the steps. */
  private static Color at(HistoriesPicture picture, double value) {
    PlotGeometry plot = picture.geometry();
    double scale = picture.size().scale();
    int x = (int) (plot.x(50.5) * scale);
    int y = (int) (plot.y(value) * scale);
    return new Color(picture.image().getRGB(x, y));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 2})
  void theFirstTrialIsRedTheLastGreenTheBaselineBlue(double scale) {
    List<Curve> curves =
        List.of(Curves.flat(0, 10), Curves.flat(99, 30), Curves.baseline(Curves.flat(-1, 20)));
    HistoriesPicture picture = paint(Curves.view(curves, ALL), new PaintSize(600, 400, scale));
    Color first = at(picture, 10);
    Color last = at(picture, 30);
    Color baseline = at(picture, 20);
    assertThat(first.getRed()).isGreaterThan(first.getGreen() + 60);
    assertThat(first.getRed()).isGreaterThan(first.getBlue() + 60);
    assertThat(last.getGreen()).isGreaterThan(last.getRed() + 40);
    assertThat(baseline).isEqualTo(ChartTheme.light().baseline());
  }

  @Test
  void aMarkEndsTheLineOfATrialThatWasPrunedOrFailedAndTheLegendSaysSo() {
    List<Curve> curves =
        List.of(
            Curves.of(0, 40, step -> 10),
            Curves.of(1, 40, step -> 20),
            Curves.flat(2, 30),
            Curves.of(3, 40, step -> 25));
    HistoriesView none = Curves.view(curves, ALL);
    HistoriesView view =
        new HistoriesView(
            curves, none.best(), new Endings(Set.of(1), Set.of(3)), 0, none.style(), none.axes());
    HistoriesPicture picture = paint(view, SIZE);

    assertThat(inkAbove(picture, 20)).as("at the end of the pruned one").isTrue();
    assertThat(inkAbove(picture, 10)).as("at the end of another").isFalse();
    assertThat(inkAbove(paint(none, SIZE), 20)).isFalse();
    for (ChartTheme theme : List.of(ChartTheme.light(), ChartTheme.darkTheme())) {
      HistoriesPicture themed = paint(view.themed(theme), SIZE);
      assertThat(inkAcross(themed, 25)).as("on the one that failed").isTrue();
      assertThat(inkAcross(themed, 20)).as("a bar is no cross").isFalse();
      assertThat(inkAcross(themed, 10)).isFalse();
    }
    assertThat(HistoriesLegend.of(view).entries())
        .extracting(DrawingHeader.Entry::text)
        .containsExactly("pruned", "failed");
    assertThat(HistoriesLegend.of(none).entries()).isEmpty();
    assertThat(inkAbove(paint(view.smoothed(), SIZE), 20)).isTrue();
    assertThat(view.themed(ChartTheme.darkTheme()).endings())
        .isEqualTo(new Endings(Set.of(1), Set.of(3)));
    assertThat(view.smoothed().endings()).isEqualTo(view.endings());
  }

  /** Whether anything is drawn beyond where a line ends, after 40 steps, above it and below. */
  private static boolean inkAcross(HistoriesPicture picture, double value) {
    PlotGeometry plot = picture.geometry();
    int x = (int) plot.x(39) + 3;
    int y = (int) plot.y(value);
    int empty = picture.image().getRGB(x + 9, y - 9);
    return hasInk(picture, x, y - 3, empty) && hasInk(picture, x, y + 3, empty);
  }

  private static boolean hasInk(HistoriesPicture picture, int x, int y, int empty) {
    return picture.image().getRGB(x, y) != empty;
  }

  /** Whether anything is drawn a little above where a line ends, after 40 steps. */
  private static boolean inkAbove(HistoriesPicture picture, double value) {
    PlotGeometry plot = picture.geometry();
    int x = (int) plot.x(39);
    int y = (int) plot.y(value) - 3;
    int empty = picture.image().getRGB(x - 6, y);
    return picture.image().getRGB(x, y) != empty || picture.image().getRGB(x - 1, y) != empty;
  }

  @Test
  void amongTheBluesOfTheOtherScaleTheBaselineIsOrangeAndDashed() {
    List<Curve> curves = List.of(Curves.flat(0, 10), Curves.baseline(Curves.flat(-1, 20)));
    HistoriesView usual = Curves.view(curves, ALL);
    HistoriesStyle style =
        new HistoriesStyle(Curves.texts(), ChartTheme.light(), ColorScale.VIRIDIS);
    HistoriesView view = new HistoriesView(curves, usual.best(), 0, style, usual.axes());
    HistoriesPicture picture = paint(view, SIZE);
    PlotGeometry plot = picture.geometry();
    int orange = 0;
    for (int x = (int) plot.x(20); x < (int) plot.x(80); x++) {
      orange += picture.image().getRGB(x, (int) plot.y(20)) == style.baseline().getRGB() ? 1 : 0;
    }
    double share = orange / (plot.x(80) - plot.x(20));
    assertThat(style.baseline().getRed()).isGreaterThan(style.baseline().getBlue() + 100);
    assertThat(share).as("of a dashed line").isBetween(0.4, 0.9);
  }

  @Test
  void aBaselineFarOutLiesBeyondTheAxisThatIsClipped() {
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < 16; trial++) {
      curves.add(Curves.flat(trial, 0.2 + 0.02 * trial));
    }
    curves.add(Curves.baseline(Curves.flat(-1, 1000)));
    HistoriesAxes clipping = new HistoriesAxes(false, false, Optional.empty());
    HistoriesPicture picture = paint(Curves.view(curves, clipping), SIZE);
    assertThat(picture.geometry().window().values().upper()).isLessThan(3);
    assertThat(picture.leftOut()).isEqualTo(LeftOut.OUTLIERS);
  }

  @Test
  void theBaselineLiesOnTopOfEveryTrialAndOfTheBest() {
    List<Curve> curves =
        List.of(
            Curves.baseline(Curves.flat(-1, 20)),
            Curves.flat(0, 20),
            Curves.flat(1, 20),
            Curves.flat(2, 10));
    HistoriesView view = Curves.view(curves, ALL);
    HistoriesView withBest =
        new HistoriesView(
            curves, Optional.of(new BestLine(1, Double.NaN)), 0, view.style(), view.axes());
    assertThat(at(paint(withBest, SIZE), 20)).isEqualTo(ChartTheme.light().baseline());
  }

  @Test
  void theBestLiesOnTopOfLaterTrialsInItsOwnColour() {
    List<Curve> curves = List.of(Curves.flat(0, 20), Curves.flat(9, 20), Curves.flat(5, 10));
    HistoriesView view = Curves.view(curves, ALL);
    HistoriesView withBest =
        new HistoriesView(
            curves, Optional.of(new BestLine(0, Double.NaN)), 0, view.style(), view.axes());
    assertThat(at(paint(withBest, SIZE), 20)).isEqualTo(withBest.color(curves.get(0)));
    Color green = at(paint(view, SIZE), 20);
    assertThat(green.getGreen()).isGreaterThan(green.getRed());
  }

  @Test
  void whatMadeATrialTheBestIsOnTheAxisThoughItsHistoryRisesAgain() {
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < 20; trial++) {
      curves.add(Curves.flat(trial, 20 + 0.1 * trial));
    }
    curves.add(Curves.of(20, 100, step -> step == 30 ? 4 : 20));
    HistoriesView usual = Curves.view(curves, HistoriesAxes.fitted());
    assertThat(bottom(usual, new BestLine(20, Double.NaN))).isGreaterThan(4);
    assertThat(bottom(usual, new BestLine(20, 4))).isBetween(3.0, 4.0);
    assertThat(bottom(usual, new BestLine(20, -1e6))).isBetween(3.0, 4.0);
  }

  /** The lowest value on the axis. */
  private static double bottom(HistoriesView usual, BestLine best) {
    HistoriesView view =
        new HistoriesView(usual.curves(), Optional.of(best), 0, usual.style(), usual.axes());
    return paint(view, SIZE).geometry().window().values().lower();
  }

  @ParameterizedTest
  @CsvSource({"MINIMIZE, false", "MINIMIZE, true", "MAXIMIZE, false", "MAXIMIZE, true"})
  void aRunningTrialFarAheadIsOnTheAxisAndOneFarBehindIsNot(Goal goal, boolean log) {
    double low = log ? 1e-6 : -1e6;
    double ahead = goal == Goal.MINIMIZE ? low : 1e6;
    double behind = goal == Goal.MINIMIZE ? 1e6 : low;
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < 20; trial++) {
      curves.add(Curves.flat(trial, 20 + 0.1 * trial));
    }
    curves.add(Curves.of(20, 40, step -> step == 30 ? ahead : 20));
    curves.add(Curves.of(21, 40, step -> step == 30 ? behind : 20));
    HistoriesAxes axes = new HistoriesAxes(log, false, Optional.empty());
    HistoriesAxes holding = axes.holding(new HeldTrials(Set.of(20, 21), goal));
    assertThat(values(curves, axes).contains(ahead)).isFalse();
    assertThat(values(curves, holding).contains(ahead)).isTrue();
    assertThat(values(curves, holding).contains(behind)).isFalse();
    assertThat(values(curves.subList(0, 20), holding))
        .isEqualTo(values(curves.subList(0, 20), axes));
  }

  private static ValueRange values(List<Curve> curves, HistoriesAxes axes) {
    return paint(Curves.view(curves, axes), SIZE).geometry().window().values();
  }

  @Test
  void whereABestValueHasNoPlaceOnALogarithmicAxisTheNextOneHas() {
    Curve curve = Curves.of(3, 10, step -> step == 4 ? 0 : 5 + step);
    HeldTrials held = new HeldTrials(Set.of(3), Goal.MINIMIZE);
    assertThat(held.best(List.of(curve), true)).isEqualTo(5);
    assertThat(held.best(List.of(curve), false)).isZero();
    assertThat(HeldTrials.NONE.best(List.of(curve), false)).isNaN();
  }

  @Test
  void aLongerSearchMovesTheGreenEnd() {
    List<Curve> curves = List.of(Curves.flat(0, 10), Curves.flat(9, 20));
    HistoriesView view = Curves.view(curves, ALL);
    HistoriesView early =
        new HistoriesView(curves, Optional.empty(), 1000, view.style(), view.axes());
    assertThat(early.color(curves.get(1)).getRed()).isGreaterThan(200);
  }

  @Test
  void theDarkThemeIsDark() {
    HistoriesView view = Curves.view(List.of(Curves.flat(0, 1)), ALL, ChartTheme.darkTheme());
    HistoriesPicture picture = paint(view, SIZE);
    assertThat(new Color(picture.image().getRGB(2, 2)))
        .isEqualTo(ChartTheme.darkTheme().background());
  }

  @Test
  void aGapIsNotDrawn() {
    Curve broken = Curves.of(0, 100, step -> step > 40 && step < 60 ? Double.NaN : 11.7);
    HistoriesPicture picture = paint(Curves.view(List.of(broken, Curves.flat(1, 20)), ALL), SIZE);
    assertThat(at(picture, 11.7)).isEqualTo(ChartTheme.light().background());
  }

  @Test
  void aSinglePointIsSeen() {
    Curve point = Curve.of(0, new double[] {50.5}, new double[] {10});
    HistoriesPicture picture = paint(Curves.view(List.of(point, Curves.flat(1, 20)), ALL), SIZE);
    assertThat(at(picture, 10).getRed()).isGreaterThan(at(picture, 10).getBlue() + 60);
    int x = (int) picture.geometry().x(50.5);
    int y = (int) picture.geometry().y(10);
    Color beside = new Color(picture.image().getRGB(x + 5, y));
    assertThat(beside.getRed()).as("wide enough to be found").isGreaterThan(beside.getBlue() + 60);
  }

  @Test
  void clippingIsToldAndUndoneByShowingAll() {
    Curve curve = Curves.of(0, 500, step -> step == 0 ? 1e9 : 1 + Math.sin(step));
    HistoriesPicture clipped = paint(Curves.view(List.of(curve), HistoriesAxes.fitted()), SIZE);
    HistoriesPicture all = paint(Curves.view(List.of(curve), ALL), SIZE);
    assertThat(clipped.leftOut()).isEqualTo(LeftOut.OUTLIERS);
    assertThat(clipped.geometry().window().values().upper()).isLessThan(100);
    assertThat(all.leftOut()).isEqualTo(LeftOut.NOTHING);
    assertThat(all.geometry().window().values().contains(1e9)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, false", "4, false", "1, true", "4, true"})
  void amongAHandfulOfCurvesNoneIsAnOutlier(int trials, boolean log) {
    List<Curve> curves = new ArrayList<>();
    for (int trial = 0; trial < 5; trial++) {
      double level = log ? Math.pow(10, 0.01 * trial) : 1 + 0.01 * trial;
      curves.add(Curves.of(trial, 30, step -> falling(step, log) * level));
    }
    HistoriesAxes axes = new HistoriesAxes(log, false, Optional.empty());
    HistoriesPicture few = paint(Curves.view(curves.subList(0, trials), axes), SIZE);
    HistoriesPicture many = paint(Curves.view(curves, axes), SIZE);
    assertThat(few.leftOut()).isEqualTo(LeftOut.NOTHING);
    assertThat(few.geometry().window().values().contains(falling(0, log))).isTrue();
    assertThat(many.leftOut()).isEqualTo(LeftOut.OUTLIERS);
  }

  /** From six times of what it settles at, or six powers of ten, in the first of thirty steps. */
  private static double falling(double step, boolean log) {
    double place = 1 + 5 * Math.exp(-step);
    return log ? Math.pow(10, place) : place;
  }

  @Test
  void aFileIsSmoothedLikeTheScreen() {
    Curve jumps = Curves.of(0, 100, step -> step % 2 == 0 ? 10 : 20);
    HistoriesAxes smooth = new HistoriesAxes(false, true, Optional.empty(), 0.9, HeldTrials.NONE);
    String file = svg(Curves.view(List.of(jumps), smooth));
    assertThat(file).isEqualTo(svg(Curves.view(List.of(Smoothing.of(jumps, 0.9)), ALL)));
    assertThat(file).isNotEqualTo(svg(Curves.view(List.of(jumps), ALL)));
  }

  private static String svg(HistoriesView view) {
    return SvgPicture.file(new HistoriesDrawing(view), 600, 400, ChartTheme.light());
  }

  @Test
  void nothingToDrawIsNoPicture() {
    assertThat(HistoriesRenderer.render(Curves.view(List.of(), ALL), SIZE)).isEmpty();
    List<Curve> nothing = List.of(Curve.empty(0), Curves.flat(1, Double.NaN));
    assertThat(HistoriesRenderer.render(Curves.view(nothing, ALL), SIZE)).isEmpty();
  }

  @Property(tries = 60)
  void anyNumbersCanBePainted(
      @ForAll @Size(max = 30) double[] values, @ForAll boolean log, @ForAll boolean showAll) {
    Curve curve = Curves.of(0, values.length, step -> values[(int) step]);
    HistoriesView view =
        Curves.view(
            List.of(curve, Curves.flat(1, 1)), new HistoriesAxes(log, showAll, Optional.empty()));
    HistoriesPicture picture = paint(view, new PaintSize(120, 90, 1));
    assertThat(picture.image().getWidth()).isEqualTo(120);
  }

  @Property(tries = 30)
  void anySizeCanBePainted(
      @ForAll @DoubleRange(min = 1, max = 300) double width,
      @ForAll @DoubleRange(min = 1, max = 200) double height) {
    HistoriesView view = Curves.view(List.of(Curves.flat(0, 1)), HistoriesAxes.fitted());
    PaintSize size = new PaintSize(width, height, 1.25);
    assertThat(paint(view, size).image().getHeight()).isEqualTo(size.pixelHeight());
  }
}
