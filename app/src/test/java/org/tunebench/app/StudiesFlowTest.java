package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.FakeWorkbench;

/** The list of studies, by a robot. */
class StudiesFlowTest {
  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();
  private final FakeSearchEngine engine = FakeWorkbench.engine("filled");

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  private void open() throws TimeoutException {
    window.open(FakeWorkbench.parts(engine), home, Optional.empty());
    window.until(() -> window.shows("pbmc-autotune"));
    window.go("studies", "Studies");
    window.until(() -> listed() == 5);
  }

  private int listed() {
    TableView<?> table = window.find(TableView.class, "table");
    return table.getItems().size();
  }

  /**
   * Where rows have no size until they are styled, a long list begins with its first one half
   * hidden on a screen of one and a half pixels a point.
   */
  @Test
  void theSizeOfRowsIsKnownBeforeTheyAreStyled() throws TimeoutException {
    open();
    TableView<?> table = window.find(TableView.class, "table");
    Node row = window.robot().lookup(".table-row-cell").query();
    assertThat(table.getFixedCellSize()).isPositive().isEqualTo(((Region) row).getHeight());
  }

  private List<Label> labels(String within) {
    return window.robot().lookup(within + " > .label").queryAllAs(Label.class).stream()
        .filter(Label::isVisible)
        .toList();
  }

  @Test
  void longNamesOfOneFamilyAreToldApartByTheirEnds() throws TimeoutException {
    String family = "embryo_organoid_atlas_integration_with_all_batches_and_highly_variable_genes_";
    engine.repository().create(FakeStudies.spec(family + "first", 3));
    engine.repository().create(FakeStudies.spec(family + "second", 3));
    window.open(FakeWorkbench.parts(engine), home, Optional.empty());
    window.until(() -> window.shows(family + "second"));
    window.robot().interact(() -> window.stage().setWidth(1000));
    window.until(() -> shortened().stream().anyMatch(name -> name.endsWith("second")));
    assertThat(shortened()).anyMatch(name -> name.endsWith("first"));
    window.go("studies", "Studies");
    window.until(() -> listed() == 7);
    window.until(() -> shortened().stream().anyMatch(name -> name.endsWith("second")));
    assertThat(shortened()).anyMatch(name -> name.endsWith("first"));
    window.robot().push(KeyCode.SHORTCUT, KeyCode.K);
    window.robot().write("embryo");
    window.until(() -> shortened().stream().filter(name -> name.endsWith("second")).count() == 2);
  }

  /** What is drawn of names that have no room. */
  private List<String> shortened() {
    return window.robot().lookup(".text").queryAllAs(Text.class).stream()
        .map(Text::getText)
        .filter(words -> words.startsWith("embryo") && words.contains("..."))
        .toList();
  }

  @Test
  void theColumnsOfRecentStudiesAreNamed() throws TimeoutException {
    window.open(FakeWorkbench.parts(engine), home, Optional.empty());
    window.until(() -> !labels(".recent .recent-line").isEmpty());
    List<Label> headings = labels(".recent-headings");
    assertThat(headings)
        .extracting(Label::getText)
        .containsExactly("Name", "State", "Best", "Trials", "Changed");
    List<Label> row = labels(".recent .recent-line").subList(0, headings.size());
    for (int i = 0; i < headings.size(); i++) {
      assertThat(row.get(i).localToScene(0, 0).getX())
          .as(headings.get(i).getText())
          .isEqualTo(headings.get(i).localToScene(0, 0).getX());
    }
  }

  @Test
  void studiesThatCannotBeReadAreSaidBelowTheListAndCanBeDeleted() throws TimeoutException {
    for (int i = 1; i <= 5; i++) {
      engine.repository().addUnreadable("future-" + i, "a definition of version 9");
    }
    open();
    window.until(() -> window.showsText(text -> text.startsWith("“future-5” is kept, but")));
    assertThat(window.showsText(text -> text.startsWith("2 more studies cannot be read"))).isTrue();

    window.click(window.named(Button.class, "Delete future-5"));
    window.until(() -> window.shows("Delete “future-5”?"));
    window.click("Delete");
    window.until(() -> window.showsText(text -> text.startsWith("One more study cannot be")));
    assertThat(window.showsText(text -> text.startsWith("“future-5” is kept"))).isFalse();
    assertThat(engine.repository().unreadable()).hasSize(4);
    assertThat(listed()).isEqualTo(5);
  }

  @Test
  void aStudyWhoseRowIsDamagedIsSaidBelowTheListAndNotOfferedToBeDeleted() throws TimeoutException {
    engine.repository().addUnreadable("future", "a definition of version 9");
    engine.repository().addUnreadable("torn", "its row is damaged", true);
    open();
    window.until(
        () ->
            window.shows(
                "“torn” cannot be read (its row is damaged). A copy of the workspace in its folder “backups” may have it whole."));
    Button other = window.named(Button.class, "Delete future");
    assertThat(other.getParent().getParent().lookupAll(".button")).containsExactly(other);
    assertThat(listed()).isEqualTo(5);
  }

