package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.HandLauncher;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** What the menu of a study and the buttons of a trial do, with a real toolkit. */
@ExtendWith(ApplicationExtension.class)
class StudyPageCommandsTest {
  private final HandLauncher worker = new HandLauncher();
  private OpenStudyPage study;

  @Start
  void start(Stage window) {
    study = new OpenStudyPage(window, "study-page-commands-test");
    study.engine().trainWith(worker);
    study.person().choose(Path.of("target", "m.npz"));
  }

  @AfterEach
  void stop(FxRobot robot) {
    study.close(robot);
  }

  private MenuItem menuItem(String text) {
    return study.find("#more", MenuButton.class).getItems().stream()
        .filter(item -> text.equals(item.getText()))
        .findFirst()
        .orElseThrow();
  }

  private boolean showsModel() {
    return study.find("#modelRow", Node.class).isVisible();
  }

  private void press(FxRobot robot, String query) {
    robot.interact(() -> study.find(query, Button.class).fire());
  }

  @Test
  void whereEveryTrialFailedTheSidePanelLeadsToTheLog(FxRobot robot) throws TimeoutException {
    Study all = study.engine().repository().create(FakeStudies.spec("a", 2));
    for (int number = 0; number < 2; number++) {
      study
          .engine()
          .repository()
          .add(
              all.id(),
              FakeStudies.trial(number)
                  .start("cpu", Instant.EPOCH)
                  .end(TrialState.FAILED, "exit code 2\nno such file", Instant.EPOCH));
    }
    study.engine().repository().setState(all.id(), StudyState.FINISHED, Duration.ofSeconds(2));
    study.open(robot, study.engine().repository().study(all.id()).orElseThrow());
    until(() -> study.text("#noBest").startsWith("2 trials failed, and none completed."));
    assertThat(study.text("#noBest")).endsWith("exit code 2; last line: no such file");
    robot.interact(() -> study.find("#failedTrial", Hyperlink.class).fire());
    until(() -> study.text("#failure").contains("no such file"));
  }

  @Test
  void theBestIsTrainedOnAllDataFromTheMenuAndCanBeCancelled(FxRobot robot)
      throws TimeoutException {
    study.open(robot, 5, 5, StudyState.FINISHED);
    assertThat(showsModel()).isFalse();
    MenuItem train = menuItem("Train the best on all data…");
    assertThat(train.isVisible()).isTrue();
    robot.interact(train::fire);
    worker.ready();
    worker.report(5);
    until(() -> study.text("#modelWords").endsWith("epoch 5 of 20"));
    press(robot, "#modelCancel");
    until(() -> !showsModel());
    assertThat(worker.killed()).isTrue();
  }

  @Test
  void theModelOfATrialIsTrainedAndThePageSaysWhereItIs(FxRobot robot) throws TimeoutException {
    study.open(robot, 18, 20, StudyState.FINISHED);
    robot.interact(() -> study.page().openTrial(3));
    until(() -> study.isThere("#trainModel"));
    press(robot, "#trainModel");
    worker.ready();
    worker.complete();
    until(() -> study.text("#modelWords").startsWith("The model of trial 3 is in "));
    press(robot, "#modelDismiss");
    assertThat(showsModel()).isFalse();

    robot.interact(() -> study.page().openTrial(16));
    until(() -> study.text("#title").equals("Trial 16"));
    assertThat(study.find("#trainModel", Node.class).isVisible()).as("it has failed").isFalse();
  }

  @Test
  void theLatentSpaceOfAModelThatWasTrainedIsWritten(FxRobot robot) throws TimeoutException {
    study.open(robot, 18, 20, StudyState.FINISHED);
    robot.interact(() -> menuItem("Train the best on all data…").fire());
    worker.ready();
    assertThat(study.find("#modelUse", Node.class).isVisible()).isFalse();
    worker.complete();
    until(() -> study.find("#modelUse", Node.class).isVisible());
    HandLauncher writer = new HandLauncher();
    study.engine().trainWith(writer);
    study.person().choose(Path.of("target", "cells.h5ad"));
    MenuButton use = study.find("#modelUse", MenuButton.class);
    robot.interact(() -> use.getItems().get(0).fire());
    writer.ready();
    writer.complete();
    until(() -> study.person().told().contains("The latent space of all cells is in cells.h5ad."));

    assertThat(study.engine().uses())
        .containsExactly(
            new ModelUse(
                Path.of("target", "m.npz"), ModelUse.Kind.LATENT, Path.of("target", "cells.h5ad")));
  }

