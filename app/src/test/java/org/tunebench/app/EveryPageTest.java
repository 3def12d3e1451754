package org.tunebench.app;

import static javafx.scene.control.ScrollPane.ScrollBarPolicy.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Cell;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.DrawingChart;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Page;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.WindowRoom;

/**
 * What holds for every page, in a window of 1280×800: each control has a name for screen readers,
 * no word is cut short but what a person has named, in cells that are as wide as the column, and
 * charts and tables have room to be read.
 */
@ExtendWith(ApplicationExtension.class)
class EveryPageTest {
  /** What is left beside the navigation and below the menu. */
  private static final double WIDTH = 1072;

  private static final double HEIGHT = 762;

  private static final long RUNNING = 5;

  /** What a page shows when it is asked for, beside what it shows at first. */
  private static final List<String> OPENED =
      List.of("Study.More.Configuration", "Builder.Text.show", "Builder.Paste");

  @TempDir Path home;
  private final FakeSearchEngine engine = FakeWorkbench.engine("filled");
  private final TestServices person = new TestServices();
  private Stage stage;
  private PageFactory pages;

  @Start
  void start(Stage window) {
    stage = window;
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
  }

  private void open() {
    pages = TestPages.of(engine, person, home);
    // What a sampler says of a search that goes on for long.
    engine
        .driven(RUNNING)
        .note(
            "Automatic: Gaussian process (Matérn 5/2, expected improvement) on 69 trials; nothing"
                + " much better for 37 trials, so some look elsewhere. Trials are few enough to model"
                + " closely");
  }

  @Test
  void everyControlHasANameAndNoWordIsCutShort(FxRobot robot) throws TimeoutException {
    assertThat(problems(robot, WIDTH, HEIGHT)).isEmpty();
  }

  /**
   * With letters of 125% the window has 1024×640 points, and of 200% on twice the pixels as many.
   */
  @Test
  void noWordIsCutShortWithLargerLetters(FxRobot robot) throws TimeoutException {
    assertThat(problems(robot, WIDTH - 256, HEIGHT - 160)).isEmpty();
    robot.interact(
        () -> {
          stage.setRenderScaleX(2);
          stage.setRenderScaleY(2);
        });
    assertThat(problems(robot, WIDTH, HEIGHT)).isEmpty();
  }

  /** With letters of 200% the window has 640×400 points; the navigation has icons alone. */
  @Test
  void noWordIsCutShortWithLettersOf200Percent(FxRobot robot) throws TimeoutException {
    assertThat(problems(robot, 640 - 56, 400 - 30)).isEmpty();
  }

  private List<String> problems(FxRobot robot, double width, double height)
      throws TimeoutException {
    List<String> problems = new ArrayList<>();
    robot.interact(this::open);
    for (Map.Entry<String, Route> route : TestPages.routes().entrySet()) {
      Page page = show(robot, route.getValue(), width, height);
      int tabs = tabs(page);
      for (int tab = 0; tab < Math.max(1, tabs); tab++) {
        int chosen = tab;
        if (tabs > 0) {
          robot.interact(() -> tabPane(page).getSelectionModel().select(chosen));
        }
        settle();
        String where = route.getKey() + (tabs > 0 ? ", tab " + tab : "");
        robot.interact(() -> look(page.view(), where, problems));
        robot.interact(() -> beyond(page.view(), where, problems));
        until(() -> ReadablePages.isFilled(page.view()));
        robot.interact(() -> ReadablePages.look(page.view(), where, problems));
        lookAtCharts(robot, page, where, problems);
      }
      for (String more : OPENED) {
        robot.interact(() -> act(page, more));
        settle();
        robot.interact(() -> look(page.view(), route.getKey() + ", " + more, problems));
      }
      robot.interact(page::close);
    }
    robot.interact(stage::hide);
    return problems;
  }

