package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a test does to its window, the next one does not see. */
@ExtendWith(ApplicationExtension.class)
class FreshWindowTest {
  private Stage stage;

  @Start
  void start(Stage window) {
    stage = window;
    window.setScene(new Scene(new StackPane(), 500, 400));
    window.show();
  }

  @RepeatedTest(2)
  void aWindowIsAsLargeAsItsSceneWhateverTheOneBeforeIt(FxRobot robot) {
    assertThat(List.of(stage.getWidth(), stage.getHeight())).containsExactly(500.0, 400.0);
    assertThat(stage.getMinWidth()).isZero();
    robot.interact(
        () -> {
          stage.setMinWidth(600);
          stage.setWidth(640);
          stage.setHeight(300);
        });
  }
}
