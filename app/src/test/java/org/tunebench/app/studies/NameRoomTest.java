package org.tunebench.app.studies;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoublePredicate;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
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
  void cellsOfAColumnThatComesWithAWiderWindowStandInTheMiddleOfTheirRows(FxRobot robot)
      throws TimeoutException {
    open(robot, "abc", 800);
    until(width -> width <= 110 && !isShown("Created"));
    robot.interact(() -> stage.setWidth(1250));
    until(width -> isShown("Created"));
    robot.interact(() -> stage.getScene().getRoot().layout());
    List<Double> middles =
        robot.from(stage.getScene().getRoot()).lookup(".text").queryAll().stream()
            .filter(text -> text.getParent() instanceof TableCell<?, ?> cell && !cell.isEmpty())
            .filter(text -> !((Text) text).getText().isBlank())
            .map(text -> text.localToScene(text.getBoundsInLocal()))
            .map(bounds -> (bounds.getMinY() + bounds.getMaxY()) / 2)
            .distinct()
            .toList();
    assertThat(middles).isNotEmpty();
    assertThat(Collections.max(middles) - Collections.min(middles)).isLessThan(3);
  }

  @Test
  void aColumnOfNotesIsThereOnceThereIsOne(FxRobot robot) throws TimeoutException {
    open(robot, SIXTY, 1250);
    until(width -> width > 430 && !isShown("Note"));
    engine.repository().setNote(1, "the first try");
    until(width -> isShown("Note"));
  }

  private boolean isShown(String heading) {
    TableView<?> table = (TableView<?>) stage.getScene().lookup(".table-view");
    return table.getVisibleLeafColumns().stream().anyMatch(c -> c.getText().equals(heading));
  }

  @Test
  void shortNamesTakeNoMoreThanTheyNeed(FxRobot robot) throws TimeoutException {
    open(robot, "abc", 1250);
    until(width -> width <= 110);
  }
}
