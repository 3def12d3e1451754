package org.tunebench.app.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tunebench.app.chart.ChartTheme;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.DrawingPicture;
import org.tunebench.app.chart.HistogramDrawing;
import org.tunebench.app.chart.Mark;
import org.tunebench.app.chart.PaintSize;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.app.chart.PictureFile;
import org.tunebench.app.chart.ScatterDrawing;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Results;
import org.tunebench.engine.analysis.Surrogate;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** That no figure drops a trial: of a space with a condition, with failed trials and outliers. */
class StudyFiguresTest {
  private static final int TRIALS = 40;
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Texts TEXTS = new Texts(Locale.ROOT);
  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("optimizer", Choice.of("adam", "sgd")),
              new Parameter("lr", new FloatRange(0, 1)),
              new Parameter(
                  "momentum",
                  new FloatRange(0, 1),
                  List.of(new Condition("optimizer", List.of("sgd"))))));

  private static StudySpec spec(Goal goal) {
    return new StudySpec(
        "conditional",
        new PartSpec("function"),
        new MetricSpec("loss", goal),
        SPACE,
        new PartSpec("random"),
        new PartSpec("none"),
        new Budget(TRIALS),
        List.of(),
        0,
        Optional.empty());
  }

  /** Every second without momentum, every tenth failed, one pruned, one NaN, one far outside. */
  private static Results results(Goal goal) {
    List<Trial> trials = new ArrayList<>();
    double sign = goal == Goal.MINIMIZE ? 1 : -1;
    for (int i = 0; i < TRIALS; i++) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("optimizer", i % 2 == 0 ? "adam" : "sgd");
      values.put("lr", i / (double) TRIALS);
      if (i % 2 == 1) {
        values.put("momentum", (i * 7 % TRIALS) / (double) TRIALS);
      }
      Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 0);
      Trial started =
          Trial.waiting(i, source, new Configuration(values)).start("cpu", NOON.plusSeconds(i));
      Instant end = NOON.plusSeconds(i + 30L);
      double loss = i == 11 ? 1e6 : 100 + i % 13;
      trials.add(
          i % 10 == 4
              ? started.end(TrialState.FAILED, "out of memory", end)
              : i == 7
                  ? started.end(TrialState.PRUNED, "worse than the median", end)
                  : started.complete(Map.of("loss", i == 9 ? Double.NaN : sign * loss), end));
    }
    return Results.of(spec(goal), trials);
  }

  private static StudyFigures figures(Goal goal, boolean log) {
    return new StudyFigures(TEXTS, results(goal), log);
  }

  private static List<Mark> marks(Drawing drawing) {
    PaintSize size = new PaintSize(700, 500, 1);
    return DrawingPicture.paint(drawing, size, ChartTheme.light()).marks();
  }

  private static String svg(Drawing drawing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PictureFile.SVG.write(drawing, 700, 500, ChartTheme.light(), out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void assertShowsAll(Drawing drawing) {
    assertThat(marks(drawing).stream().map(Mark::trial).distinct()).hasSize(TRIALS);
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void everyTrialThatHasEndedIsShown(Goal goal) {
    for (boolean log : new boolean[] {false, true}) {
      StudyFigures figures = figures(goal, log);
      assertShowsAll(figures.history(false));
      assertShowsAll(figures.history(true));
      assertShowsAll(figures.metricAgainst("momentum", "trial"));
      assertShowsAll(figures.metricAgainst("lr", "momentum"));
      assertShowsAll(figures.slices(Optional.empty(), List.of("momentum")));
      assertShowsAll(figures.parallel(List.of("lr", "momentum")));
      assertShowsAll(figures.timeline(NOON.plusSeconds(100)).orElseThrow());
    }
  }

  @Test
  void aPlaneOfTwoParametersShowsTrialsOfWhichOneIsInactive() {
    Surrogate model = Surrogate.of(results(Goal.MINIMIZE), Surrogate.Focus.ALL).orElseThrow();
    for (List<String> axes : List.of(List.of("lr", "momentum"), List.of("momentum", "lr"))) {
      Drawing plane =
          figures(Goal.MINIMIZE, false).contour(model, axes.get(0), axes.get(1)).orElseThrow();
      assertShowsAll(plane);
      assertThat(svg(plane)).contains(">inactive<");
    }
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void theDistributionCountsEveryTrialOnItsSide(Goal goal) {
    HistogramDrawing drawing = (HistogramDrawing) figures(goal, false).distribution();
    int inside = drawing.bins().counts().stream().mapToInt(Integer::intValue).sum();
    int aside = drawing.aside().stream().mapToInt(HistogramDrawing.Aside::count).sum();
    assertThat(inside + aside).isEqualTo(TRIALS);
    assertThat(drawing.aside()).extracting(HistogramDrawing.Aside::count).containsExactly(1, 6);
    assertThat(drawing.asideIsHigh()).isEqualTo(goal == Goal.MINIMIZE);
    assertThat(svg(drawing)).contains(">no result<");
  }

  @Test
  void ofTrialsWithoutTimesTheHistoryOverTimeShowsAll() {
    List<Trial> imported = new ArrayList<>();
    for (Trial trial : results(Goal.MINIMIZE).trials()) {
      imported.add(Trial.waiting(trial.number(), trial.source(), trial.configuration()));
    }
    imported.replaceAll(trial -> trial.complete(Map.of("loss", 1.0 + trial.number()), NOON));
    Results results = Results.of(spec(Goal.MINIMIZE), imported);
    Drawing drawing = new StudyFigures(TEXTS, results, false).history(true);
    assertShowsAll(drawing);
    assertThat(svg(drawing)).contains(">no time<");
  }

  /** A search of seconds has no thousandths of an hour on its axis. */
  @ParameterizedTest
  @CsvSource({"9, seconds", "900, minutes", "9000, hours"})
  void theHistoryOverTimeCountsInTheUnitOfTheSearch(long lasted, String unit) {
    List<Trial> trials = new ArrayList<>();
    for (Trial trial : results(Goal.MINIMIZE).trials()) {
      trials.add(
          Trial.waiting(trial.number(), trial.source(), trial.configuration())
              .start("cpu", NOON)
              .complete(Map.of("loss", 1.0 + trial.number()), NOON.plusSeconds(lasted)));
    }
    Results results = Results.of(spec(Goal.MINIMIZE), trials);
    ScatterDrawing drawing = (ScatterDrawing) new StudyFigures(TEXTS, results, false).history(true);
    assertThat(svg(drawing)).contains(">" + unit + "<");
    assertThat(drawing.points()).allSatisfy(point -> assertThat(point.x()).isBetween(2.5, 15.0));
  }

  @Test
  void aCountThatIsAlwaysTheSameIsOneValueInTheLegend() {
    List<Trial> trials = new ArrayList<>();
    for (Trial trial : results(Goal.MINIMIZE).trials()) {
      double loss = 100.0 + trial.number();
      trials.add(
          Trial.waiting(trial.number(), trial.source(), trial.configuration())
              .complete(Map.of("loss", loss, Trial.N_EPOCHS, 10.0), NOON));
    }
    Results results = Results.of(spec(Goal.MINIMIZE), trials);
    Drawing drawing = new StudyFigures(TEXTS, results, false).metricAgainst("lr", Trial.N_EPOCHS);
    assertThat(svg(drawing)).contains(">10<").doesNotContain(">9.5<").doesNotContain(">10.5<");
  }

  @Test
  void againstACostALineJoinsTheTrialsThatNoneBettersAtNoMoreOfIt() {
    List<Trial> trials = new ArrayList<>();
    double[] sizes = {900, 100, 500, 600};
    double[] losses = {1, 5, 3, 4};
    for (int i = 0; i < sizes.length; i++) {
      Trial trial = results(Goal.MINIMIZE).trials().get(i);
      trials.add(
          Trial.waiting(i, trial.source(), trial.configuration())
              .complete(Map.of("loss", losses[i], Trial.N_PARAMS, sizes[i]), NOON));
    }
    StudyFigures figures = new StudyFigures(TEXTS, Results.of(spec(Goal.MINIMIZE), trials), false);

    ScatterDrawing bySize = (ScatterDrawing) figures.metricAgainst(Trial.N_PARAMS, "lr");
    ScatterDrawing byRate = (ScatterDrawing) figures.metricAgainst("lr", "lr");

    assertThat(figures.tradeOff(Trial.N_PARAMS)).containsExactly(1, 2, 0);
    assertThat(bySize.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.xs()).containsExactly(100, 500, 900);
              assertThat(line.ys()).containsExactly(5, 3, 1);
            });
    assertThat(bySize.title()).isEqualTo("loss by n_params, and the best of so much or less");
    assertThat(figures.tradeOff("lr")).isEmpty();
    assertThat(byRate.lines()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void theBestLineIsTheLastAndTheLegendSaysWhichEndIsBest(Goal goal) {
    ParallelDrawing drawing = figures(goal, false).parallel(List.of("lr"));
    double best = drawing.rows().get(drawing.rows().size() - 1).color();
    assertThat(best).isEqualTo(goal == Goal.MINIMIZE ? 100 : -100);
    assertThat(svg(drawing)).contains("best " + (int) best).contains("worst ");
  }

  @Test
  void ofOneResultNoEndIsSaidToBeTheBestOrTheWorst() {
    Trial first = results(Goal.MINIMIZE).trials().get(0);
    StudyFigures one =
        new StudyFigures(TEXTS, Results.of(spec(Goal.MINIMIZE), List.of(first)), false);
    assertThat(svg(one.parallel(List.of("lr")))).contains(">lr<").doesNotContain(">best", ">worst");
  }

  /** The worst result within the fence is 112, the worst of all a million. */
  @ParameterizedTest
  @EnumSource(Goal.class)
  void whereResultsLieBeyondTheBadEndItsNumberSaysSo(Goal goal) {
    String end = goal == Goal.MINIMIZE ? "&gt; 112<" : "&lt; -112<";
    Surrogate model = Surrogate.of(results(goal), Surrogate.Focus.ALL).orElseThrow();
    String parallel = svg(figures(goal, false).parallel(List.of("lr")));
    assertThat(parallel).contains(">worst " + end).contains(">" + end);
    // What the forest expects may reach a little farther than the fence.
    assertThat(svg(figures(goal, false).contour(model, "lr", "momentum").orElseThrow()))
        .containsPattern(goal == Goal.MINIMIZE ? ">worst &gt; 11\\d" : ">worst &lt; -11\\d");
  }

  @Test
  void whereNoResultLiesBeyondTheEndsAreBareNumbers() {
    List<Trial> trials = new ArrayList<>(results(Goal.MINIMIZE).trials());
    trials.removeIf(trial -> trial.number() == 11);
    for (boolean log : new boolean[] {false, true}) {
      Results results = Results.of(spec(Goal.MINIMIZE), trials);
      assertThat(svg(new StudyFigures(TEXTS, results, log).parallel(List.of("lr"))))
          .contains(">worst 112<")
          .doesNotContain("&gt;")
          .doesNotContain("&lt;");
    }
  }

  @Test
  void onALogarithmicAxisTheFenceIsThatOfTheLogarithms() {
    assertThat(MetricScale.of(results(Goal.MINIMIZE), true).scale().isLog()).isTrue();
    assertThat(MetricScale.of(results(Goal.MINIMIZE), true).scale().range().lower())
        .isCloseTo(100, org.assertj.core.api.Assertions.within(1e-6));
    assertThat(StudyFigures.canBeLog(results(Goal.MINIMIZE))).isTrue();
    // Results below 0 have no logarithm: the axis stays linear, and no trial is left out.
    assertThat(StudyFigures.canBeLog(results(Goal.MAXIMIZE))).isFalse();
    assertThat(MetricScale.of(results(Goal.MAXIMIZE), true).scale().isLog()).isFalse();
  }
}