  /** Each chart of the tab that has several to choose from. */
  private static void lookAtCharts(FxRobot robot, Page page, String where, List<String> problems)
      throws TimeoutException {
    DrawingChart chart = (DrawingChart) page.view().lookup(".analysis-place .drawing-chart");
    ComboBox<?> kinds = (ComboBox<?>) page.view().lookup("#kind");
    int count = chart != null && isShown(chart) ? kinds.getItems().size() : 0;
    for (int kind = 0; kind < count; kind++) {
      int chosen = kind;
      Drawing before = chart.drawingProperty().get();
      boolean another = kinds.getSelectionModel().getSelectedIndex() != kind;
      robot.interact(() -> kinds.getSelectionModel().select(chosen));
      until(() -> !another || chart.drawingProperty().get() != before);
      settle();
      String what = where + ", " + kinds.getItems().get(kind);
      robot.interact(() -> look(page.view(), what, problems));
      robot.interact(() -> beyond(page.view(), what, problems));
      robot.interact(() -> ReadablePages.look(page.view(), what, problems));
    }
  }

  /** Does what the page can do under a name, if it can. */
  private static void act(Page page, String key) {
    page.actions().stream()
        .filter(action -> action.key().equals(key) && action.enabled().get())
        .forEach(action -> action.handler().run());
  }

  /** With letters of 125% the window has 1024×640 points; the trial's details are open. */
  @Test
  void allToolsOfAStudyAreInSightWithLettersOf125Percent(FxRobot robot) throws TimeoutException {
    List<String> problems = new ArrayList<>();
    robot.interact(this::open);
    Page page = show(robot, new Route.StudyPage(1), WIDTH - 256, HEIGHT - 160);
    for (int tab = 0; tab < tabs(page); tab++) {
      int chosen = tab;
      robot.interact(() -> tabPane(page).getSelectionModel().select(chosen));
      settle();
      for (Node row : page.view().lookupAll(".study-tools")) {
        robot.interact(() -> outside(row, row, "tab " + chosen, problems));
      }
    }
    robot.interact(page::close);
    robot.interact(stage::hide);

    assertThat(problems).isEmpty();
  }

  private static void outside(Node node, Node row, String where, List<String> problems) {
    double end = node.localToScene(node.getLayoutBounds()).getMaxX();
    if (node.isVisible() && end > row.localToScene(row.getLayoutBounds()).getMaxX()) {
      problems.add(where + ": beyond the page: " + node);
    } else if (node.isVisible() && node instanceof Parent parent && !(node instanceof Control)) {
      parent.getChildrenUnmodifiable().forEach(child -> outside(child, row, where, problems));
    }
  }

  @Test
  void theToolsOfHistoriesStandInOneRow(FxRobot robot) throws TimeoutException {
    robot.interact(this::open);
    Page page = show(robot, new Route.StudyPage(1));
    settle();

    Parent tools = (Parent) page.view().lookup(".wrapping-tools");
    assertThat(
            tools.getChildrenUnmodifiable().stream()
                .mapToLong(tool -> Math.round(tool.getBoundsInParent().getCenterY())))
        .hasSizeGreaterThan(4)
        .containsOnly(Math.round(tools.getLayoutBounds().getCenterY()));
    robot.interact(page::close);
    robot.interact(stage::hide);
  }

  @Test
  void whatIsWrongIsFound(FxRobot robot) {
    List<String> problems = new ArrayList<>();
    robot.interact(
        () -> {
          Label narrow = new Label("words that need more room");
          narrow.setMaxWidth(60);
          Button nameless = new Button();
          stage.setScene(new Scene(new VBox(narrow, nameless, new Label("ok")), 300, 200));
          stage.show();
        });
    settle();
    robot.interact(() -> look(stage.getScene().getRoot(), "here", problems));
    robot.interact(stage::hide);

    assertThat(problems).hasSize(2);
    assertThat(problems.get(0)).contains("words that need more room").contains("cut short");
    assertThat(problems.get(1)).contains("no name");
  }

  private Page show(FxRobot robot, Route route) throws TimeoutException {
    return show(robot, route, WIDTH, HEIGHT);
  }

  private Page show(FxRobot robot, Route route, double width, double height)
      throws TimeoutException {
    Page[] shown = new Page[1];
    robot.interact(
        () -> {
          shown[0] = pages.page(route);
          StackPane window = new StackPane(shown[0].view());
          window.getStyleClass().add("shell");
          WindowRoom.of(window);
          Scene scene = new Scene(window, width, height);
          scene.getStylesheets().addAll(Fxml.styles());
          stage.setScene(scene);
          stage.show();
        });
    until(() -> shown[0].view().getLayoutBounds().getWidth() > 0);
    return shown[0];
  }

