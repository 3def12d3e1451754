package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableView;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.live.StudyPage;
import org.tunebench.app.shell.PaletteEntry;

/** Defining a study and looking through its trials with the keyboard alone. */
class KeyboardFlowTest {
  /** More controls than any page has. */
  private static final int MOST_TABS = 150;

  private static final long RUNNING = 5;

  /** Pixels that look otherwise around a control that has the focus. */
  private static final int SEEN = 12;

  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();
  private FakeSearchEngine engine;

  private void open(String content) throws TimeoutException {
    engine = FakeWorkbench.engine(content);
    window.open(FakeWorkbench.parts(engine, StudyPage::at), home, Optional.empty());
    window.until(() -> window.robot().lookup("#demo").tryQuery().isPresent());
    window.until(() -> !window.robot().lookup("#demo").query().isDisabled());
  }

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  private void push(KeyCode... keys) {
    window.robot().push(keys);
    window.until(() -> true);
  }

  private Node focused() {
    return window.stage().getScene().getFocusOwner();
  }

  /** Goes on with Tab until something has the focus. */
  private void tabTo(String name) {
    for (int i = 0; i < MOST_TABS && !name.equals(nameOf(focused())); i++) {
      push(KeyCode.TAB);
    }
    assertThat(nameOf(focused())).isEqualTo(name);
  }

  private static String nameOf(Node node) {
    if (node == null) {
      return "";
    }
    return node.getAccessibleText() != null ? node.getAccessibleText() : node.getId();
  }

  private void newStudy() {
    push(KeyCode.SHORTCUT, KeyCode.N);
    window.until(() -> window.title().startsWith("New study"));
  }

  @Test
  void theKeyOfTheSettingsLeadsToTheirFirstChoice() throws TimeoutException {
    open("empty");
    push(KeyCode.SHORTCUT, KeyCode.COMMA);
    window.until(() -> "themeSystem".equals(nameOf(focused())));
  }

