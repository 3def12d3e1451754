package org.tunebench.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
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
import org.tunebench.app.shell.BackgroundThreads;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Route;
import org.tunebench.engine.study.StudyState;

/** Studies side by side where there is little room, or a name longer than the window is wide. */
@ExtendWith(ApplicationExtension.class)
class CompareRoomTest {
  private static final String LONG =
      "what somebody wants to remember of this study, ".repeat(4).strip();

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

  private void open(FxRobot robot, double height) {
    FakeSearchEngine engine = new FakeSearchEngine(Clock.systemUTC(), folder);
    List<Long> studies =
        List.of(
            FakeStudies.filled(engine.repository(), "short", 20, 20, StudyState.FINISHED).id(),
            FakeStudies.filled(engine.repository(), LONG, 20, 20, StudyState.FINISHED).id());
    robot.interact(
        () -> {
          ComparePage page =
              ComparePage.of(
                  person.on(engine, background, Platform::runLater), new Route.Compare(studies));
          stage.setScene(new Scene(page.view(), 792, height));
          stage.getScene().getRoot().getStylesheets().addAll(Fxml.styles());
          stage.show();
        });
  }

  private Labeled named(String query) {
    return (Labeled)
        stage.getScene().getRoot().lookupAll(query).stream()
            .filter(node -> node instanceof Labeled labeled && LONG.equals(labeled.getText()))
            .findFirst()
            .orElse(null);
  }

  @Test
  void aLongNameIsShortenedAndStandsInTheHint(FxRobot robot) throws TimeoutException {
    open(robot, 662);
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> named(".compare-name") != null);
    WaitForAsyncUtils.waitForFxEvents();

    ScrollPane page = (ScrollPane) stage.getScene().getRoot().lookup(".scroll-pane");
    assertThat(page.getContent().getLayoutBounds().getWidth())
        .isLessThanOrEqualTo(page.getViewportBounds().getWidth() + 1);
    Labeled entry = named(".check-box");
    assertThat(entry).isInstanceOf(CheckBox.class);
    for (Labeled name : List.of(named(".compare-name"), entry)) {
      assertThat(name.getWidth()).isBetween(100.0, 300.0);
      assertThat(name.getTooltip().getText()).startsWith(LONG);
    }
  }

  @Test
  void whatIsSaidBelowTheChartIsInSightInALowWindow(FxRobot robot) throws TimeoutException {
    open(robot, 522);
    robot.interact(() -> ((ButtonBase) stage.getScene().getRoot().lookup("#histories")).fire());
    Region foot = (Region) stage.getScene().getRoot().lookup(".compare-foot");
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> foot.lookup("#covered").isVisible());
    WaitForAsyncUtils.waitForFxEvents(8);
    Region drawn = (Region) foot.getParent();
    assertThat(foot.getBoundsInParent().getMaxY()).isLessThanOrEqualTo(drawn.getHeight() + 1);
  }
}
