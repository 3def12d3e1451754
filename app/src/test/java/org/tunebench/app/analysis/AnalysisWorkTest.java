package org.tunebench.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tunebench.app.chart.ChartTheme;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.DrawingPicture;
import org.tunebench.app.chart.Mark;
import org.tunebench.app.chart.PaintSize;
import org.tunebench.app.chart.ParallelDrawing;
import org.tunebench.app.chart.Scale;
import org.tunebench.app.chart.ScatterDrawing;
import org.tunebench.app.chart.ValueRange;
import org.tunebench.app.fake.FakeRepository;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Surrogate;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Charts without a toolkit. */
class AnalysisWorkTest {
  private static final PaintSize SIZE = new PaintSize(700, 500, 1);

  private final AnalysisWork work = new AnalysisWork(new Texts(Locale.ROOT));

  private AnalysisWork.Outcome show(AnalysisChart chart, List<Trial> trials) {
    return ShownCharts.show(work, chart, trials);
  }

  private static int colors(BufferedImage image) {
    Set<Integer> colors = new HashSet<>();
    for (int pixel :
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
      colors.add(pixel);
    }
    return colors.size();
  }

  @ParameterizedTest
  @EnumSource(AnalysisChart.class)
  void everyChartDrawsInBothThemes(AnalysisChart chart) {
    Drawing drawing = show(chart, ShownCharts.trials(60)).drawing().orElseThrow();
    for (ChartTheme theme : List.of(ChartTheme.light(), ChartTheme.darkTheme())) {
      DrawingPicture picture = DrawingPicture.paint(drawing, SIZE, theme);
      assertThat(picture.image().getRGB(1, 1)).isEqualTo(theme.background().getRGB());
      assertThat(colors(picture.image())).isGreaterThan(20);
    }
  }

  @ParameterizedTest
  @EnumSource(AnalysisChart.class)
  void everyChartSaysWhatIsMissingOrDrawsFew(AnalysisChart chart) {
    for (int ended : new int[] {0, 1, 3}) {
      AnalysisWork.Outcome outcome = show(chart, ShownCharts.trials(ended));
      assertThat(outcome.drawing().isPresent()).isNotEqualTo(!outcome.empty().isEmpty());
      outcome.drawing().ifPresent(it -> DrawingPicture.paint(it, SIZE, ChartTheme.light()));
    }
    assertThat(show(AnalysisChart.IMPORTANCE, ShownCharts.trials(3)).empty())
        .isEqualTo("Importance needs at least 10 completed trials; there are 3.");
  }

  @Test
  void prunedFailedAndNanTrialsAreShownToo() {
    List<Trial> trials = ShownCharts.trials(60);
    DrawingPicture picture =
        DrawingPicture.paint(
            show(AnalysisChart.SCATTER, trials).drawing().orElseThrow(), SIZE, ChartTheme.light());
    assertThat(picture.marks()).extracting(Mark::trial).hasSize(60).doesNotHaveDuplicates();
    double lowest =
        picture.marks().stream()
            .filter(mark -> trials.get(mark.trial()).state() == TrialState.FAILED)
            .mapToDouble(mark -> mark.area().getY())
            .max()
            .orElseThrow();
    double highest =
        picture.marks().stream()
            .filter(mark -> Double.isFinite(trials.get(mark.trial()).metric("marginal_ll")))
            .mapToDouble(mark -> mark.area().getY())
            .min()
            .orElseThrow();
    assertThat(lowest).as("the strip of failed trials is above").isLessThan(highest);
  }

  @Test
  void interruptedTrialsAreShownUntilOthersStandForThem() {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Trial one = FakeStudies.trial(i);
      Trial fresh =
          Trial.waiting(i, one.source(), one.configuration()).start("cpu", ShownCharts.LATER);
      trials.add(
          i < 15
              ? fresh.complete(Map.of("marginal_ll", 1_000.0 + i), ShownCharts.LATER)
              : fresh.end(TrialState.INTERRUPTED, "the study was paused", ShownCharts.LATER));
    }
    assertThat(show(AnalysisChart.SCATTER, trials).note())
        .startsWith("5 trials have ended without a result: × failed, interrupted or NaN");
    assertThat(((ParallelDrawing) drawn(AnalysisChart.PARALLEL, trials)).rows()).hasSize(20);
    assertThat(marks(AnalysisChart.HISTORY, trials)).hasSize(20);

