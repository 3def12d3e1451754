package org.tunebench.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.chart.GroupsChart;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.BackgroundThreads;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Route;
import org.tunebench.engine.study.StudyState;

/** The chart of several studies written to a file, by a robot. */
@ExtendWith(ApplicationExtension.class)
class CompareExportTest {
  @TempDir private Path folder;
  private final ExecutorService background = new BackgroundThreads();
  private final TestServices person = new TestServices();
  private Stage stage;

  @Start
  void start(Stage window) {
    stage = window;
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(stage::hide);
    background.shutdown();
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }

  private void open(FxRobot robot, FakeSearchEngine engine, List<Long> studies) {
    robot.interact(
        () -> {
          ComparePage page =
              ComparePage.of(
                  person.on(engine, background, Platform::runLater), new Route.Compare(studies));
          stage.setScene(new Scene(page.view(), 1072, 762));
          stage.getScene().getRoot().getStylesheets().addAll(Fxml.styles());
          stage.show();
        });
  }

  private void fire(FxRobot robot, String query) {
    robot.interact(() -> ((ButtonBase) stage.getScene().getRoot().lookup(query)).fire());
  }

  private GroupsChart chart() {
    return (GroupsChart) stage.getScene().getRoot().lookup(".groups-chart");
  }

  @Test
  void whatIsSeenIsWrittenAndNamed(FxRobot robot) throws TimeoutException, IOException {
    FakeSearchEngine engine = new FakeSearchEngine(Clock.systemUTC(), folder);
    long one =
        FakeStudies.filled(engine.repository(), "first-search", 20, 20, StudyState.FINISHED).id();
    long none = engine.repository().create(FakeStudies.spec("never-started", 20)).id();
    long two =
        FakeStudies.filled(engine.repository(), "second-search", 9, 20, StudyState.STOPPED).id();
    open(robot, engine, List.of(one, none, two));
    until(() -> chart().picture().isPresent());
    for (String shown : List.of("#byTrial", "#byTime", "#histories")) {
      fire(robot, shown);
      until(() -> chart().picture().isPresent());
      Path file = folder.resolve(shown.substring(1) + ".svg");
      person.choose(file);
      fire(robot, "#export");
      until(() -> person.told().contains("The picture is in " + file.getFileName() + "."));
      assertThat(Files.readString(file))
          .as(shown)
          .contains("first-search", "second-search")
          .doesNotContain("never-started");
    }
  }

  @Test
  void whereNothingIsSeenNoFileIsAskedFor(FxRobot robot) throws TimeoutException {
    FakeSearchEngine engine = new FakeSearchEngine(Clock.systemUTC(), folder);
    long one = engine.repository().create(FakeStudies.spec("one", 20)).id();
    long two = engine.repository().create(FakeStudies.spec("two", 20)).id();
    open(robot, engine, List.of(one, two));
    until(() -> stage.getScene().getRoot().lookup("#export") != null);
    person.choose(folder.resolve("never.png"));
    fire(robot, "#export");
    until(() -> !person.told().isEmpty());
    assertThat(folder.resolve("never.png")).doesNotExist();
  }
}
