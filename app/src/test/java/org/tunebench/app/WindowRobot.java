package org.tunebench.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeWorkbench;

/** Somebody in front of the whole window: looks, clicks and types, and waits until it is there. */
final class WindowRobot {
  private static final long PATIENCE_SECONDS = 30;

  private final FxRobot robot = new FxRobot();
  private Stage stage;
  private Application app;
  private Bounds lastPlace;
  private int clicks;

  /** Opens the window on an engine without processes; gives the engine. */
  FakeSearchEngine open(String content, Path home) throws TimeoutException {
    FakeSearchEngine engine = FakeWorkbench.engine(content);
    open(FakeWorkbench.parts(engine), home, Optional.empty());
    return engine;
  }

  /**
   * Opens the window.
   *
   * @param file the study file that it is started with
   */
  void open(Parts parts, Path home, Optional<Path> file) throws TimeoutException {
    stage = FxToolkit.registerPrimaryStage();
    robot.interact(HeadlessMouse::forgetDrags);
    app = FxToolkit.setupApplication(() -> new WorkbenchApp(parts, home, file));
  }

  /** Opens the window of the real program, which trains in processes of its own. */
  void openProgram(Path home) throws TimeoutException {
    stage = FxToolkit.registerPrimaryStage();
    app = FxToolkit.setupApplication(DesktopApp.class, home.toString());
  }

  /** Closes the window and what hangs on it. */
  void close() throws TimeoutException {
    FxToolkit.cleanupApplication(app);
    FxToolkit.cleanupStages();
  }

  /** The robot itself. */
  FxRobot robot() {
    return robot;
  }

  /** The window itself. */
  Stage stage() {
    return stage;
  }

  /** What the window is called, without how far what runs is. */
  String title() {
    return titleOf(stage);
  }

  /** What a window is called, without how far what runs is. */
  static String titleOf(Stage window) {
    return window.getTitle().replaceFirst("^\\d+% – ", "");
  }

  /** How many clicks it took until now. */
  int clicks() {
    return clicks;
  }

