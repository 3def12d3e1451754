package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.live.StudyPage;

/** The menus of the window by Alt and their letters. */
class WindowMenusTest {
  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();
  private MenuBar bar;

  @BeforeEach
  void open() throws TimeoutException {
    window.open(
        FakeWorkbench.parts(FakeWorkbench.engine("empty"), StudyPage::at), home, Optional.empty());
    window.until(() -> window.robot().lookup("#demo").tryQuery().isPresent());
    window.until(() -> !window.robot().lookup("#demo").query().isDisabled());
    bar = window.robot().lookup("#menuBar").queryAs(MenuBar.class);
  }

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  @Test
  void theMenusOfTheWindowOpenByTheirLetters() throws TimeoutException {
    List<KeyCode> letters = List.of(KeyCode.S, KeyCode.V, KeyCode.H);
    for (Menu menu : bar.getMenus()) {
      window.robot().push(KeyCode.ALT, letters.get(bar.getMenus().indexOf(menu)));
      window.until(menu::isShowing);
      window.robot().push(KeyCode.ESCAPE);
      window.until(() -> !menu.isShowing());
    }
  }

  @Test
  void aMenuStaysOpenWhereAltIsLetGoOfBeforeItsLetter() throws TimeoutException {
    Menu view = bar.getMenus().get(1);
    window.robot().press(KeyCode.ALT).press(KeyCode.V);
    window.until(view::isShowing);
    window.robot().release(KeyCode.ALT).release(KeyCode.V);
    window.until(() -> true);

    assertThat(view.isShowing()).isTrue();
  }
}
