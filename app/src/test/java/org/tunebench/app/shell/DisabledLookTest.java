package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DisabledLookTest {
  private static final double BRIGHT_ENOUGH = 0.15;

  private CheckBox box;
  private Stage stage;

  @Start
  void start(Stage window) {
    stage = window;
    box = new CheckBox("Round down");
    Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
    Scene scene = new Scene(new StackPane(box), 300, 100);
    scene.getRoot().getStylesheets().addAll(Fxml.styles());
    window.setScene(scene);
    window.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(stage::hide);
  }

  @Test
  void theFrameOfACheckBoxIsSeenOnDarkGroundWithoutBeingPossible(FxRobot robot) {
    robot.interact(
        () -> {
          box.setDisable(true);
          box.applyCss();

          Region frame = (Region) box.lookup(".box");
          Color line = (Color) frame.getBackground().getFills().get(0).getFill();
          assertThat(line.getBrightness() * opacity(frame)).isGreaterThan(BRIGHT_ENOUGH);
          assertThat(box.getOpacity()).as("paler than what is possible").isLessThan(1);
        });
  }

  private static double opacity(Node node) {
    return node == null ? 1 : node.getOpacity() * opacity(node.getParent());
  }
}