  private static TabPane tabPane(Page page) {
    return (TabPane) page.view().lookup(".tab-pane");
  }

  private static int tabs(Page page) {
    return tabPane(page) == null ? 0 : tabPane(page).getTabs().size();
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }

  /** What is read and painted in the background has arrived when the queue is empty twice. */
  private static void settle() {
    WaitForAsyncUtils.waitForFxEvents(8);
  }

  /** Looks through all that is shown below a node. */
  static void look(Node node, String where, List<String> problems) {
    if (!node.isVisible()) {
      return;
    }
    if (needsName(node) && name(node).isBlank()) {
      problems.add(where + ": no name for " + node);
    }
    if (node instanceof Labeled labeled && isCut(labeled)) {
      problems.add(where + ": “" + labeled.getText() + "” is cut short in " + labeled);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, where, problems));
    }
  }

  /** What stands beyond the page can be reached by nobody, if nothing scrolls there. */
  private static void beyond(Parent page, String where, List<String> problems) {
    Bounds window = page.localToScene(page.getLayoutBounds());
    for (Node node :
        all(page, ".button", ".toggle-button", ".combo-box", ".text-field", ".label")) {
      Bounds place = node.localToScene(node.getLayoutBounds());
      boolean outside = place.getMaxX() > window.getMaxX() + 1 || place.getMinX() < -1;
      if (outside && isShown(node) && !isInScroll(node)) {
        problems.add(where + ": beyond the page: " + node);
      }
    }
    // What is as wide as the page has no need to scroll sideways.
    for (Node node : page.lookupAll(".scroll-pane")) {
      if (node instanceof ScrollPane pane && pane.isFitToWidth() && isShown(pane)) {
        double wide = pane.getContent().getLayoutBounds().getWidth();
        if (wide > pane.getViewportBounds().getWidth() + 1) {
          problems.add(where + ": wider than the page: " + pane.getContent());
        }
      }
    }
  }

  /** A look-up knows no list of styles. */
  private static List<Node> all(Parent page, String... styles) {
    return Stream.of(styles).flatMap(style -> page.lookupAll(style).stream()).toList();
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Tables scroll sideways, and the headings of tabs have a menu where they have no room. */
  private static boolean isInScroll(Node node) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      boolean scrolls = at instanceof ScrollPane pane && pane.getHbarPolicy() != NEVER;
      if (scrolls || at instanceof Cell || at.getStyleClass().contains("column-header")) {
        return true;
      }
    }
    return false;
  }

  /** Whatever can have the focus, pictures of any kind, and how far something is. */
  private static boolean needsName(Node node) {
    boolean picture = node.getAccessibleRole() == AccessibleRole.IMAGE_VIEW;
    boolean own =
        node.isFocusTraversable() && !(node instanceof TabPane)
            || picture && !(node instanceof ImageView)
            || node instanceof ProgressIndicator;
    // Parts of a control are named with it.
    return own && !isPartOfAnother(node);
  }

  private static boolean isPartOfAnother(Node node) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ComboBoxBase
          || at instanceof Button
          || at instanceof TextInputControl
          || at instanceof javafx.scene.control.Spinner) {
        return true;
      }
    }
    return false;
  }

  private static String name(Node control) {
    String spoken = control.getAccessibleText();
    if (spoken != null && !spoken.isBlank()) {
      return spoken;
    }
    return control instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
  }

  private static boolean isCut(Labeled labeled) {
    String text = labeled.getText();
    boolean given = labeled instanceof Cell || isInCell(labeled) || isNameOfAStudy(labeled);
    if (given || text == null || text.isEmpty() || labeled.getWidth() == 0) {
      return false;
    }
    return labeled.lookup(".text") instanceof Text shown
        && shown.getText().contains(labeled.getEllipsisString())
        && !text.contains(labeled.getEllipsisString());
  }

  private static boolean isInCell(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof Cell) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNameOfAStudy(Labeled labeled) {
    return labeled instanceof Label && labeled.getStyleClass().contains("study-name");
  }
}
