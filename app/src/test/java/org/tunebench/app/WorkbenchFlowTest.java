package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.shell.Preferences;
import org.tunebench.app.shell.PreferencesFile;
import org.tunebench.app.studies.StudyRow;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.study.StudySummary;

/** The main ways through the workbench, clicked and typed, on an engine without processes. */
class WorkbenchFlowTest {
  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();

  private FakeSearchEngine open(String content) throws TimeoutException {
    return window.open(content, home);
  }

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  @Test
  void theDemoSearchRunsAtOneClick() throws TimeoutException {
    FakeSearchEngine engine = open("empty");
    window.until(() -> window.shows("No studies yet"));
    window.click("#demo");
    window.until(() -> window.title().startsWith("demo-search"));

    assertThat(engine.running()).hasSize(1);
    window.until(() -> window.shows("0 of 30 trials"));
  }

  @Test
  void aNewcomerGetsFromTheStartToASearchOnOwnDataInAFewClicks() throws TimeoutException {
    FakeSearchEngine engine = window.openNewStudy(home);
    window.type("Data file", "/data/cortex.h5ad");
    window.startSearch("cortex");

    assertThat(engine.running()).hasSize(1);
    assertThat(window.clicks()).isLessThanOrEqualTo(8);
  }

  @Test
  void aRemovedParameterComesBack() throws TimeoutException {
    window.openNewStudy(home);
    TreeTableView<?> tree = window.find(TreeTableView.class, "table");
    window.click("#remove");
    window.until(() -> tree.getExpandedItemCount() == 5);
    window.click("#undo");
    window.until(() -> tree.getExpandedItemCount() == 6);
    assertThat(tree.getColumns().get(0).getCellData(0)).isEqualTo("n_latent");
    window.robot().push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    window.until(() -> tree.getExpandedItemCount() == 5);
  }

  @Test
  void aStudyIsDefinedCheckedAndStarted() throws TimeoutException {
    FakeSearchEngine engine = window.openNewStudy(home);
    assertThat(window.find(Button.class, "start").isDisabled()).isTrue();

    window.type("Data file", "/data/cortex.h5ad");
    window.until(() -> window.showsText(t -> t.startsWith("3005 cells × 19972 genes · 92% zeros")));
    assertThat(window.field("Name").getText()).isEqualTo("cortex");
    window.until(() -> !window.find(Button.class, "start").isDisabled());

    window.type("Low", "99");
    window.until(() -> window.shows("Must not be below Low."));
    assertThat(window.find(Button.class, "start").isDisabled()).isTrue();
    assertThat(window.find(Label.class, "obstacle").getText()).startsWith("n_latent: High: ");

    window.go("devices", "Devices");
    window.go("newStudy", "New study");
    assertThat(window.field("Low").getText()).isEqualTo("99");
    window.type("Low", "6");
    window.startSearch("cortex");
    assertThat(engine.running()).hasSize(1);
  }

  @Test
  void thePageOfDevicesSaysWhyNoGpuIsKnown() throws TimeoutException {
    FakeSearchEngine engine = open("empty");
    window.until(() -> window.shows("No studies yet"));
    window.go("devices", "Devices");
    assertThat(window.showsText(text -> text.startsWith("No GPU"))).isFalse();
    engine.read(new DeviceReading(List.of(), false, "no GPU is known: nvidia-smi hangs"));
    window.until(() -> window.shows("No GPU is known: nvidia-smi hangs."));
  }

  @Test
  void aStudyIsFoundAndDeleted() throws TimeoutException {
    FakeSearchEngine engine = open("filled");
    window.until(() -> window.shows("Recent studies"));
    window.go("studies", "Studies");
    window.click("#search");
    window.robot().write("pbmc");
    TableView<?> table = window.find(TableView.class, "table");
    window.until(() -> table.getItems().size() == 1);
    window.robot().interact(() -> table.getSelectionModel().select(0));
    window.click("#delete");
    window.until(() -> window.shows("Delete “pbmc-autotune”?"));
    window.click("Delete");
    window.until(() -> table.getItems().isEmpty());

    assertThat(engine.repository().summaries())
        .extracting(StudySummary::name)
        .doesNotContain("pbmc-autotune");
  }

  @Test
  void theMenuOfAStudyIsOnlyWhereAStudyIsAndGoesWithItsPage() throws TimeoutException {
    open("filled");
    window.until(() -> window.shows("Recent studies"));
    window.go("studies", "Studies");
    TableView<?> table = window.find(TableView.class, "table");
    window.until(() -> !table.getItems().isEmpty());
    window.rightClick(row(table, true));
    assertThat(menus()).isZero();
    window.click(row(table, false));
    window.rightClick(row(table, false));
    window.until(() -> menus() == 1);
    window.robot().push(KeyCode.SHORTCUT, KeyCode.N);
    window.until(() -> window.title().startsWith("New study"));
    assertThat(menus()).isZero();
  }

  private static Node row(TableView<?> table, boolean isEmpty) {
    return table.lookupAll(".table-row-cell").stream()
        .filter(node -> node instanceof TableRow<?> row && row.isEmpty() == isEmpty)
        .findFirst()
        .orElseThrow();
  }

  private static long menus() {
    return Window.getWindows().stream().filter(ContextMenu.class::isInstance).count();
  }

