package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tunebench.app.live.OpenStudyPage.until;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.TickItem;
import org.tunebench.app.trials.TrialRow;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;

/** The columns of the table of trials: which are shown, in which order and how wide. */
@ExtendWith(ApplicationExtension.class)
class TrialColumnsTabTest {
  private OpenStudyPage study;

  @Start
  void start(Stage window) {
    study = new OpenStudyPage(window, "trial-columns-tab-test");
  }

  @AfterEach
  void stop(FxRobot robot) {
    study.close(robot);
  }

  @Test
  void hiddenColumnsAreSaidAndTheLongMenuStaysBelowItsButton(FxRobot robot)
      throws TimeoutException {
    study.open(robot, 9, 9, StudyState.FINISHED);
    study.showTrials(robot);
    MenuButton columns = study.find("#columns", MenuButton.class);
    robot.interact(() -> columnItem("failure").setSelected(true));
    assertThat(columns.getText()).isEmpty();
    robot.interact(() -> columnItem("state").setSelected(false));
    robot.interact(() -> columnItem("device").setSelected(false));
    assertThat(columns.getText()).isEqualTo("2 hidden");
    for (int opened = 0; opened < 2; opened++) {
      robot.interact(columns::show);
      WaitForAsyncUtils.waitForFxEvents();
      Window menu = columnItem("state").getParentPopup();
      double bottom = columns.localToScreen(columns.getBoundsInLocal()).getMaxY();
      Region content = (Region) columnItem("state").getParentPopup().getSkin().getNode();
      double top = content.localToScreen(content.getBoundsInLocal()).getMinY();
      assertThat(menu.isShowing()).isTrue();
      assertThat(top).isGreaterThanOrEqualTo(bottom - 6);
      robot.interact(columns::hide);
    }
  }

  /** On a screen of one and a half pixels to a point, less was not enough. */
  @Test
  void theRankHasAsMuchRoomBesideItsHeadingForTheArrowOfASortAsOthers(FxRobot robot)
      throws TimeoutException {
    study.open(robot, 9, 9, StudyState.FINISHED);
    study.showTrials(robot);
    assertThat(besideHeading("#")).isCloseTo(besideHeading("trial"), within(1.0));
  }