  @Test
  void denoisedValuesOfAnyModelAreWrittenFromTheMenu(FxRobot robot) throws TimeoutException {
    study.open(robot, 18, 20, StudyState.FINISHED);
    study.person().choose(Path.of("target", "values.csv"));
    until(() -> menuItem("Denoised values of a model…").isVisible());
    robot.interact(() -> menuItem("Denoised values of a model…").fire());
    worker.ready();
    worker.complete();
    until(
        () ->
            study
                .person()
                .told()
                .contains("The denoised values of all cells, to 10000 a cell, are in values.csv."));
    assertThat(study.engine().uses())
        .extracting(ModelUse::model)
        .containsExactly(Path.of("target", "values.csv"));
  }

  @Test
  void theDefinitionIsWrittenAsAStudyFileFromTheMenu(FxRobot robot, @TempDir Path folder)
      throws TimeoutException {
    study.open(robot, 5, 5, StudyState.FINISHED);
    Path file = folder.resolve("again.yaml");
    study.person().choose(file);
    robot.interact(() -> menuItem("Save study file…").fire());
    until(() -> study.person().told().contains("The study file was written to again.yaml."));
    assertThat(file).content().startsWith("name: a").contains("n_latent:");
  }

  @Test
  void theStudyIsRenamedFromTheMenuUnlessItRuns(FxRobot robot) throws TimeoutException {
    Study filled = study.open(robot, 5, 5, StudyState.STOPPED);
    study.engine().repository().create(FakeStudies.spec("taken", 2));
    study.person().type("taken", " renamed ");
    robot.interact(() -> menuItem("Rename…").fire());
    until(() -> study.text("#name").equals("renamed"));

    assertThat(study.person().told()).singleElement().asString().contains("another name");
    assertThat(study.engine().repository().study(filled.id()).orElseThrow().spec().name())
        .isEqualTo("renamed");
    assertThat(menuItem("Rename…").isDisable()).isFalse();
    press(robot, "#study-resume");
    until(() -> study.isThere("#study-pause"));
    assertThat(menuItem("Rename…").isDisable()).as("it belongs to its run").isTrue();
  }

  @Test
  void aTrialIsTriedAgain(FxRobot robot) throws TimeoutException {
    Study filled = study.open(robot, 18, 20, StudyState.STOPPED);
    robot.interact(() -> study.page().openTrial(16));
    until(() -> study.isThere("#tryAgain"));
    press(robot, "#tryAgain");
    until(() -> study.person().told().contains("Trial 16 is tried again."));
    until(() -> study.isThere("#study-pause"));
    Trial last = study.engine().repository().trials(filled.id()).get(18);
    Trial first = study.engine().repository().trial(filled.id(), 16).orElseThrow();
    assertThat(last.source().retryOf()).hasValue(16);
    assertThat(last.source().seed()).isEqualTo(first.source().seed());
    assertThat(last.configuration()).isEqualTo(first.configuration());
  }

  @Test
  void theTrialsOfAPausedStudyArePausedToo(FxRobot robot) throws TimeoutException {
    Study fresh = study.engine().repository().create(FakeStudies.spec("fresh", 100));
    FakeRunningStudy running = study.engine().start(fresh.id());
    running.startTrial();
    study.open(robot, fresh);
    until(() -> study.isThere("#study-pause"));
    assertThat(study.isThere("#study-pause_now")).isFalse();
    press(robot, "#study-pause");
    until(() -> study.isThere("#study-pause_now"));
    press(robot, "#study-pause_now");
    until(() -> !study.isThere("#study-pause_now"));

    assertThat(study.text("#phase")).isEqualTo("paused");
    List<Trial> trials = study.engine().repository().trials(fresh.id());
    assertThat(trials.get(0).state()).isEqualTo(TrialState.INTERRUPTED);
    assertThat(trials.get(1).source().retryOf()).hasValue(0);
  }

  @Test
  void aDoubleClickOnPauseNeitherResumesNorEndsTheTrials(FxRobot robot) throws TimeoutException {
    Study fresh = study.engine().repository().create(FakeStudies.spec("fresh", 100));
    study.engine().start(fresh.id()).startTrial();
    study.open(robot, fresh);
    until(() -> study.isThere("#study-pause"));
    Bounds place = bounds("#study-pause");
    robot.doubleClickOn("#study-pause");
    until(() -> study.isThere("#study-pause_now"));
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(study.text("#phase")).isEqualTo("pausing, 1 trial to its end");
    assertThat(study.engine().repository().trials(fresh.id()).get(0).state())
        .isEqualTo(TrialState.RUNNING);
    assertThat(bounds("#study-pause_now").getMaxX())
        .as("it has a place where no other button was")
        .isLessThan(place.getMinX());
  }

