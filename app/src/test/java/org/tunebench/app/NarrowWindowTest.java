package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on a screen of 1280×800 with letters of 200%: 640×400 points. */
class NarrowWindowTest {
  private static final double NAVIGATION = 56;

  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  private void resize(double width, double height) {
    window
        .robot()
        .interact(
            () -> {
              window.stage().setMinWidth(0);
              window.stage().setMinHeight(0);
              window.stage().setWidth(width);
              window.stage().setHeight(height);
            });
  }

  @Test
  void theNavigationShrinksToIconsThatSayWhatTheyAre() throws TimeoutException {
    window.open("filled", home);
    ToggleButton studies = window.find(ToggleButton.class, "studies");
    window.until(() -> !studies.isDisabled());
    assertThat(studies.getTooltip()).isNull();

    resize(640, 400);
    window.until(() -> window.find(Region.class, "navigation").getWidth() == NAVIGATION);
    assertThat(studies.getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
    assertThat(studies.getTooltip().getText()).isEqualTo("Studies");

    window.go("studies", "Studies");
    resize(1280, 800);
    window.until(() -> window.find(Region.class, "navigation").getWidth() > NAVIGATION);
    assertThat(studies.getTooltip()).isNull();
  }

  @Test
  void whatHasNoRoomInTheToolsOfStudiesIsInTheirMenu() throws TimeoutException {
    window.open("filled", home);
    window.until(() -> !window.find(ToggleButton.class, "studies").isDisabled());
    resize(640, 400);
    window.go("studies", "Studies");
    TableView<?> table = window.find(TableView.class, "table");
    window.robot().interact(() -> table.getSelectionModel().clearAndSelect(0));

    MenuButton more =
        window.visible().stream()
            .filter(node -> node.getStyleClass().contains("more-tools"))
            .map(MenuButton.class::cast)
            .reduce((first, last) -> last)
            .orElseThrow();
    window.click(more);
    window.menu("Duplicate as new");
    window.until(() -> window.stage().getTitle().startsWith("New study"));
  }
}
