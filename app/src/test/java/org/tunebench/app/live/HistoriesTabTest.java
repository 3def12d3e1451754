package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.chart.Curve;
import org.tunebench.app.chart.HistoriesChart;
import org.tunebench.app.chart.HistoriesPicture;
import org.tunebench.app.chart.ValueRange;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.TickItem;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;

/** The tab of the histories, and the trials that are highlighted in its chart. */
@ExtendWith(ApplicationExtension.class)
class HistoriesTabTest {
  private OpenStudyPage study;

  @Start
  void start(Stage window) {
    study = new OpenStudyPage(window, "histories-tab-test");
  }

  @AfterEach
  void stop(FxRobot robot) {
    study.close(robot);
  }

  private HistoriesChart chart() {
    return study.find(".histories-chart", HistoriesChart.class);
  }

  @Test
  void aNewStudyIsStartedAndItsHistoriesAppear(FxRobot robot) throws TimeoutException {
    Study filled = study.engine().repository().create(FakeStudies.spec("fresh", 100));
    study.open(robot, filled);
    robot.interact(() -> study.find("#study-start", Button.class).fire());
    until(() -> study.isThere("#study-pause"));

    FakeRunningStudy running = study.engine().driven(filled.id());
    int trial = running.startTrial();
    until(() -> chart().view().style().texts().empty().startsWith("Waiting"));
    List<String> tools = List.of("#linear", "#smoothing", "#exportPicture", "#shown");
    assertThat(tools).as("nothing is drawn yet").allMatch(tool -> isOff(tool));
    assertThat(isOff("#metric")).as("another one may have histories").isFalse();
    for (int step = 1; step <= 20; step++) {
      running.report(trial, step);
    }
    until(() -> points(chart()) == 20);
    Curve curve = chart().view().curves().get(0);
    assertThat(curve.baseline()).as("the default configuration").isTrue();
    assertThat(study.text("#runningHeading")).isEqualTo("Running (1)");
    assertThat(tools).noneMatch(tool -> isOff(tool));
  }

  private boolean isOff(String tool) {
    return study.find(tool, Node.class).isDisabled();
  }

  @Test
  void theDefaultIsMarkedThoughItsHistoryCameBeforeItWasKnownWhoseItIs(FxRobot robot)
      throws TimeoutException {
    Study filled = study.engine().repository().create(FakeStudies.spec("fresh", 100));
    FakeRunningStudy running = study.engine().start(filled.id());
    study.open(robot, filled);
    int trial = running.startUnheard();
    running.report(trial, 1);
    until(() -> points(chart()) == 1);
    running.note("the trial is heard of");
    until(() -> chart().view().curves().get(0).baseline());
  }

  @Test
  void theAxisHoldsARunningTrialThatIsFarAheadOfAllThatEnded(FxRobot robot)
      throws TimeoutException {
    Study filled = FakeStudies.filled(study.engine().repository(), "a", 20, 40, StudyState.STOPPED);
    FakeRunningStudy running = study.engine().start(filled.id());
    study.open(robot, filled);
    int ahead = running.startTrial();
    running.report(List.of(new Report(ahead, 1, Map.of("elbo", -1e5))));
    until(() -> values().contains(-1e5));
  }

  private ValueRange values() {
    HistoriesPicture picture = chart().pictureProperty().get();
    return picture == null ? new ValueRange(0, 1) : picture.geometry().window().values();
  }

  private static int points(HistoriesChart chart) {
    return WaitForAsyncUtils.waitForAsyncFx(
        30_000, () -> chart.view().curves().stream().mapToInt(Curve::size).sum());
  }

  @Test
  void aTrialHighlightedInTheChartOpensAndIsSelectedInTheTable(FxRobot robot)
      throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    robot.interact(() -> chart().highlighted().add(7));
    assertThat(study.text("#title")).isEqualTo("Trial 7");
    robot.interact(() -> chart().highlighted().add(9));
    assertThat(study.text("#title")).isEqualTo("Trial 9");
    assertThat(chart().highlighted()).as("what a person has highlighted stays").containsOnly(7, 9);
    assertThat(study.find("#highlights #compareChosen", Button.class).isDisabled()).isFalse();
    assertThat(study.text("#highlightCount"))
        .as("no pin, which is a mark")
        .isEqualTo("2 highlighted");