  @Test
  void aStudyIsDefinedAndStarted() throws TimeoutException {
    open("empty");
    newStudy();
    assertThat(nameOf(focused())).isEqualTo("Data file");
    window.robot().write("/data/cortex.h5ad");
    push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
    assertThat(nameOf(focused())).isEqualTo("Name");
    window.robot().write("width");
    tabTo("Low");
    window.robot().write("1");
    tabTo("High");
    window.robot().write("8");
    TreeTableView<?> tree = window.find(TreeTableView.class, "table");
    window.until(() -> tree.getExpandedItemCount() == 7);
    push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.D);
    window.until(() -> tree.getExpandedItemCount() == 8);
    push(KeyCode.SHORTCUT, KeyCode.Z);
    window.until(() -> tree.getExpandedItemCount() == 7);
    push(KeyCode.SHORTCUT, KeyCode.ENTER);
    window.until(() -> window.title().startsWith("cortex"));
    assertThat(engine.running()).hasSize(1);
  }

  @Test
  void theMenuOfTheTreeOpensByAKey() throws TimeoutException {
    open("empty");
    newStudy();
    tabTo("Search space");
    push(KeyCode.DOWN);
    push(KeyCode.SHIFT, KeyCode.F10);
    window.until(() -> window.entry("Duplicate").isPresent());
    push(KeyCode.ESCAPE);
    window.until(() -> window.entry("Duplicate").isEmpty());
  }

  @Test
  void aTextIsLeftByTab() throws TimeoutException {
    open("empty");
    newStudy();
    push(KeyCode.SHORTCUT, KeyCode.E);
    window.until(() -> window.visible().stream().anyMatch(TextArea.class::isInstance));
    assertThat(focused())
        .as("one can paste at once")
        .isEqualTo(window.find(TextArea.class, "file"));
    String before = window.find(TextArea.class, "file").getText();
    push(KeyCode.TAB);
    assertThat(focused()).isNotInstanceOf(TextArea.class);
    push(KeyCode.SHIFT, KeyCode.TAB);
    assertThat(focused()).isInstanceOf(TextArea.class);
    assertThat(window.find(TextArea.class, "file").getText()).isEqualTo(before);
    push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.V);
    assertThat(nameOf(focused())).isEqualTo("From Python");
  }

  @Test
  void thePaletteSaysTheKeysOfThePage() throws TimeoutException {
    open("empty");
    newStudy();
    push(KeyCode.SHORTCUT, KeyCode.K);
    window.until(() -> window.robot().lookup("#curtain").query().isVisible());
    assertThat(entries())
        .containsEntry("Study file", "Ctrl+E")
        .containsEntry("From Python…", "Ctrl+Shift+V")
        .containsEntry("Add parameter", "Ctrl+Shift+A");
    window.robot().write("add parameter");
    push(KeyCode.ENTER);
    TreeTableView<?> tree = window.find(TreeTableView.class, "table");
    window.until(() -> tree.getExpandedItemCount() == 7);
    assertThat(nameOf(focused())).isEqualTo("Name");
  }

  private Map<String, String> entries() {
    ListView<?> list = window.find(ListView.class, "list");
    return list.getItems().stream()
        .map(PaletteEntry.class::cast)
        .collect(
            Collectors.toMap(
                PaletteEntry::text, PaletteEntry::keys, (one, other) -> one, LinkedHashMap::new));
  }

  @Test
  void trialsAreFilteredPinnedAndOpened() throws TimeoutException {
    open("filled");
    openStudy("pbmc-autotune");
    push(KeyCode.SHORTCUT, KeyCode.F);
    window.until(() -> focused() instanceof TextField);
    window.robot().write("n_layers = 1");
    TableView<?> table = window.find(TableView.class, "table");
    window.until(() -> table.getItems().size() < 100);
    tabTo("Trials");
    push(KeyCode.DOWN);
    window.until(() -> table.getSelectionModel().getSelectedIndex() >= 0);
    push(KeyCode.P);
    window.until(() -> engine.repository().marks(1).size() == 1);
    push(KeyCode.CONTEXT_MENU);
    window.until(() -> window.entry("Unpin trial").isPresent());
    push(KeyCode.ESCAPE);
    assertThat(window.robot().lookup("#log").tryQuery()).isPresent();
    push(KeyCode.ESCAPE);
    window.until(() -> table.getSelectionModel().getSelectedIndex() < 0);
  }

  private void openStudy(String name) {
    push(KeyCode.SHORTCUT, KeyCode.K);
    window.until(() -> window.robot().lookup("#curtain").query().isVisible());
    window.robot().write(name);
    window.until(() -> entries().containsKey(name));
    push(KeyCode.ENTER);
    window.until(() -> window.title().startsWith(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"themeLight", "themeDark"})
  void tabGoesThroughTheWholeBuilderAndItIsSeenWhereItIs(String theme) throws TimeoutException {
    open("empty");
    window.go("settings", "Settings");
    window.click("#" + theme);
    newStudy();
    push(KeyCode.SHORTCUT, KeyCode.E);
    requireAllReachedAndSeen();
  }

  @ParameterizedTest
  @ValueSource(strings = {"themeLight", "themeDark"})
  void tabGoesThroughTheTrialsAndItIsSeenWhereItIs(String theme) throws TimeoutException {
    open("filled");
    window.go("settings", "Settings");
    window.click("#" + theme);
    openStudy("pbmc-autotune");
    push(KeyCode.SHORTCUT, KeyCode.F);
    tabTo("Trials");
    push(KeyCode.DOWN);
    requireAllReachedAndSeen();
  }

  private void run(String entry) {
    push(KeyCode.SHORTCUT, KeyCode.K);
    window.until(() -> window.robot().lookup("#curtain").query().isVisible());
    window.robot().write(entry);
    window.until(() -> entries().keySet().stream().findFirst().orElse("").equals(entry));
    push(KeyCode.ENTER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Start page", "Studies", "Devices", "Settings"})
  void tabGoesThroughEachPlace(String place) throws TimeoutException {
    open("filled");
    run(place);
    window.until(() -> place.equals("Start page") || window.title().startsWith(place));
    requireAllReachedAndSeen();
  }

  @Test
  void theRecentStudyThatHasTheFocusIsOpenedByEnter() throws TimeoutException {
    open("filled");
    tabTo("Recent studies");
    push(KeyCode.ENTER);
    window.until(() -> window.title().startsWith("cortex-autotune"));
  }

  @Test
  void theKeyboardGoesOnInThePageThatItLedTo() throws TimeoutException {
    open("filled");
    tabTo("Recent studies");
    push(KeyCode.ENTER);
    window.until(() -> window.title().startsWith("cortex-autotune"));
    push(KeyCode.ENTER);
    assertThat(window.title()).startsWith("cortex-autotune");

    push(KeyCode.TAB);
    Node page = window.robot().lookup("#place").query();
    assertThat(Stream.iterate(focused().getParent(), Objects::nonNull, Node::getParent))
        .contains((Parent) page);
  }

  @Test
  void theKeyboardStaysAtTheButtonsOfAStudyThatEnds() throws TimeoutException {
    open("filled");
    openStudy("cortex-autotune");
    tabTo("study-pause");
    Node pause = focused();
    window.robot().interact(() -> engine.driven(RUNNING).finish());
    window.until(() -> pause.getScene() == null);
    push(KeyCode.TAB);
    assertThat(focused().getId()).startsWith("study-");
  }

  @Test
  void theButtonOfTheSidePanelShowsItsIconWhileItHasTheFocus() throws TimeoutException {
    open("filled");
    openStudy("pbmc-autotune");
    window.until(() -> window.find(ToggleButton.class, "sideShown").isSelected());
    tabTo("Side panel");
    Image seen = onFx(() -> focused().snapshot(null, null));
    int middle = (int) seen.getWidth() / 2;
    assertThat(PixelContrast.differencesInMiddle(seen, middle - 11, middle + 11)).isPositive();
  }

  @Test
  void theNoteOfAStudyIsLeftByTab() throws TimeoutException {
    open("filled");
    openStudy("pbmc-autotune");
    run("Details");
    tabTo("Note");
    String before = ((TextArea) focused()).getText();
    push(KeyCode.TAB);
    assertThat(focused()).isNotInstanceOf(TextArea.class);
    push(KeyCode.SHIFT, KeyCode.TAB);
    assertThat(((TextArea) focused()).getText()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Histories", "Best so far", "Parallel coordinates", "Insight", "Details"})
  void tabGoesThroughEachPartOfAStudy(String part) throws TimeoutException {
    open("filled");
    openStudy("pbmc-autotune");
    run(part);
    WaitForAsyncUtils.waitForFxEvents(8);
    requireAllReachedAndSeen();
  }

  /** Once around by Tab: every control that can be used has the focus in turn, visibly. */
  private void requireAllReachedAndSeen() {
    Set<Node> wanted =
        window.visible().stream()
            .filter(KeyboardFlowTest::canBeUsed)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<Node> reached = new LinkedHashSet<>();
    List<String> unseen = new ArrayList<>();
    for (int i = 0; i < MOST_TABS && reached.size() < wanted.size() + 20; i++) {
      Stop stop = onFx(this::nextStop);
      if (!reached.add(stop.at())) {
        break;
      }
      if (PixelContrast.differences(stop.with(), stop.without()) < SEEN) {
        unseen.add(String.valueOf(stop.at()));
      }
    }
    wanted.removeAll(reached);
    // Within a group of toggles the arrows lead on.
    wanted.removeIf(
        node ->
            node instanceof ToggleButton toggle
                && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains));
    assertThat(wanted).as("not reached by Tab").isEmpty();
    assertThat(unseen).as("the focus is not seen").isEmpty();
  }

  private static boolean canBeUsed(Node node) {
    return node instanceof Control
        && !(node instanceof ScrollPane)
        && node.isFocusTraversable()
        && !node.isDisabled()
        && !(node.getParent() instanceof Control);
  }

  /** A control with the focus, and how it looks with it and without. */
  private record Stop(Node at, Image with, Image without) {}

  private Stop nextStop() {
    tab(false);
    Node at = focused();
    Image with = at.snapshot(null, null);
    tab(true);
    Image without = at.snapshot(null, null);
    tab(false);
    return new Stop(at, with, without);
  }

  /** The robot rests after each key: some hundred of them would take minutes. */
  private void tab(boolean back) {
    Node at = focused() == null ? window.stage().getScene().getRoot() : focused();
    Event.fireEvent(
        at, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, back, false, false, false));
  }

  private static <T> T onFx(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }
}