  @Test
  void aRecentStudyOpensAtAClickAndInterruptedOnesResume() throws TimeoutException {
    FakeSearchEngine engine = open("filled");
    window.until(() -> window.shows("cortex-wide-learning-rates"));
    assertThat(engine.running()).hasSize(1);
    Node row =
        window.visible().stream()
            .filter(
                n ->
                    n instanceof javafx.scene.control.ListCell<?> cell
                        && cell.getItem() instanceof StudyRow study
                        && study.name().equals("cortex-wide-learning-rates"))
            .findFirst()
            .orElseThrow();
    window.robot().clickOn(window.robot().from(row).lookup("Resume").queryAs(Button.class));
    window.until(() -> window.title().startsWith("cortex-wide-learning-rates"));
    assertThat(engine.running()).hasSize(2);
  }

  @Test
  void settingsCountAtOnceAndAreKept() throws TimeoutException {
    open("empty");
    window.until(() -> window.shows("No studies yet"));
    window.go("settings", "Settings");
    window.click("#themeDark");
    window.click("#colorBlindSafe");
    window.click("#scale150");
    window.until(() -> keptPreferences().contains("DARK") && keptPreferences().contains("BLIND"));
    window.until(() -> keptPreferences().contains("\"scale\" : 150"));
    assertThat(javafx.application.Application.getUserAgentStylesheet()).contains("dark");
    window.robot().push(KeyCode.SHORTCUT, KeyCode.K);
    window.until(() -> window.find(TextField.class, "query").isFocused());
    window.robot().write("theme: light");
    window.until(() -> window.find(TextField.class, "query").getText().equals("theme: light"));
    window.robot().push(KeyCode.ENTER);
    window.until(() -> window.find(ToggleButton.class, "themeLight").isSelected());
    assertThat(window.find(ToggleButton.class, "themeDark").isSelected()).isFalse();
  }

  @Test
  void theNumberOfTrialsAtOnceIsTyped() throws TimeoutException {
    open("empty");
    window.until(() -> window.shows("No studies yet"));
    window.go("settings", "Settings");
    TextField typed = window.find(Spinner.class, "parallel").getEditor();
    window.click(typed);
    window.robot().push(KeyCode.SHORTCUT, KeyCode.A);
    window.robot().write("many");
    window.until(() -> window.showsText(t -> t.startsWith("Type a whole number from 1 to ")));
    window.robot().push(KeyCode.TAB);
    assertThat(typed.getText()).as("what was typed stays").isEqualTo("many");

    window.click(typed);
    window.robot().push(KeyCode.SHORTCUT, KeyCode.A);
    window.robot().write("7");
    window.robot().push(KeyCode.TAB);
    window.until(() -> keptPreferences().matches("(?s).*\"parallel\"\\s*:\\s*7\\b.*"));
    assertThat(window.find(Spinner.class, "parallel").getValue()).isEqualTo(7);
    assertThat(window.robot().lookup("#parallelProblem").query().isVisible()).isFalse();
  }

  @Test
  void theSizeOfTheWindowIsKeptAtItsEnd() throws TimeoutException {
    open("empty");
    window.until(() -> window.shows("No studies yet"));
    window.robot().interact(() -> window.stage().setWidth(1111));
    window.close();
    assertThat(keptPreferences()).contains("1111");

    open("empty");
    window.until(() -> window.shows("No studies yet"));
    assertThat(window.stage().getWidth()).isEqualTo(1111);
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
    window.until(() -> window.shows("The workspace cannot be opened"));
    assertThat(window.find(Label.class, "failedText").getText())
        .contains("is in use by another Tunebench")
        .doesNotContain("Exception");
    assertThat(window.find(Button.class, "failedQuit").isDisabled()).isFalse();
  }

  @Test
  void closingTheWindowAsksWhileASearchRuns() throws TimeoutException {
    FakeSearchEngine engine = open("filled");
    window.until(() -> window.shows("Recent studies"));
    javafx.application.Platform.runLater(
        () ->
            window
                .stage()
                .fireEvent(new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    window.until(() -> window.shows("A search is running"));
    assertThat(window.shows("Go on next time")).isTrue();
    assertThat(window.shows("Stop now")).isTrue();
    window.click("Cancel");
    window.until(() -> !window.shows("A search is running"));
    assertThat(window.stage().isShowing()).isTrue();
    assertThat(engine.running()).hasSize(1);
  }

  @Test
  void aSearchThatWasLeftForTheNextStartGoesOnByItself() throws TimeoutException {
    new PreferencesFile(home).write(Preferences.DEFAULT.withGoOn(Set.of(2L, 99L)));
    FakeSearchEngine engine = open("filled");
    window.until(() -> engine.running(2).isPresent());
    window.until(() -> new PreferencesFile(home).read().goOn().isEmpty());
  }

  @Test
  void aKeyListsTheShortcutsOfThePageAndOfTheWindow() throws TimeoutException {
    open("filled");
    window.go("newStudy", "New study");
    window.robot().push(KeyCode.F1);
    window.until(() -> window.shows("Keyboard shortcuts"));
    assertThat(window.shows("On this page: New study")).isTrue();
    assertThat(window.shows("Start search")).isTrue();
    assertThat(window.shows("Command palette…")).isTrue();
    window.click("Close");
    window.until(() -> !window.shows("Everywhere"));
  }

  @Test
  void everyControlHasANameForScreenReaders() throws TimeoutException {
    open("filled");
    window.until(() -> window.shows("Recent studies"));
    requireNames("Tunebench");
    for (String[] place :
        new String[][] {
          {"studies", "Studies"},
          {"newStudy", "New study"},
          {"devices", "Devices"},
          {"settings", "Settings"}
        }) {
      window.go(place[0], place[1]);
      requireNames(place[1]);
    }
  }

  private void requireNames(String page) {
    assertThat(window.visible())
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