  /** What is left of a column's width by its heading. */
  private double besideHeading(String id) {
    Text heading = new Text(column(id).getText());
    heading.setFont(Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, 14));
    return column(id).getWidth() - heading.getLayoutBounds().getWidth();
  }

  @Test
  void aColumnThatIsEmptyInAllTrialsIsHiddenUntilItIsNot(FxRobot robot) throws TimeoutException {
    Study filled = study.engine().repository().create(FakeStudies.spec("fresh", 100));
    FakeRunningStudy running = study.engine().start(filled.id());
    study.open(robot, filled);
    study.showTrials(robot);
    MenuButton columns = study.find("#columns", MenuButton.class);
    assertThat(column("failure").isVisible()).as("while nothing is known").isTrue();
    running.complete(running.startTrial());
    running.complete(running.startTrial());
    until(() -> !column("failure").isVisible() && column("suggestion_ms").isVisible());
    assertThat(columns.getText()).as("nobody has hidden what is empty").isEmpty();
    assertThat(columnItem("failure").isSelected()).isFalse();

    robot.interact(() -> columnItem("failure").setSelected(true));
    assertThat(column("failure").isVisible()).as("as the person wants it").isTrue();
    robot.interact(() -> columnItem("failure").setSelected(false));
    assertThat(column("failure").isVisible()).isFalse();
    robot.interact(() -> columnItem("state").setSelected(false));

    running.fail(running.startTrial(), "it broke");
    until(() -> column("failure").isVisible());
    assertThat(column("state").isVisible()).as("hidden by the person").isFalse();
    assertThat(columns.getText()).isEqualTo("1 hidden");
  }

  @Test
  void aColumnGrowsWithWhatComesUnlessThePersonHasSetItsWidth(FxRobot robot)
      throws TimeoutException {
    Study filled = study.engine().repository().create(FakeStudies.spec("fresh", 100));
    FakeRunningStudy running = study.engine().start(filled.id());
    running.complete(running.startTrial(), 1, Map.of("a", 1.0, "b", 1.0));
    study.open(robot, filled);
    study.showTrials(robot);
    until(() -> column("b").getWidth() > 0 && column("a").getWidth() > 0);
    double before = column("a").getWidth();
    robot.interact(() -> study.table().resizeColumn(column("b"), -10));
    double own = column("b").getWidth();
    assertThat(own).isLessThan(before);

    running.complete(running.startTrial(), 1, Map.of("a", 0.000123456, "b", 0.000123456));
    until(() -> column("a").getWidth() > before);
    until(() -> shown("a").contains("0.000123456"));
    assertThat(column("b").getWidth()).as("the person's").isEqualTo(own);
    assertThat(shown("b")).doesNotContain("0.000123456");
  }

  /** What the cells of a column show, with dots where that is cut short. */
  private List<String> shown(String column) {
    return study.table().lookupAll(".trial-cell").stream()
        .map(TableCell.class::cast)
        .filter(cell -> column.equals(cell.getTableColumn().getId()) && cell.getText() != null)
        .map(cell -> ((Text) cell.lookup(".text")).getText())
        .toList();
  }

  @Test
  void aHeadingThatIsCutShortIsSaidWhereThePointerRests(FxRobot robot) throws TimeoutException {
    study.open(robot, 9, 9, StudyState.FINISHED);
    study.showTrials(robot);
    until(() -> heading("lr") != null && heading("state") != null);
    robot.moveTo(heading("lr"));
    assertThat(heading("lr").getTooltip()).as("whole").isNull();
    robot.interact(() -> study.table().resizeColumn(column("state"), -70));
    robot.moveTo(heading("state"));
    until(() -> heading("state").getTooltip() != null);
    assertThat(heading("state").getTooltip().getText()).isEqualTo("state");
  }

  private Label heading(String text) {
    return study.table().lookupAll(".column-header > .label").stream()
        .map(Label.class::cast)
        .filter(label -> text.equals(label.getText()))
        .findFirst()
        .orElse(null);
  }

  @Test
  void columnsAreAsTheyWereLeft(FxRobot robot) throws TimeoutException {
    Study filled = FakeStudies.filled(study.engine().repository(), "a", 9, 9, StudyState.FINISHED);
    study.open(robot, filled);
    study.showTrials(robot);
    until(() -> study.isThere("#table") && column("lr").getWidth() > 0);
    robot.interact(
        () -> {
          List<TableColumn<TrialRow, ?>> order = new ArrayList<>(study.table().getColumns());
          order.add(1, order.remove(order.indexOf(column("lr"))));
          study.table().getColumns().setAll(order);
          study.table().resizeColumn(column("lr"), 60);
          columnItem("state").setSelected(false);
          column("lr").setSortType(TableColumn.SortType.DESCENDING);
          study.table().getSortOrder().setAll(List.of(column("lr")));
        });
    List<TrialRow> sorted = List.copyOf(study.table().getItems());
    double width = column("lr").getWidth();
    assertThat(column("lr").getPrefWidth()).isLessThan(width);

    robot.interact(study.page()::close);
    study.open(robot, filled);
    study.showTrials(robot);
    until(() -> study.isThere("#table"));
    assertThat(study.table().getColumns().get(1).getId()).isEqualTo("lr");
    assertThat(column("lr").getWidth()).isEqualTo(width);
    assertThat(column("state").isVisible()).isFalse();
    assertThat(study.table().getSortOrder()).extracting(TableColumn::getId).containsExactly("lr");
    assertThat(column("lr").getSortType()).isEqualTo(TableColumn.SortType.DESCENDING);
    assertThat(numbers(study.table().getItems())).isEqualTo(numbers(sorted));

    robot.interact(
        () ->
            study.find("#columns", MenuButton.class).getItems().stream()
                .filter(item -> "resetColumns".equals(item.getId()))
                .toList()
                .forEach(MenuItem::fire));
    assertThat(study.table().getColumns().get(1).getId()).isEqualTo("trial");
    assertThat(column("lr").getWidth()).isLessThan(width);
    assertThat(column("state").isVisible()).isTrue();
    assertThat(numbers(study.table().getItems())).isSorted();
  }

  private static List<Integer> numbers(List<TrialRow> rows) {
    return rows.stream().map(row -> row.trial().number()).toList();
  }

  private TableColumn<TrialRow, ?> column(String id) {
    return study.table().getColumns().stream()
        .filter(column -> column.getId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private TickItem columnItem(String text) {
    return study.find("#columns", MenuButton.class).getItems().stream()
        .filter(item -> text.equals(item.getText()))
        .map(TickItem.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
