package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class NoticesTest {
  private Notices notices;

  @Start
  void start(Stage window) {
    VBox place = new VBox();
    notices = new Notices(place);
    window.setScene(new Scene(place, 400, 300));
    window.show();
  }

  @Test
  void onlyWhatTakesSomethingBackStaysForLong(FxRobot robot) {
    Dialogs.Offer offer = new Dialogs.Offer("Open", () -> {});
    robot.interact(
        () -> {
          notices.show("The configuration was copied.", List.of());
          notices.show("20 trials written to a.csv.", List.of(offer));
          notices.show("The study was deleted.", offer, () -> {});
        });
    assertThat(notices.times())
        .containsExactly(Duration.seconds(5), Duration.seconds(8), Duration.seconds(20));
  }
}
