package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FxDialogsTest {
  private Stage window;

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window = stage;
    window.setScene(new Scene(new StackPane(), 900, 600));
    window.show();
  }

  @Test
  void aNameOfSeventyLettersIsSeenWhereItIsChanged(FxRobot robot) throws TimeoutException {
    String name = "search of layers, rates and seeds, ".repeat(3).substring(0, 70);
    FxDialogs dialogs = new FxDialogs(window, new Texts(Locale.ENGLISH), null, null, null);
    Platform.runLater(() -> dialogs.ask("Rename the study", "Name", name));
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> robot.lookup(".text-field").tryQuery().isPresent());
    WaitForAsyncUtils.waitForFxEvents();

    TextField field = robot.lookup(".text-field").queryAs(TextField.class);
    Text measured = new Text(name);
    measured.setFont(field.getFont());
    assertThat(field.getText()).isEqualTo(name);
    double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
    assertThat(room).isGreaterThan(measured.getLayoutBounds().getWidth());
    robot.push(KeyCode.ESCAPE);
  }
}
