package org.tunebench.app.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Columns, and then rows, that come a few with each pulse. */
class TableInTurnTest {
  private static final double HEIGHT = 300;
  private static final double ROW = 30;

  private final FxRobot robot = new FxRobot();
  private Label nothing;
  private Stage stage;
  private StackPane page;
  private TableView<String> table;
  private TableInTurn<String> inTurn;
  private List<TableColumn<String, String>> columns;

  @BeforeEach
  void open() throws TimeoutException {
    stage = FxToolkit.registerPrimaryStage();
    robot.interact(
        () -> {
          page = new StackPane();
          stage.setScene(new Scene(page, 400, HEIGHT));
          stage.show();
          nothing = new Label("nothing there");
          table = new TableView<>();
          table.setPlaceholder(nothing);
          table.setFixedCellSize(ROW);
          table.getItems().setAll(Collections.nCopies(100, "x"));
          inTurn = new TableInTurn<>(table);
          columns = Stream.of("a", "b", "c", "d").map(TableColumn<String, String>::new).toList();
          inTurn.begin(columns);
        });
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void noneComesIntoATableThatIsNotInAWindow() {
    WaitForAsyncUtils.waitForFxEvents(10);

    assertThat(table.getColumns()).isEmpty();
    assertThat(inTurn.isBusy()).isTrue();
  }

  @Test
  void allComeOnceTheTableIsInAWindow() throws TimeoutException {
    robot.interact(() -> show(table));
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, this::isFilled);
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(table.getColumns()).isEqualTo(columns);
    assertThat(table.getHeight()).isEqualTo(page.getHeight());
    assertThat(table.getMaxHeight()).isEqualTo(Region.USE_COMPUTED_SIZE);
    assertThat(table.getPlaceholder()).isSameAs(nothing);
  }

  @Test
  void theyGoOnWhereTheTableWasTakenOutMeanwhile() throws TimeoutException {
    robot.interact(
        () -> {
          show(table);
          show(new Label("another page"));
        });
    WaitForAsyncUtils.waitForFxEvents(10);
    assertThat(table.getColumns()).isEmpty();
    robot.interact(() -> show(table));
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, this::isFilled);

    assertThat(table.getColumns()).isEqualTo(columns);
  }

  @Test
  void inAPageThatScrollsItHasItsLeastHeightAndAllRowsThere() throws TimeoutException {
    robot.interact(
        () -> {
          table.setMinHeight(5 * ROW);
          VBox below = new VBox(new Label("tools"), table);
          below.setMinHeight(2 * HEIGHT);
          VBox.setVgrow(table, Priority.ALWAYS);
          ScrollPane scroll = new ScrollPane(below);
          scroll.setFitToWidth(true);
          scroll.setFitToHeight(true);
          show(scroll);
        });
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, this::isFilled);
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(table.getColumns()).isEqualTo(columns);
    assertThat(table.getHeight()).isGreaterThan(HEIGHT);
    assertThat(rowsShown()).isGreaterThan((long) (HEIGHT / ROW));
  }

  private long rowsShown() {
    return table.lookupAll(".table-row-cell").stream().filter(Node::isVisible).count();
  }

  private boolean isFilled() {
    return !inTurn.isBusy() && table.getMaxHeight() == Region.USE_COMPUTED_SIZE;
  }

  private void show(Node content) {
    page.getChildren().setAll(content);
  }
}