  @Test
  void aDeletedStudyComesBackWithUndoAndIsGoneOnceItsNoticeIs() throws TimeoutException {
    open();
    window.until(() -> listed() == 5);
    deleteFirst();
    window.click("Undo");
    window.until(() -> listed() == 5);
    assertThat(window.find(VBox.class, "notices").getChildren()).isEmpty();
    assertThat(engine.repository().aside()).isEmpty();

    deleteFirst();
    assertThat(engine.repository().aside()).hasSize(1);
    window.click(window.find(VBox.class, "notices").lookup(".close-button"));
    window.until(() -> engine.repository().aside().isEmpty());
    assertThat(engine.repository().summaries()).hasSize(4);
  }

  @Test
  void aKeyAndThePaletteBringBackWhatWasDeletedAsLongAsItsNoticeIsThere() throws TimeoutException {
    open();
    deleteFirst();
    window.robot().push(KeyCode.SHORTCUT, KeyCode.Z);
    window.until(() -> listed() == 5);

    deleteFirst();
    window.robot().push(KeyCode.SHORTCUT, KeyCode.K);
    window.robot().write("bring back");
    window.robot().push(KeyCode.ENTER);
    window.until(() -> listed() == 5);
    assertThat(engine.repository().aside()).isEmpty();
    assertThat(window.find(VBox.class, "notices").getChildren()).isEmpty();

    window.robot().push(KeyCode.SHORTCUT, KeyCode.Z);
    window.robot().push(KeyCode.SHORTCUT, KeyCode.K);
    window.robot().write("bring back");
    window.until(() -> window.find(TextField.class, "query").getText().equals("bring back"));
    assertThat(window.shows("Bring back what was deleted")).isFalse();
  }

  private void deleteFirst() throws TimeoutException {
    TableView<?> table = window.find(TableView.class, "table");
    window.click(table.lookup(".table-row-cell"));
    window.click(window.find(Button.class, "delete"));
    window.until(() -> window.showsText(text -> text.startsWith("Delete “")));
    window.click("Delete");
    window.until(() -> listed() == 4);
  }

  @Test
  void theTableHasRoomForItsColumnsHoweverWideItIs() throws TimeoutException {
    open();
    window.until(() -> listed() == 5);
    Node table = window.find(TableView.class, "table");
    for (int width = 1340; width >= 800; width -= 20) {
      int now = width;
      window.robot().interact(() -> window.stage().setWidth(now));
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(table.lookupAll(".scroll-bar"))
          .filteredOn(bar -> ((ScrollBar) bar).getOrientation() == Orientation.HORIZONTAL)
          .as("a window of %d", width)
          .noneMatch(Node::isVisible);
    }
  }

  @Test
  void keysLeadFromTheSearchToWhatWasFound() throws TimeoutException {
    open();
    TableView<?> table = window.find(TableView.class, "table");
    window.robot().interact(() -> window.find(TextField.class, "search").requestFocus());
    window.robot().push(KeyCode.DOWN);
    window.until(table::isFocused);
    assertThat(table.getSelectionModel().getSelectedIndices()).containsExactly(0);
    window.robot().interact(() -> window.find(TextField.class, "search").requestFocus());
    window.robot().write("cortex").push(KeyCode.ENTER);
    window.until(table::isFocused);
    assertThat(listed()).isGreaterThan(1);
    window.robot().interact(() -> window.find(TextField.class, "search").requestFocus());
    window.robot().write("cortex-ld");
    window.until(() -> listed() == 1);
    window.robot().push(KeyCode.ENTER);
    window.until(() -> window.title().startsWith("cortex-ldvae"));
  }

  @Test
  void theBestOfRecentStudiesHasTheRoomThatIsThere() throws TimeoutException {
    window.open(FakeWorkbench.parts(engine), home, Optional.empty());
    window.robot().interact(() -> window.stage().setWidth(1300));
    window.until(() -> !labels(".recent .recent-line").isEmpty());
    WaitForAsyncUtils.waitForFxEvents();
    Label best = labels(".recent .recent-line").get(2);
    assertThat(best.getText()).contains("marginal_ll (#");
    assertThat(((Text) best.lookup(".text")).getText()).isEqualTo(best.getText());
  }

  @Test
  void aReplicateIsNotCountedToTheBudget() throws TimeoutException {
    FakeStudies.replicate(engine.repository(), 1);
    open();
    window.until(() -> window.shows("100 of 100"));
    assertThat(window.showsText(text -> text.startsWith("101"))).isFalse();
  }
}
