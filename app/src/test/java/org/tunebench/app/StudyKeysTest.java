package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.live.StudyPage;
import org.tunebench.engine.run.RunStatus;

/** The keys of a study's page, and of the way to the list of studies. */
class StudyKeysTest {
  private static final long RUNNING = 5;

  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();
  private final FakeSearchEngine engine = FakeWorkbench.engine("filled");

  @BeforeEach
  void open() throws TimeoutException {
    window.open(FakeWorkbench.parts(engine, StudyPage::at), home, Optional.empty());
    window.until(() -> window.shows("pbmc-autotune"));
    window.click("#studies");
    window.until(() -> window.title().startsWith("Studies"));
  }

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  private void push(KeyCode... keys) {
    window.robot().push(keys);
    window.until(() -> true);
  }

  /** The second in the list, which has the one first that was created last. */
  private void openRunning() {
    push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
    window.until(this::hasSelected);
    push(KeyCode.DOWN);
    push(KeyCode.ENTER);
    window.until(() -> window.title().contains("cortex-autotune"));
    window.until(() -> phase().equals("running"));
  }

  private boolean hasSelected() {
    return !window.find(TableView.class, "table").getSelectionModel().isEmpty();
  }

  private String phase() {
    return window.find(Label.class, "phase").getText();
  }

  private RunStatus status() {
    return engine.driven(RUNNING).snapshot().status();
  }

  @Test
  void whoGoesToTheStudiesByTheirKeyGoesOnInTheList() {
    push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
    push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
    window.until(() -> window.title().startsWith("Studies"));
    window.until(this::hasSelected);
    TableView<?> table = window.find(TableView.class, "table");
    assertThat(table.isFocused()).isTrue();
    assertThat(table.getSelectionModel().getSelectedIndex()).isZero();
  }

  @Test
  void oneKeyPausesAndResumesAndAnotherStops() {
    openRunning();
    push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.P);
    window.until(() -> phase().startsWith("pausing"));
    assertThat(status()).isEqualTo(RunStatus.PAUSED);
    push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.P);
    window.until(() -> phase().equals("running"));
    assertThat(status()).isEqualTo(RunStatus.RUNNING);

    push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.X);
    window.until(() -> window.shows("Stop “cortex-autotune”?"));
    push(KeyCode.ESCAPE);
    assertThat(status()).isEqualTo(RunStatus.RUNNING);
  }

  @Test
  void digitsWithAltShowTheTabsAndNoMenu() {
    openRunning();
    TabPane tabs = window.find(TabPane.class, "tabs");
    push(KeyCode.ALT, KeyCode.DIGIT3);
    assertThat(tabs.getSelectionModel().getSelectedIndex()).isEqualTo(2);
    window.robot().press(KeyCode.ALT).press(KeyCode.DIGIT5);
    window.robot().release(KeyCode.ALT).release(KeyCode.DIGIT5);
    window.until(() -> tabs.getSelectionModel().getSelectedIndex() == 4);
    push(KeyCode.DOWN);
    assertThat(menuBar().getMenus()).noneMatch(Menu::isShowing);
  }

  @Test
  void theMenuOfStudiesOffersWhatCanBeDoneWithTheOneThatIsShown() {
    Menu menu = menuBar().getMenus().get(0);
    openRunning();
    push(KeyCode.ALT, KeyCode.S);
    window.until(menu::isShowing);
    assertThat(entries(menu)).startsWith("Pause", "Resume", "Stop", "Histories", "Trials");
    assertThat(menu.getItems().get(0).isDisable()).isFalse();
    assertThat(menu.getItems().get(1).isDisable()).as("it runs").isTrue();
    push(KeyCode.ESCAPE);
    window.until(() -> !menu.isShowing());
    assertThat(entries(menu)).doesNotContain("Pause");

    assertThat(menuBar().getScene().getAccelerators())
        .as("none that would work where the study is not shown")
        .doesNotContainKey(KeyCombination.valueOf("Shortcut+Shift+P"));

    push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
    push(KeyCode.ALT, KeyCode.S);
    window.until(menu::isShowing);
    assertThat(entries(menu)).as("no study is shown").doesNotContain("Pause");
    push(KeyCode.ESCAPE);
  }

  private MenuBar menuBar() {
    return window.robot().lookup("#menuBar").queryAs(MenuBar.class);
  }

  private static List<String> entries(Menu menu) {
    return menu.getItems().stream().map(MenuItem::getText).toList();
  }
}
