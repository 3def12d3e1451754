package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.live.StudyPage;
import org.tunebench.app.shell.Page;
import org.tunebench.app.shell.Route;

/** That nothing which outlives a page keeps it in memory after it was left. */
@ExtendWith(ApplicationExtension.class)
class LeftPagesTest {
  @TempDir Path home;
  private Stage stage;
  private PageFactory pages;

  /** A window of its own: of the first one, TestFX keeps all events, and with them their nodes. */
  @Start
  void start(Stage first) {
    stage = new Stage();
    stage.setScene(new Scene(new VBox(), 1072, 762));
    stage.show();
  }

  @Test
  void everyPageIsForgotten(FxRobot robot) {
    robot.interact(
        () -> pages = TestPages.of(FakeWorkbench.engine("filled"), new TestServices(), home));
    Map<String, WeakReference<Parent>> left = new LinkedHashMap<>();
    TestPages.routes().forEach((name, route) -> left.put(name, lookAndLeave(robot, route)));
    // The listeners of its pages go with the draft, which lasts until its study is created.
    left.remove("new study");
    try {
      WaitForAsyncUtils.waitFor(
          30,
          TimeUnit.SECONDS,
          () -> {
            System.gc();
            WaitForAsyncUtils.waitForFxEvents();
            left.values().removeIf(view -> view.get() == null);
            return left.isEmpty();
          });
    } catch (TimeoutException late) {
      assertThat(left.keySet()).as("pages that are still held").isEmpty();
    }
  }

  private WeakReference<Parent> lookAndLeave(FxRobot robot, Route route) {
    Page[] shown = new Page[1];
    robot.interact(
        () -> {
          shown[0] = pages.page(route);
          stage.getScene().setRoot(shown[0].view());
        });
    WaitForAsyncUtils.waitForFxEvents(8);
    if (shown[0] instanceof StudyPage study) {
      robot.interact(() -> study.openTrial(3));
    }
    if (shown[0].view().lookup(".tab-pane") instanceof TabPane tabs) {
      for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
        int chosen = tab;
        robot.interact(() -> tabs.getSelectionModel().select(chosen));
        WaitForAsyncUtils.waitForFxEvents(8);
      }
    }
    WeakReference<Parent> view = new WeakReference<>(shown[0].view());
    robot.interact(
        () -> {
          shown[0].close();
          stage.getScene().setRoot(new VBox());
        });
    return view;
  }
}
