package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.live.StudyPage;

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

  private Optional<Button> running() {
    return window.visible().stream()
        .filter(node -> node.getStyleClass().contains("running-study"))
        .map(Button.class::cast)
        .findFirst();
  }

  private Optional<Label> name() {
    return window.visible().stream()
        .filter(node -> node.getStyleClass().contains("running-name"))
        .map(Label.class::cast)
        .findFirst();
  }

  private boolean isNamed() {
    return name().isPresent();
  }

  private String hint() {
    return running().map(Button::getTooltip).map(Tooltip::getText).orElse("");
  }

  @Test
  void aRunningStudyIsNamedInItsHintAndKeepsItsLineWithTheFocusUntilItIsOver()
      throws TimeoutException {
    FakeSearchEngine engine = window.open("filled", home);
    FakeRunningStudy study = engine.driven(engine.running().get(0).id());
    window.until(() -> running().isPresent());
    assertThat(isNamed()).isTrue();
    assertThat(hint()).as("a long name is cut short").startsWith("cortex-autotune, ");
    assertThat(name().orElseThrow().getTextOverrun())
        .as("names of one family differ at their ends")
        .isEqualTo(OverrunStyle.CENTER_ELLIPSIS);

    resize(640, 400);
    window.until(() -> hint().startsWith("cortex-autotune, "));
    String said = hint();
    assertThat(isNamed()).as("there is no room").isFalse();
    window.robot().interact(() -> running().orElseThrow().requestFocus());
    study.complete(study.startTrial());
    window.until(() -> !hint().equals(said));
    assertThat(running().orElseThrow().isFocused()).as("each step leaves the focus there").isTrue();

    resize(1280, 800);
    window.until(this::isNamed);
    WeakReference<Button> line = new WeakReference<>(running().orElseThrow());
    study.finish();
    window.until(() -> running().isEmpty());
    window.until(
        () -> {
          System.gc();
          return line.get() == null;
        });
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
    window.menu("New study from this one…");
    window.until(() -> window.title().startsWith("New study"));
  }

  @Test
  void theFirstPageFitsInAWindowThatBecomesNarrower() throws TimeoutException {
    window.open("filled", home);
    window.until(() -> window.shows("Recent studies"));
    ScrollPane page = (ScrollPane) within(window.find(ListView.class, "recent"), "edge-to-edge");
    for (int width = 1280; width >= 640; width -= 20) {
      resize(width, 700);
      WaitForAsyncUtils.waitForFxEvents(4);
      assertThat(page.getContent().getLayoutBounds().getWidth())
          .as("in a window of " + width)
          .isLessThanOrEqualTo(page.getViewportBounds().getWidth() + 1);
    }
  }

  @Test
  void whatStandsBelowHistoriesIsInSightInALowWindow() throws TimeoutException {
    Parts parts = FakeWorkbench.parts(FakeWorkbench.engine("filled"), StudyPage::at);
    window.open(parts, home, Optional.empty());
    window.until(() -> window.shows("Recent studies"));
    ListView<?> recent = window.find(ListView.class, "recent");
    window
        .robot()
        .interact(
            () -> {
              recent.requestFocus();
              recent.getFocusModel().focus(0);
            });
    window.robot().push(KeyCode.ENTER);
    window.until(() -> window.title().startsWith("cortex-autotune"));
    MenuButton shown = window.find(MenuButton.class, "shown");
    resize(1000, 560);
    window.until(() -> window.stage().getScene().getHeight() == 560);
    window.until(() -> shown.localToScene(shown.getLayoutBounds()).getMaxY() <= 560);
  }

  private static Node within(Node part, String style) {
    Node at = part.getParent();
    while (!at.getStyleClass().contains(style)) {
      at = at.getParent();
    }
    return at;
  }
}
