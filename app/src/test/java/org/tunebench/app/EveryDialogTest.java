package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.live.StudyPage;
import org.tunebench.app.shell.PaletteEntry;

/** What holds for pages, held for dialogs and the window about the pages, too. */
class EveryDialogTest {
  private static final List<String> DIALOGS =
      List.of(
          "Change budget…",
          "Compare with another study…",
          "Tags of trial…",
          "Note on trial…",
          "Stop all searches…",
          "Keyboard shortcuts",
          "Words of the field",
          "About Tunebench");

  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  private void palette(String words) {
    window.robot().push(KeyCode.SHORTCUT, KeyCode.K);
    window.until(() -> window.robot().lookup("#curtain").query().isVisible());
    window.robot().write(words);
    window.until(() -> first().equals(words));
    window.robot().push(KeyCode.ENTER);
  }

  private String first() {
    ListView<?> list = window.find(ListView.class, "list");
    return list.getItems().isEmpty() ? "" : ((PaletteEntry) list.getItems().get(0)).text();
  }

  private Optional<Window> dialog() {
    return Window.getWindows().stream()
        .filter(shown -> shown instanceof Stage && shown != window.stage())
        .findFirst();
  }

  private void look(Window shown, String where, List<String> problems) {
    window.robot().interact(() -> EveryPageTest.look(shown.getScene().getRoot(), where, problems));
  }

  @Test
  void everyControlHasANameAndNoWordIsCutShort() throws TimeoutException {
    window.open(
        FakeWorkbench.parts(FakeWorkbench.engine("filled"), StudyPage::at), home, Optional.empty());
    window.until(() -> window.shows("pbmc-autotune"));
    window.click("pbmc-autotune");
    window.until(() -> window.title().startsWith("pbmc-autotune"));
    palette("Trials");
    window.until(() -> window.find(TableView.class, "table") != null);
    window
        .robot()
        .interact(() -> window.find(TableView.class, "table").getSelectionModel().select(3));
    List<String> problems = new ArrayList<>();
    look(window.stage(), "window", problems);
    for (String words : DIALOGS) {
      palette(words);
      window.until(() -> dialog().isPresent() && dialog().get().getWidth() > 0);
      look(dialog().orElseThrow(), words, problems);
      if (!((Stage) dialog().orElseThrow()).isResizable()) {
        problems.add(words + ": a window manager would cut it to its least height");
      }
      window.robot().push(KeyCode.ESCAPE);
      window.until(() -> dialog().isEmpty());
    }

    assertThat(problems).isEmpty();
  }
}