    study.showTrials(robot);
    until(() -> study.isThere("#table"));
    robot.interact(() -> {});
    assertThat(study.table().getSelectionModel().getSelectedItem().trial().number()).isEqualTo(9);
    robot.interact(() -> study.find(".trial-details", Node.class).requestFocus());
    robot.interact(() -> study.page().view().lookup(".trial-details .button-icon").requestFocus());
    robot.push(KeyCode.ESCAPE);
    assertThat(study.page().view().lookup("#title")).isNull();
    assertThat(study.table().getSelectionModel().getSelectedItem()).isNull();
    assertThat(chart().highlighted()).containsOnly(7, 9);
  }

  @Test
  void aTrialThatIsOpenedElsewhereIsMarkedForAsLongAsItIsOpen(FxRobot robot)
      throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    robot.interact(() -> study.page().openTrial(10));
    assertThat(chart().highlighted()).containsOnly(10);
    assertThat(study.find("#highlights", Node.class).isVisible())
        .as("highlighted by nobody")
        .isFalse();
    robot.interact(() -> chart().highlighted().add(7));
    assertThat(study.find("#highlights", Node.class).isVisible()).isTrue();
    robot.interact(() -> study.page().openTrial(11));
    assertThat(chart().highlighted()).containsOnly(7, 11);
    robot.interact(() -> study.page().openTrial(12));
    assertThat(chart().highlighted()).containsOnly(7, 12);

    robot.interact(() -> study.find("#highlights #compareChosen", Button.class).fire());
    assertThat(study.person().shown())
        .endsWith(
            new Route.CompareTrials(new Route.StudyPage(1, OptionalInt.of(12)), List.of(7, 12)));
    robot.interact(() -> chart().highlighted().clear());
    assertThat(study.find("#highlights", Node.class).isVisible()).isFalse();
  }

  @Test
  void linesThatLieOnOthersAreCounted(FxRobot robot) throws TimeoutException {
    study.open(robot, 4, 40, StudyState.FINISHED);
    until(() -> chart().view().curves().size() == 4);
    Label covered = study.find("#covered", Label.class);
    assertThat(covered.isVisible()).isFalse();
    Curve first = chart().view().curves().get(0);
    robot.interact(() -> chart().putCurve(Curve.of(2, first.steps(), first.values())));
    until(() -> covered.isVisible());
    assertThat(covered.getText()).isEqualTo("1 covered");
    assertThat(covered.getTooltip().getText()).isEqualTo("1 line lies exactly on another");
  }

  @Test
  void anotherMetricSmoothedOnALogarithmicAxis(FxRobot robot) throws TimeoutException {
    study.open(robot, 12, 40, StudyState.FINISHED);
    @SuppressWarnings("unchecked")
    ComboBox<String> metric = study.find("#metric", ComboBox.class);
    until(() -> metric.getItems().size() == 2);
    assertThat(metric.getItems()).containsExactly("elbo", "train_loss");
    double before = firstValue();
    robot.interact(() -> metric.getSelectionModel().select("train_loss"));
    until(() -> firstValue() != before);
    assertThat(firstValue()).isEqualTo(0.97 * before);

    robot.interact(() -> study.find("#smoothing", Slider.class).setValue(0.6));
    robot.interact(() -> study.find("#logarithmic", ToggleButton.class).fire());
    assertThat(chart().view().axes().smoothing()).isEqualTo(0.6);
    assertThat(chart().view().axes().logValues()).isTrue();
    assertThat(chart().view().style().texts().valueAxis()).isEqualTo("train_loss, smoothed 0.6");
  }

  @Test
  void historiesAreHiddenAndShownByWhatBecameOfTheirTrials(FxRobot robot) throws TimeoutException {
    study.open(robot, 40, 40, StudyState.FINISHED);
    until(() -> chart().view().curves().size() > 30);
    int all = chart().view().curves().size();
    List<MenuItem> parts = study.find("#shown", MenuButton.class).getItems();
    robot.interact(() -> ((TickItem) parts.get(0)).setSelected(false));
    assertThat(chart().view().curves()).hasSize(all - 1).noneMatch(Curve::baseline);
    parts.forEach(part -> robot.interact(() -> ((TickItem) part).setSelected(false)));
    assertThat(chart().view().curves()).isEmpty();
    assertThat(chart().view().style().texts().empty()).startsWith("All histories are hidden");
    parts.forEach(part -> robot.interact(() -> ((TickItem) part).setSelected(true)));
    assertThat(chart().view().curves()).hasSize(all);
  }

  @Test
  void thePaletteOffersWhatTheHistoriesCanDo(FxRobot robot, @TempDir Path folder)
      throws TimeoutException {
    study.open(robot, 12, 40, StudyState.FINISHED);
    until(() -> chart().pictureProperty().get() != null);
    assertThat(study.offered())
        .contains("Chart.Copy", "Chart.Export", "Study.Scale.Log.action", "Study.Range.Show")
        .doesNotContain("Study.ResetView", "Study.Highlighted.Clear.action");

    study.act(robot, "Study.Scale.Log.action");
    assertThat(chart().logValuesProperty().get()).isTrue();
    assertThat(study.find("#logarithmic", ToggleButton.class).isSelected()).isTrue();
    study.act(robot, "Study.Scale.Linear.action");
    assertThat(study.find("#linear", ToggleButton.class).isSelected()).isTrue();
    study.act(robot, "Study.Range.Show");
    assertThat(study.find("#clip", ToggleButton.class).isSelected()).isFalse();
    study.act(robot, "Study.Colors.ColorBlindSafe.action");
    assertThat(study.find("#colorBlindSafe", ToggleButton.class).isSelected()).isTrue();

    study.act(robot, "Study.Smoothing.action");
    robot.push(KeyCode.RIGHT);
    assertThat(chart().smoothingProperty().get()).isEqualTo(0.05);
    until(() -> chart().pictureProperty().get() != null);
    robot.interact(() -> chart().requestFocus());
    robot.push(KeyCode.PLUS);
    until(() -> study.offered().contains("Study.ResetView"));
    study.act(robot, "Study.ResetView");
    assertThat(chart().zoomedProperty().get()).isFalse();

    Path file = folder.resolve("histories.svg");
    study.person().choose(file);
    study.act(robot, "Chart.Export");
    until(() -> study.person().told().contains("The picture is in histories.svg."));
    study.act(robot, "Chart.Copy");
    until(() -> study.person().told().contains("The picture is on the clipboard."));
    study.showTrials(robot);
    assertThat(study.offered())
        .doesNotContain("Study.Smoothing.action", "Chart.Copy", "Chart.Export");
  }

  @Test
  void howToZoomIsSaidAtTheChart(FxRobot robot) throws TimeoutException {
    study.open(robot, 3, 5, StudyState.FINISHED);
    assertThat(chart().getAccessibleHelp()).contains("where the page scrolls, with Ctrl");
  }

  @Test
  void thePaletteComparesAndClearsWhatIsHighlighted(FxRobot robot) throws TimeoutException {
    study.open(robot, 12, 40, StudyState.FINISHED);
    robot.interact(() -> chart().highlighted().addAll(List.of(3, 5)));
    study.act(robot, "Study.Highlighted.Compare.action");
    assertThat(study.person().shown())
        .endsWith(
            new Route.CompareTrials(new Route.StudyPage(1, OptionalInt.of(5)), List.of(3, 5)));
    robot.interact(() -> chart().highlighted().add(9));
    study.act(robot, "Study.Highlighted.Compare.action");
    assertThat(study.person().shown())
        .endsWith(
            new Route.CompareTrials(new Route.StudyPage(1, OptionalInt.of(9)), List.of(3, 5, 9)));
    study.act(robot, "Study.Highlighted.Clear.action");
    assertThat(chart().highlighted()).isEmpty();
  }

  private double firstValue() {
    return WaitForAsyncUtils.waitForAsyncFx(
        30_000,
        () ->
            chart().view().curves().isEmpty()
                ? Double.NaN
                : chart().view().curves().get(0).values()[0]);
  }
}
