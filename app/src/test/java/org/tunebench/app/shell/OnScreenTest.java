package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Where dialogs come up. */
@ExtendWith(ApplicationExtension.class)
class OnScreenTest {
  private Stage window;

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window = stage;
    window.setScene(new Scene(new StackPane(), 1200, 600));
    window.show();
  }

  private Optional<Window> dialog() {
    return Window.getWindows().stream().filter(shown -> shown != window).findFirst();
  }

  @Test
  void aDialogWithALongHeadingStandsOverTheMiddleOfItsWindow(FxRobot robot)
      throws TimeoutException {
    FxDialogs dialogs = new FxDialogs(window, new Texts(Locale.ENGLISH), null, null, null);
    String heading = "The budget of a study whose name says all about its data ".repeat(3);
    Platform.runLater(() -> dialogs.error(heading, "No."));
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> dialog().filter(shown -> shown.getWidth() > 0).isPresent());
    WaitForAsyncUtils.waitForFxEvents();

    Window shown = dialog().orElseThrow();
    assertThat(shown.getWidth()).as("its heading has several lines").isLessThan(700);
    assertThat(shown.getX() + shown.getWidth() / 2)
        .isCloseTo(window.getX() + window.getWidth() / 2, within(2.0));
    assertThat(shown.getY() + shown.getHeight() / 2)
        .isCloseTo(window.getY() + window.getHeight() / 2, within(2.0));
    robot.interact(shown::hide);
  }
}
