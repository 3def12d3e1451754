package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.live.StudyPage;
import org.tunebench.app.shell.PaletteEntry;

/**
 * Somebody presses whatever there is, types whatever comes to mind, and nothing may be thrown. Some
 * hundred actions, or as many as {@code -Dtunebench.monkey=2000} says; {@code
 * -Dtunebench.monkey.seed=7} makes others.
 */
class MonkeyTest {
  private static final int ACTIONS = Integer.getInteger("tunebench.monkey", 300);
  private static final long SEED = Long.getLong("tunebench.monkey.seed", 1);

  /** These ask the desktop for a file, or end the program. */
  private static final Set<String> NOT_THESE =
      Set.of("browse", "openData", "openStudyFile", "importTrials");

  private static final List<String> TYPED =
      List.of("", "0", "-1", "abc", "1e-3", "lr < 0.01 and", "n_layers = 1", "😀 {0} '", "7, 8, 9");

  private static final List<KeyCode> KEYS =
      List.of(
          KeyCode.ENTER,
          KeyCode.ESCAPE,
          KeyCode.DELETE,
          KeyCode.DOWN,
          KeyCode.UP,
          KeyCode.LEFT,
          KeyCode.SPACE,
          KeyCode.HOME,
          KeyCode.TAB);

  @TempDir Path home;
  private final FxRobot robot = new FxRobot();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<String> done = new ArrayList<>();
  private final ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
  private WorkbenchApp app;
  private Stage stage;

  @AfterEach
  void close() throws TimeoutException {
    robot.interact(() -> dialogs().forEach(Window::hide));
    FxToolkit.cleanupApplication(app);
    FxToolkit.cleanupStages();
  }

  @Test
  void nothingIsThrownWhateverIsPressed() throws TimeoutException {
    stage = FxToolkit.registerPrimaryStage();
    Parts parts = FakeWorkbench.parts(FakeWorkbench.engine("filled"), StudyPage::create);
    app = (WorkbenchApp) FxToolkit.setupApplication(() -> new WorkbenchApp(parts, home));
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> stage.getScene().getRoot().lookup("#demo") != null);
    Thread.UncaughtExceptionHandler recorder = (thread, error) -> thrown.add(error);
    Thread.setDefaultUncaughtExceptionHandler(recorder);
    robot.interact(() -> Thread.currentThread().setUncaughtExceptionHandler(recorder));
    for (int action = 0; action < ACTIONS && thrown.isEmpty(); action++) {
      // Not waited for: a dialog holds what opened it until it is closed.
      Platform.runLater(this::act);
      WaitForAsyncUtils.waitForFxEvents(2);
    }

    assertThat(thrown)
        .as("after %s", done.subList(Math.max(0, done.size() - 12), done.size()))
        .isEmpty();
    assertThat(done).hasSizeGreaterThan(ACTIONS / 2);
    assertThat(stage.isShowing()).isTrue();
  }

  private List<Window> dialogs() {
    return Window.getWindows().stream().filter(w -> w instanceof Stage && w != stage).toList();
  }

  private void act() {
    List<Window> dialogs = dialogs();
    Window top = dialogs.isEmpty() ? stage : dialogs.get(dialogs.size() - 1);
    List<Node> possible = new ArrayList<>();
    collect(top.getScene().getRoot(), possible);
    if (random.nextInt(6) == 0 || possible.isEmpty()) {
      press(top, KEYS.get(random.nextInt(KEYS.size())), random.nextInt(12) == 0);
    } else {
      use(possible.get(random.nextInt(possible.size())));
    }
  }

  private static void collect(Node node, List<Node> into) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    boolean usable =
        node instanceof ButtonBase && !(node instanceof MenuButton)
            || node instanceof TextField
            || node instanceof ComboBox
            || node instanceof TabPane
            || node instanceof TableView
            || node instanceof ListView;
    if (usable && !asksForAFile(node)) {
      into.add(node);
    }
    if (node instanceof Parent parent && !(node instanceof ComboBox)) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  private static boolean asksForAFile(Node node) {
    return NOT_THESE.contains(String.valueOf(node.getId()))
        || String.valueOf(node.getAccessibleText()).startsWith("Export picture");
  }

  /** With the control key, K opens the command palette. */
  private void press(Window window, KeyCode key, boolean forPalette) {
    KeyCode code = forPalette ? KeyCode.K : key;
    Node owner = window.getScene().getFocusOwner();
    Node target = owner == null ? window.getScene().getRoot() : owner;
    if (asksForAFile(target) || wouldLeave(window, code)) {
      return;
    }
    done.add(code + " on " + target);
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      target.fireEvent(new KeyEvent(type, "", "", code, false, forPalette, false, false));
    }
  }

  /** Whether the command palette would ask the desktop for a file, or end the program. */
  private static boolean wouldLeave(Window window, KeyCode code) {
    Node curtain = window.getScene().getRoot().lookup("#curtain");
    return code == KeyCode.ENTER
        && curtain != null
        && curtain.isVisible()
        && curtain.lookup("#list") instanceof ListView<?> list
        && list.getSelectionModel().getSelectedItem() instanceof PaletteEntry entry
        && (entry.text().endsWith("…") || entry.text().equals("Quit"));
  }

  private void use(Node node) {
    done.add(String.valueOf(node));
    node.requestFocus();
    if (node instanceof ButtonBase button) {
      button.fire();
    } else if (node instanceof TextField field && field.isEditable()) {
      field.setText(TYPED.get(random.nextInt(TYPED.size())));
    } else if (node instanceof ComboBox<?> box && !box.getItems().isEmpty()) {
      box.getSelectionModel().select(random.nextInt(box.getItems().size()));
    } else if (node instanceof TabPane tabs) {
      tabs.getSelectionModel().select(random.nextInt(tabs.getTabs().size()));
    } else if (node instanceof TableView<?> table && !table.getItems().isEmpty()) {
      table.getSelectionModel().select(random.nextInt(table.getItems().size()));
    } else if (node instanceof ListView<?> list && !list.getItems().isEmpty()) {
      list.getSelectionModel().select(random.nextInt(list.getItems().size()));
    }
  }
}