    for (int i = 15; i < 20; i++) {
      Trial.Source again = new Trial.Source(Origin.RETRY, OptionalInt.of(i), i, Double.NaN);
      trials.add(Trial.waiting(i + 5, again, trials.get(i).configuration()));
    }
    assertThat(show(AnalysisChart.SCATTER, trials).note()).isEmpty();
    assertThat(marks(AnalysisChart.HISTORY, trials)).hasSize(15);
    assertThat(show(AnalysisChart.SCATTER, trials.subList(15, 25)).empty())
        .isEqualTo(show(AnalysisChart.SCATTER, List.of()).empty())
        .isNotEmpty();
  }

  @Test
  void whatWasLearntGoesWhenTrialsHaveEndedInThePlaceOfInterruptedOnes() {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Trial one = FakeStudies.trial(i);
      Trial fresh =
          Trial.waiting(i, one.source(), one.configuration()).start("cpu", ShownCharts.LATER);
      trials.add(
          i < 16
              ? fresh.complete(Map.of("marginal_ll", 1_000.0 + i), ShownCharts.LATER)
              : fresh.end(TrialState.INTERRUPTED, "the study was paused", ShownCharts.LATER));
    }
    show(AnalysisChart.IMPORTANCE, trials);
    Surrogate learnt = work.model(Surrogate.Focus.ALL).orElseThrow();
    assertThat(learnt.basis().trials()).isEqualTo(16);
    for (int i = 16; i < 20; i++) {
      Trial.Source again = new Trial.Source(Origin.RETRY, OptionalInt.of(i), i, Double.NaN);
      trials.add(
          Trial.waiting(i + 4, again, trials.get(i).configuration())
              .start("cpu", ShownCharts.LATER)
              .complete(Map.of("marginal_ll", 1_000.0 + i), ShownCharts.LATER));
    }

    show(AnalysisChart.IMPORTANCE, trials);
    assertThat(work.model(Surrogate.Focus.ALL).orElseThrow().basis().trials()).isEqualTo(20);
  }

  @ParameterizedTest
  @EnumSource(AnalysisChart.class)
  void replicatesChangeNoPictureOfTheSearchAndThatIsSaid(AnalysisChart chart) {
    FakeRepository repository = new FakeSearchEngine().repository();
    Study study = FakeStudies.filled(repository, "a", 60, 100, StudyState.FINISHED);
    List<Trial> search = repository.trials(study.id());
    Drawing before = drawn(chart, search);
    FakeStudies.replicate(repository, study.id());
    FakeStudies.replicate(repository, study.id());
    List<Trial> all = repository.trials(study.id());
    boolean timeline = chart == AnalysisChart.TIMELINE;
    assertThat(painted(drawn(chart, all)))
        .as("the timeline shows what devices did")
        .hasSize(painted(before).size() + (timeline ? 2 : 0));
    String sentence = "2 replicates are left out: this is about the trials of the search.";
    if (timeline) {
      assertThat(show(chart, all).note()).doesNotContain("replicates");
    } else {
      assertThat(show(chart, all).note()).endsWith(sentence);
      assertThat(painted(drawn(chart, all))).isEqualTo(painted(before));
    }
  }

  private Drawing drawn(AnalysisChart chart, List<Trial> trials) {
    return show(chart, trials).drawing().orElseThrow();
  }

  private static List<Mark> painted(Drawing drawing) {
    return DrawingPicture.paint(drawing, SIZE, ChartTheme.light()).marks();
  }

  private List<Mark> marks(AnalysisChart chart, List<Trial> trials) {
    return painted(drawn(chart, trials));
  }

  @Test
  void aBrushStaysWithItsAxisAndItsValues() {
    ParallelDrawing all =
        (ParallelDrawing)
            show(AnalysisChart.PARALLEL, ShownCharts.trials(60)).drawing().orElseThrow();
    int last = all.axes().size() - 1;
    Map<String, ParallelDrawing.Brush> brushes =
        Map.of(all.axes().get(last).name(), all.brush(last, 0.1, 0.3));
    List<ParallelDrawing.Axis> turned = new ArrayList<>(all.axes());
    Collections.reverse(turned);
    ParallelDrawing.Axis metric = turned.get(0);
    ValueRange range = metric.scale().range();
    Scale wider =
        Scale.linear(new ValueRange(range.lower(), range.upper() + range.length()), false);
    turned.set(0, new ParallelDrawing.Axis(metric.name(), wider, metric.none()));
    List<ParallelDrawing.Row> rows =
        all.rows().stream()
            .map(
                row -> {
                  double[] values = row.values().clone();
                  for (int i = 0; i < values.length; i++) {
                    values[i] = row.values()[values.length - 1 - i];
                  }
                  return new ParallelDrawing.Row(row.trial(), values, row.color());
                })
            .toList();
    ParallelDrawing other =
        new ParallelDrawing("", turned, rows, all.color(), brushes, all.describer());
    assertThat(chosen(other)).isNotEmpty().isEqualTo(chosen(all.brushed(brushes)));
  }

  private static List<Integer> chosen(ParallelDrawing drawing) {
    return drawing.rows().stream()
        .filter(drawing::isChosen)
        .map(ParallelDrawing.Row::trial)
        .toList();
  }

  @Test
  void hoveringNamesTheTrial() {
    Drawing drawing = show(AnalysisChart.SCATTER, ShownCharts.trials(60)).drawing().orElseThrow();
    assertThat(drawing.describe(16).get(0)).isEqualTo("Trial 16 · failed");
    assertThat(drawing.describe(1)).anyMatch(row -> row.startsWith("marginal_ll "));
    assertThat(drawing.describe(1)).anyMatch(row -> row.startsWith("lr "));
  }

  @Test
  void brushesChooseAmongTheTrials() {
    ParallelDrawing all =
        (ParallelDrawing)
            show(AnalysisChart.PARALLEL, ShownCharts.trials(60)).drawing().orElseThrow();
    int metric = all.axes().size() - 1;
    ParallelDrawing best =
        all.brushed(Map.of(all.axes().get(metric).name(), all.brush(metric, 0, 0.25)));
    long chosen = best.rows().stream().filter(best::isChosen).count();
    assertThat(chosen).isBetween(1L, 30L);
    Set<Integer> marked = new HashSet<>();
    DrawingPicture.paint(best, SIZE, ChartTheme.light())
        .marks()
        .forEach(mark -> marked.add(mark.trial()));
    assertThat(marked).hasSize((int) chosen);
    assertThat(all.axisAt(1000, 500, 1000 - 46)).isEqualTo(metric);
    assertThat(all.axisAt(1000, 500, 100)).isEqualTo(-1);
    assertThat(all.placeAt(1000, 500, 500 - 44)).isZero();
  }

  @Test
  void cellsAndDotsOfTwoParametersHaveOneScaleOfColours() {
    ScatterDrawing contour =
        (ScatterDrawing)
            show(AnalysisChart.CONTOUR, ShownCharts.trials(60)).drawing().orElseThrow();
    ScatterDrawing scatter =
        (ScatterDrawing)
            show(AnalysisChart.SCATTER, ShownCharts.trials(60)).drawing().orElseThrow();
    ValueRange colors = contour.color().orElseThrow().scale().range();
    ValueRange results = scatter.y().scale().range();
    assertThat(colors.union(results)).isEqualTo(colors);
  }

  @Test
  void aTrialWithValuesOutsideTheSpaceIsSaidToBeSo() {
    List<Trial> trials = new ArrayList<>(ShownCharts.trials(60));
    int at =
        trials.indexOf(
            trials.stream()
                .filter(t -> t.state() == TrialState.COMPLETED)
                .findFirst()
                .orElseThrow());
    Trial was = trials.get(at);
    Map<String, Object> far = new HashMap<>(was.configuration().values());
    far.put("lr", 100.0);
    trials.set(
        at,
        new Trial(
            was.number(),
            was.source(),
            new Configuration(far),
            was.state(),
            was.run(),
            was.metrics(),
            was.epochs(),
            was.failure()));
    assertThat(show(AnalysisChart.CONTOUR, trials).note())
        .contains("One trial with values outside the search space is left out.");
  }

  @Test
  void coloursOfEveryParameterAreExplainedBeforeThereIsAModel() {
    String colors =
        "Upwards: marginal_ll. Colours go from the first trial (dark) to the last (bright).";
    assertThat(show(AnalysisChart.SLICES, ShownCharts.trials(3)).note()).isEqualTo(colors);
    assertThat(show(AnalysisChart.SLICES, ShownCharts.trials(60)).note())
        .startsWith(colors + " The most");
  }

  @Test
  void modelsAreKeptUntilAnotherTrialEnds() {
    List<Trial> trials = ShownCharts.trials(40);
    StudySpec spec = FakeStudies.spec("a", 100);
    work.show(spec, trials, ShownCharts.choice(AnalysisChart.IMPORTANCE), ShownCharts.LATER);
    Surrogate first = work.model(Surrogate.Focus.ALL).orElseThrow();
    work.show(spec, trials, ShownCharts.choice(AnalysisChart.CONTOUR), ShownCharts.LATER);
    assertThat(work.model(Surrogate.Focus.ALL)).containsSame(first);
    work.show(
        spec, ShownCharts.trials(41), ShownCharts.choice(AnalysisChart.CONTOUR), ShownCharts.LATER);
    assertThat(work.model(Surrogate.Focus.ALL).orElseThrow()).isNotSameAs(first);
  }
}
