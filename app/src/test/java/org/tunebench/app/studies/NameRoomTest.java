package org.tunebench.app.studies;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoublePredicate;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.StudyStarter;
import org.tunebench.engine.study.StudyState;

/** The names of studies have the room of the list that other columns leave, and no more. */
@ExtendWith(ApplicationExtension.class)
class NameRoomTest {
  private static final String SIXTY =
      "a_study_whose_name_is_as_long_as_sixty_letters_and_no_longer";

  @TempDir private Path folder;
  private Stage stage;
  private StudiesPage page;
  private FakeSearchEngine engine;

  @Start
  void start(Stage window) {
    stage = window;
    engine = new FakeSearchEngine(Clock.systemUTC(), folder);
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(page::close);
    robot.interact(stage::hide);
  }

  private void open(FxRobot robot, String name, double width) {
    FakeStudies.filled(engine.repository(), name, 5, 5, StudyState.FINISHED);
    robot.interact(
        () -> {
          Services services = new TestServices().on(engine, Runnable::run, Platform::runLater);
          StudyStarter nobody = new StudyStarter(services, file -> null, () -> null);
          page = new StudiesPage(services, nobody, folder);
          Scene scene = new Scene(page.view(), width, 700);
          scene.getRoot().getStylesheets().addAll(Fxml.styles());
          stage.setScene(scene);
          stage.show();
        });
  }

  private double name() {
    TableView<?> table = (TableView<?>) stage.getScene().lookup(".table-view");
    return table.getColumns().get(0).getWidth();
  }

  private void until(DoublePredicate wide) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(() -> wide.test(name())).get());
  }

  @Test
  void aLongNameIsWholeWhereOtherColumnsLeaveRoom(FxRobot robot) throws TimeoutException {
    open(robot, SIXTY, 1250);
    until(width -> width > 430 && width < 560);
    robot.interact(() -> stage.setWidth(1000));
    until(width -> width < 430);
  }

  @Test
  void shortNamesTakeNoMoreThanTheyNeed(FxRobot robot) throws TimeoutException {
    open(robot, "abc", 1250);
    until(width -> width <= 110);
  }
}