  @Test
  void theHintOfPauseLiesOnNoOtherButton(FxRobot robot) throws TimeoutException {
    Study fresh = study.engine().repository().create(FakeStudies.spec("fresh", 100));
    study.engine().start(fresh.id()).startTrial();
    study.open(robot, fresh);
    until(() -> study.isThere("#study-pause"));
    Button pause = study.find("#study-pause", Button.class);
    robot.moveTo(pause);
    until(() -> pause.getTooltip().isShowing());
    assertThat(pause.getTooltip().getAnchorY())
        .isEqualTo(pause.localToScreen(pause.getLayoutBounds()).getMaxY());
  }

  private Bounds bounds(String query) {
    Node node = study.find(query, Node.class);
    return node.localToScene(node.getLayoutBounds());
  }

  private void addConfiguration(FxRobot robot) throws TimeoutException {
    until(() -> !menuItem("Add a configuration…").isDisable());
    robot.interact(() -> menuItem("Add a configuration…").fire());
    until(() -> study.isThere("#queueNew"));
  }

  /** The field of a parameter in the place where a configuration is made up. */
  private TextField field(FxRobot robot, String parameter) {
    return robot
        .lookup(node -> node instanceof Label l && parameter.equals(l.getText()))
        .<Label>queryAll()
        .stream()
        .map(Label::getLabelFor)
        .filter(TextField.class::isInstance)
        .map(TextField.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aConfigurationIsAddedToAStudyWithoutTrials(FxRobot robot) throws TimeoutException {
    Study fresh = study.engine().repository().create(FakeStudies.spec("fresh", 100));
    study.open(robot, fresh);
    addConfiguration(robot);
    assertThat(field(robot, "lr").getText()).isEqualTo("0.001");
    robot.interact(() -> field(robot, "lr").setText("5"));
    press(robot, "#queueNew");
    TextField lr = field(robot, "lr");
    until(() -> "Give a number from 0.0001 to 0.01.".equals(lr.getAccessibleHelp()));
    assertThat(lr.isFocused()).isTrue();
    assertThat(study.text("#newProblem")).as("said beside the field").isEmpty();
    robot.interact(() -> field(robot, "lr").setText("0.002"));
    press(robot, "#queueNew");
    until(() -> !study.isThere("#queueNew"));
    until(() -> study.engine().repository().trials(fresh.id()).size() == 1);

    Trial queued = study.engine().repository().trials(fresh.id()).get(0);
    assertThat(queued.state()).isEqualTo(TrialState.WAITING);
    assertThat(queued.configuration().get("lr")).contains(0.002);
    assertThat(study.person().told())
        .contains("Queued: it is tried first when the study is started.");
  }

  @Test
  void aConfigurationIsAddedWhileTheStudyRuns(FxRobot robot) throws TimeoutException {
    Study fresh = study.engine().repository().create(FakeStudies.spec("fresh", 100));
    FakeRunningStudy running = study.engine().start(fresh.id());
    running.startTrial();
    study.open(robot, fresh);
    addConfiguration(robot);
    assertThat(study.find("#idle", Node.class).isVisible()).isFalse();
    press(robot, "#queueNew");
    until(
        () ->
            study
                .person()
                .told()
                .contains("Queued: it is tried before the sampler is asked again."));
    until(() -> !study.isThere("#queueNew"));
  }

  @Test
  void aConfigurationBeginsWithTheBestAndWhatWasTypedOutlastsALookAtATrial(FxRobot robot)
      throws TimeoutException {
    Study filled = study.open(robot, 20, 100, StudyState.STOPPED);
    until(() -> study.isThere("#bestValue"));
    addConfiguration(robot);
    ComboBox<?> start = study.find("#start", ComboBox.class);
    robot.interact(() -> start.getSelectionModel().select(1));
    String chosen = field(robot, "lr").getText();
    int best =
        Integer.parseInt(
            String.valueOf(start.getItems().get(1)).replaceAll("(?s).*#(\\d+).*", "$1"));
    Trial trial = study.engine().repository().trial(filled.id(), best).orElseThrow();
    assertThat(Double.valueOf(chosen)).isEqualTo(trial.configuration().get("lr").orElseThrow());

    robot.interact(() -> field(robot, "lr").setText("0.003"));
    robot.interact(() -> study.page().openTrial(3));
    until(() -> study.text("#title").equals("Trial 3"));
    addConfiguration(robot);
    assertThat(field(robot, "lr").getText()).isEqualTo("0.003");
    press(robot, "#queueNew");
    until(() -> study.engine().repository().trials(filled.id()).size() == 21);
  }
}