  /**
   * Waits until something holds that the FX thread or a background thread brings about. What is to
   * be looked at for that may not be there yet.
   */
  void until(BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE_SECONDS,
          TimeUnit.SECONDS,
          () -> WaitForAsyncUtils.asyncFx(() -> holds(condition)).get());
    } catch (TimeoutException never) {
      throw new AssertionError("waited in vain", never);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (AssertionError notShownYet) {
      return false;
    }
  }

  /** All that is shown in all windows. */
  List<Node> visible() {
    return robot.lookup(node -> node.isVisible() && isShown(node)).queryAll().stream().toList();
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null && node.getScene().getWindow() != null;
  }

  /** Whether these words stand somewhere. */
  boolean shows(String text) {
    return showsText(text::equals);
  }

  /** Whether such words stand somewhere. */
  boolean showsText(Predicate<String> wanted) {
    return visible().stream()
        .anyMatch(
            node ->
                node instanceof Labeled labeled
                    && labeled.getText() != null
                    && wanted.test(labeled.getText()));
  }

  /** The control of this name in the FXML. */
  <T extends Node> T find(Class<T> type, String id) {
    return seen(type, node -> id.equals(node.getId()), id);
  }

  /** The control of this name for screen readers. */
  <T extends Node> T named(Class<T> type, String label) {
    return seen(type, node -> label.equals(node.getAccessibleText()), label);
  }

  /**
   * A control, waited for where that is possible: pages and menus come a moment after the click.
   */
  private <T extends Node> T seen(Class<T> type, Predicate<Node> wanted, String name) {
    Supplier<Optional<T>> search =
        () ->
            visible().stream()
                .filter(node -> type.isInstance(node) && wanted.test(node))
                .map(type::cast)
                .findFirst();
    if (!Platform.isFxApplicationThread() && search.get().isEmpty()) {
      until(() -> search.get().isPresent());
    }
    return search.get().orElseThrow(() -> new AssertionError("no control " + name + " is shown"));
  }

  /** The text field of this name for screen readers. */
  TextField field(String label) {
    return named(TextField.class, label);
  }

  /** Clicks on a control once it has come to rest: pages are laid out after they are shown. */
  void click(String query) {
    until(() -> robot.lookup(query).tryQuery().isPresent());
    click(robot.lookup(query).<Node>query());
  }

  /** Clicks on a control once it has come to rest. */
  void click(Node node) {
    click(() -> node);
  }

  /** Clicks on what is found at the moment: a row of a table may be another node by then. */
  void click(Supplier<Node> found) {
    robot.interact(() -> scrollTo(found.get()));
    Node node;
    do {
      until(() -> isAtRest(found.get()));
      node = found.get();
      robot.moveTo(node);
      WaitForAsyncUtils.waitForFxEvents();
    } while (node != found.get() || !isAtRest(node));
    clicks++;
    robot.clickOn(MouseButton.PRIMARY);
  }

  /** Opens the menu of a control; the window without a display does not ask for it by itself. */
  void rightClick(Node node) {
    until(() -> isAtRest(node));
    clicks++;
    robot.rightClickOn(node);
    Bounds place = node.localToScreen(node.getLayoutBounds());
    robot.interact(
        () ->
            node.fireEvent(
                new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                    0,
                    0,
                    place.getCenterX(),
                    place.getCenterY(),
                    false,
                    new PickResult(node, 0, 0))));
  }

  /** Turns the wheel until the control is in sight. */
  private static void scrollTo(Node node) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollPane pane && pane.getContent() != null) {
        Bounds content = pane.getContent().getBoundsInLocal();
        Bounds place = pane.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double seen = pane.getViewportBounds().getHeight();
        double hidden = content.getHeight() - seen;
        double top = pane.getVvalue() * hidden;
        if (hidden > 0 && (place.getMinY() < top || place.getMaxY() > top + seen)) {
          pane.setVvalue(Math.max(0, Math.min(1, (place.getCenterY() - seen / 2) / hidden)));
        }
      }
    }
  }

  private boolean isAtRest(Node node) {
    boolean same = node.localToScreen(node.getLayoutBounds()).equals(lastPlace);
    lastPlace = node.localToScreen(node.getLayoutBounds());
    return same;
  }

  /** Goes to another page by the navigation at the left. */
  void go(String id, String title) {
    click("#" + id);
    until(() -> title().startsWith(title));
  }

  /** Opens the window on a workspace without studies and goes to a new one; gives the engine. */
  FakeSearchEngine openNewStudy(Path home) throws TimeoutException {
    FakeSearchEngine engine = open("empty", home);
    goToNewStudy();
    return engine;
  }

  /** Goes from the first page of a workspace without studies to a new one. */
  void goToNewStudy() {
    until(() -> shows("No studies yet"));
    go("newStudy", "New study");
  }

  /** Starts the search that is defined as soon as it can start. */
  void startSearch() {
    until(() -> !find(Button.class, "start").isDisabled());
    click("#start");
  }

  /**
   * Starts the search that is defined and waits for its page.
   *
   * @param name what the study's name begins with
   */
  void startSearch(String name) {
    startSearch();
    until(() -> title().startsWith(name));
  }

  /** Types into a field in the place of what is there. */
  void type(String label, String text) {
    click(field(label));
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    robot.write(text);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Opens a list of choices and takes the entry that begins with these words. */
  void choose(ComboBox<?> box, String words) {
    click(box);
    until(box::isShowing);
    Node entry =
        visible().stream()
            .filter(
                node ->
                    node instanceof javafx.scene.control.ListCell<?> cell
                        && cell.getText() != null
                        && cell.getText().startsWith(words))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no choice " + words));
    click(entry);
    until(() -> !box.isShowing());
  }

  /** Opens a menu that is there already and takes an entry of it, or of a menu within. */
  void menu(String... path) {
    for (String words : path) {
      until(() -> entry(words).map(this::isAtRest).orElse(false));
      clicks++;
      // Not across other entries, which would close a menu within.
      robot.clickOn(entry(words).orElseThrow(), Motion.HORIZONTAL_FIRST);
    }
  }

  /** The entry of an open menu that has these words, or empty. */
  Optional<Node> entry(String words) {
    return Window.getWindows().stream()
        .filter(PopupWindow.class::isInstance)
        .flatMap(w -> robot.from(w.getScene().getRoot()).lookup(".menu-item").queryAll().stream())
        .filter(node -> node.lookupAll("*").stream().anyMatch(part -> says(part, words)))
        .findFirst();
  }

  private static boolean says(Node part, String words) {
    return part instanceof Labeled labeled && words.equals(labeled.getText());
  }
}
