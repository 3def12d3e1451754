package org.tunebench.app.compare;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeRepository;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.BackgroundThreads;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Route;

/** A window with studies side by side, for tests. */
final class OpenCompare {
  private static final int PATIENCE_SECONDS = 30;

  private final Stage stage;
  private final FakeSearchEngine engine;
  private final ExecutorService background = new BackgroundThreads();
  private final TestServices person = new TestServices();

  OpenCompare(Stage stage, Path folder) {
    this.stage = stage;
    this.engine = new FakeSearchEngine(Clock.systemUTC(), folder);
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
  }

  void close(FxRobot robot) {
    robot.interact(stage::hide);
    background.shutdown();
  }

  FakeRepository repository() {
    return engine.repository();
  }

  TestServices person() {
    return person;
  }

  void show(FxRobot robot, List<Long> studies, double width, double height) {
    robot.interact(
        () -> {
          ComparePage page =
              ComparePage.of(
                  person.on(engine, background, Platform::runLater), new Route.Compare(studies));
          stage.setScene(new Scene(page.view(), width, height));
          page().getStylesheets().addAll(Fxml.styles());
          stage.show();
        });
  }

  Parent page() {
    return stage.getScene().getRoot();
  }

  void fire(FxRobot robot, String query) {
    robot.interact(() -> ((ButtonBase) page().lookup(query)).fire());
  }

  static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
