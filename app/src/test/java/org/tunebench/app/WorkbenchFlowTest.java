package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.shell.PreferencesFile;
import org.tunebench.app.studies.StudyRow;
import org.tunebench.engine.study.StudySummary;

/** The main ways through the workbench, clicked and typed, on an engine without processes. */
class WorkbenchFlowTest {
  private static final long PATIENCE_SECONDS = 20;

  @TempDir Path home;
  private final FxRobot robot = new FxRobot();
  private Stage stage;
  private WorkbenchApp app;
  private Bounds lastPlace;
  private int clicks;

  private FakeSearchEngine open(String content) throws TimeoutException {
    stage = FxToolkit.registerPrimaryStage();
    FakeSearchEngine engine = FakeWorkbench.engine(content);
    app =
        (WorkbenchApp)
            FxToolkit.setupApplication(() -> new WorkbenchApp(FakeWorkbench.parts(engine), home));
    return engine;
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupApplication(app);
    FxToolkit.cleanupStages();
  }

  /** Waits until something holds that the FX thread or a background thread brings about. */
  private static void until(BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE_SECONDS,
          TimeUnit.SECONDS,
          () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    } catch (TimeoutException never) {
      throw new AssertionError("waited in vain", never);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private List<Node> visible() {
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

  private boolean shows(String text) {
    return visible().stream()
        .anyMatch(node -> node instanceof Labeled labeled && text.equals(labeled.getText()));
  }

  private boolean showsBeginning(String text) {
    return visible().stream()
        .anyMatch(
            node ->
                node instanceof Labeled labeled
                    && String.valueOf(labeled.getText()).startsWith(text));
  }

  private <T extends Node> T find(Class<T> type, String id) {
    return visible().stream()
        .filter(node -> type.isInstance(node) && id.equals(node.getId()))
        .map(type::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id + " is shown"));
  }

  private TextField field(String label) {
    return visible().stream()
        .filter(n -> n instanceof TextField && label.equals(n.getAccessibleText()))
        .map(TextField.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no field " + label + " is shown"));
  }

  /** Clicks on a control once it has come to rest: pages are laid out after they are shown. */
  private void click(String query) {
    Node node = robot.lookup(query).query();
    until(() -> isAtRest(node));
    clicks++;
    robot.clickOn(node);
  }

  private boolean isAtRest(Node node) {
    boolean same = node.localToScreen(node.getLayoutBounds()).equals(lastPlace);
    lastPlace = node.localToScreen(node.getLayoutBounds());
    return same;
  }

  private void go(String id, String title) {
    click("#" + id);
    until(() -> stage.getTitle().startsWith(title));
  }

  private void type(String label, String text) {
    TextField field = field(label);
    clicks++;
    robot.clickOn(field);
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    robot.write(text);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theDemoSearchRunsAtOneClick() throws TimeoutException {
    FakeSearchEngine engine = open("empty");
    until(() -> shows("No studies yet"));
    click("#demo");
    until(() -> stage.getTitle().startsWith("demo-search"));

    assertThat(engine.running()).hasSize(1);
    until(() -> shows("0 of 30 trials"));
  }

  @Test
  void aNewcomerGetsFromTheStartToASearchOnOwnDataInAFewClicks() throws TimeoutException {
    FakeSearchEngine engine = open("empty");
    until(() -> shows("No studies yet"));
    go("newStudy", "New study");
    type("Data file", "/data/cortex.h5ad");
    until(() -> !find(Button.class, "start").isDisabled());
    click("#start");
    until(() -> stage.getTitle().startsWith("cortex"));

    assertThat(engine.running()).hasSize(1);
    assertThat(clicks).isLessThanOrEqualTo(8);
  }

  @Test
  void aRemovedParameterComesBack() throws TimeoutException {
    open("empty");
    until(() -> shows("No studies yet"));
    go("newStudy", "New study");
    TreeTableView<?> tree = find(TreeTableView.class, "table");
    click("#remove");
    until(() -> tree.getExpandedItemCount() == 5);
    click("#undo");
    until(() -> tree.getExpandedItemCount() == 6);
    assertThat(tree.getColumns().get(0).getCellData(0)).isEqualTo("n_latent");
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    until(() -> tree.getExpandedItemCount() == 5);
  }

  @Test
  void aStudyIsDefinedCheckedAndStarted() throws TimeoutException {
    FakeSearchEngine engine = open("empty");
    until(() -> shows("No studies yet"));
    go("newStudy", "New study");
    assertThat(find(Button.class, "start").isDisabled()).isTrue();

    type("Data file", "/data/cortex.h5ad");
    until(() -> showsBeginning("3,005 cells × 19,972 genes · 92% zeros"));
    assertThat(field("Name").getText()).isEqualTo("cortex");
    until(() -> !find(Button.class, "start").isDisabled());

    type("Low", "99");
    until(() -> shows("The range [99, 15] is reversed: write [15, 99]."));
    assertThat(find(Button.class, "start").isDisabled()).isTrue();
    assertThat(find(Label.class, "obstacle").getText()).startsWith("n_latent: ");

    go("devices", "Devices");
    go("newStudy", "New study");
    assertThat(field("Low").getText()).isEqualTo("99");
    type("Low", "6");
    until(() -> !find(Button.class, "start").isDisabled());
    click("#start");
    until(() -> stage.getTitle().startsWith("cortex"));
    assertThat(engine.running()).hasSize(1);
  }

  @Test
  void aStudyIsFoundAndDeleted() throws TimeoutException {
    FakeSearchEngine engine = open("filled");
    until(() -> shows("Recent studies"));
    go("studies", "Studies");
    click("#search");
    robot.write("pbmc");
    TableView<?> table = find(TableView.class, "table");
    until(() -> table.getItems().size() == 1);
    robot.interact(() -> table.getSelectionModel().select(0));
    click("#delete");
    until(() -> shows("Delete “pbmc-autotune”?"));
    click("Delete");
    until(() -> table.getItems().isEmpty());

    assertThat(engine.repository().summaries())
        .extracting(StudySummary::name)
        .doesNotContain("pbmc-autotune");
  }

  @Test
  void aRecentStudyOpensAtAClickAndInterruptedOnesResume() throws TimeoutException {
    FakeSearchEngine engine = open("filled");
    until(() -> shows("cortex-wide-learning-rates"));
    assertThat(engine.running()).hasSize(1);
    Node row =
        visible().stream()
            .filter(
                n ->
                    n instanceof javafx.scene.control.ListCell<?> cell
                        && cell.getItem() instanceof StudyRow study
                        && study.name().equals("cortex-wide-learning-rates"))
            .findFirst()
            .orElseThrow();
    robot.clickOn(robot.from(row).lookup("Resume").queryAs(Button.class));
    until(() -> stage.getTitle().startsWith("cortex-wide-learning-rates"));
    assertThat(engine.running()).hasSize(2);
  }

  @Test
  void settingsCountAtOnceAndAreKept() throws TimeoutException {
    open("empty");
    until(() -> shows("No studies yet"));
    go("settings", "Settings");
    click("#themeDark");
    click("#colorBlindSafe");
    until(() -> keptPreferences().contains("DARK") && keptPreferences().contains("BLIND"));
    assertThat(javafx.application.Application.getUserAgentStylesheet()).contains("dark");
  }

  private String keptPreferences() {
    Path file = home.resolve(PreferencesFile.NAME);
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (java.io.IOException beingReplaced) {
      return "";
    }
  }

  @Test
  void aWorkspaceInUseIsOneSentenceAndAWayOut() throws TimeoutException {
    open("failing");
    until(() -> shows("The workspace cannot be opened"));
    assertThat(find(Label.class, "failedText").getText())
        .contains("is in use by another Tunebench")
        .doesNotContain("Exception");
    assertThat(find(Button.class, "failedQuit").isDisabled()).isFalse();
  }

  @Test
  void closingTheWindowAsksWhileASearchRuns() throws TimeoutException {
    FakeSearchEngine engine = open("filled");
    until(() -> shows("Recent studies"));
    javafx.application.Platform.runLater(
        () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    until(() -> shows("A search is running"));
    click("Cancel");
    until(() -> !shows("A search is running"));
    assertThat(stage.isShowing()).isTrue();
    assertThat(engine.running()).hasSize(1);
  }

  @Test
  void everyControlHasANameForScreenReaders() throws TimeoutException {
    open("filled");
    until(() -> shows("Recent studies"));
    requireNames("Tunebench");
    for (String[] place :
        new String[][] {
          {"studies", "Studies"},
          {"newStudy", "New study"},
          {"devices", "Devices"},
          {"settings", "Settings"}
        }) {
      go(place[0], place[1]);
      requireNames(place[1]);
    }
  }

  private void requireNames(String page) {
    assertThat(visible())
        .as(page)
        .filteredOn(node -> node instanceof ButtonBase || node instanceof TextField)
        .filteredOn(node -> !isInside(node, "Spinner"))
        .filteredOn(node -> !isInside(node, "ComboBox"))
        .allSatisfy(node -> assertThat(nameOf(node)).as(String.valueOf(node)).isNotBlank());
  }

  private static boolean isInside(Node node, String type) {
    for (Parent at = node.getParent(); at != null; at = at.getParent()) {
      if (at.getClass().getSimpleName().equals(type)) {
        return true;
      }
    }
    return false;
  }

  private static String nameOf(Node node) {
    boolean worded = node instanceof Labeled labeled && !labeled.getText().isBlank();
    return worded
        ? ((Labeled) node).getText()
        : String.valueOf(node.getAccessibleText()).replace("null", "");
  }
}
