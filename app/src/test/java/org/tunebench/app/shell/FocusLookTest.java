package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What has the focus of the keyboard can still be read. */
@ExtendWith(ApplicationExtension.class)
class FocusLookTest {
  private final Hyperlink link = new Hyperlink("More settings");

  @Start
  void start(Stage window) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    Scene scene = new Scene(new StackPane(link), 300, 100);
    scene.getRoot().getStylesheets().addAll(Fxml.styles());
    window.setScene(scene);
    window.show();
  }

  @Test
  void aLinkWithTheFocusHasAFrameThatTakesNoRoomAndLeavesItsWordsClear(FxRobot robot) {
    robot.interact(
        () -> {
          Insets without = link.getInsets();
          link.pseudoClassStateChanged(PseudoClass.getPseudoClass("focus-visible"), true);
          link.applyCss();

          assertThat(link.getBorder()).isNotNull();
          assertThat(link.getInsets()).isEqualTo(without);
          assertThat(link.getEffect()).as("a shadow of each letter").isNull();
        });
  }
}
