package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a row of tools, parts side by side and dialogs do where there is too little room. */
@ExtendWith(ApplicationExtension.class)
class ToolRowTest {
  private static final double WIDE = 600;
  private static final double NARROW = 300;

  private TextField search;
  private Button open;
  private ToggleButton linear;
  private ToggleButton log;
  private HBox scale;
  private Button create;
  private Button delete;
  private ToolRow row;
  private StackPane place;
  private Stage stage;
  private int deleted;

  private static Button button(String words) {
    Button button = new Button(words);
    button.setPrefWidth(90);
    return button;
  }

  @Start
  void start(Stage window) {
    stage = window;
    search = new TextField();
    search.setMinWidth(80);
    open = button("Open");
    linear = new ToggleButton("Linear");
    log = new ToggleButton("Log");
    scale = new HBox(linear, log);
    create = button("New");
    delete = button("Delete");
    row = new ToolRow();
    place = new StackPane(row);
    row.setSpacing(10);
    row.setMore("More");
    row.getTools().setAll(search, open, scale, create, delete);
    ToolRow.setKeep(create, true);
    delete.setOnAction(event -> deleted++);
    window.setScene(new Scene(place, WIDE, 200));
    window.show();
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(stage::hide);
  }

  private void narrow(FxRobot robot) {
    robot.interact(
        () -> {
          place.setMaxWidth(NARROW);
          place.setPrefWidth(NARROW);
          place.resize(NARROW, 200);
          place.layout();
        });
  }

  private MenuButton more() {
    return (MenuButton) row.lookup(".more-tools");
  }

  @Test
  void whereThereIsRoomAllToolsStandInTheRow() {
    assertThat(row.getChildren()).containsExactly(search, open, scale, create, delete);
  }

  @Test
  void theLastOnesGoIntoAMenuAndWhatIsTypedInOrKeptStays(FxRobot robot) {
    narrow(robot);

    assertThat(row.getChildren()).containsExactly(search, create, more());
    assertThat(more().getAccessibleText()).isEqualTo("More");
    robot.interact(more()::show);
    List<MenuItem> items = more().getItems();
    assertThat(items)
        .extracting(MenuItem::getText)
        .containsExactly("Open", "Linear", "Log", "Delete");
    robot.interact(() -> items.get(3).fire());
    robot.interact(() -> items.get(2).fire());
    assertThat(deleted).isEqualTo(1);
    assertThat(log.isSelected()).isTrue();
  }

  @Test
  void theMenuSaysWhatIsChosenAndWhatCannotBeDone(FxRobot robot) {
    robot.interact(
        () -> {
          linear.setSelected(true);
          delete.setDisable(true);
        });
    narrow(robot);
    robot.interact(more()::show);

    assertThat(more().getItems().get(1)).isInstanceOf(CheckMenuItem.class);
    assertThat(((CheckMenuItem) more().getItems().get(1)).isSelected()).isTrue();
    assertThat(more().getItems().get(3).isDisable()).isTrue();
  }

  @Test
  void whereThereIsRoomAgainTheyComeBackInTheirOrder(FxRobot robot) {
    narrow(robot);
    robot.interact(
        () -> {
          place.resize(WIDE, 200);
          place.layout();
        });

    assertThat(row.getChildren()).containsExactly(search, open, scale, create, delete);
  }

  @Test
  void partsStandSideBySideOnlyWhereEachHasRoom(FxRobot robot) {
    Region one = part(40);
    Region other = part(60);
    Beside beside = new Beside();
    beside.setLeast(200);
    beside.getChildren().setAll(one, other);
    robot.interact(
        () -> {
          beside.setManaged(false);
          place.getChildren().setAll(beside);
          beside.resize(WIDE, beside.prefHeight(WIDE));
          beside.layout();
        });
    assertThat(beside.prefHeight(WIDE)).isEqualTo(60);
    assertThat(other.getLayoutX()).isEqualTo(one.getWidth() + 16);
    assertThat(one.getHeight()).isEqualTo(60);

    robot.interact(
        () -> {
          beside.resize(NARROW, beside.prefHeight(NARROW));
          beside.layout();
        });
    assertThat(beside.prefHeight(NARROW)).isEqualTo(40 + 16 + 60);
    assertThat(other.getLayoutX()).isZero();
    assertThat(other.getLayoutY()).isEqualTo(56);
    assertThat(other.getWidth()).isEqualTo(NARROW);
  }

  @Test
  void fourPartsStandTwoByTwoWhereFourHaveNoRoomAndThreeBelowEachOther(FxRobot robot) {
    Region last = part(30);
    Beside beside = new Beside();
    beside.setLeast(200);
    beside.getChildren().setAll(part(40), part(60), part(20), last);
    double two = 2 * 200 + 16;
    robot.interact(
        () -> {
          beside.setManaged(false);
          place.getChildren().setAll(beside);
          beside.resize(two, beside.prefHeight(two));
          beside.layout();
        });
    assertThat(beside.getHeight()).isEqualTo(60 + 16 + 30);
    assertThat(last.getLayoutX()).isEqualTo(216);
    assertThat(last.getLayoutY()).isEqualTo(76);
    assertThat(last.getWidth()).isEqualTo(200);

    robot.interact(() -> beside.getChildren().remove(2));
    assertThat(beside.prefHeight(two)).isEqualTo(40 + 16 + 60 + 16 + 30);
  }

  private static Region part(double height) {
    Region part = new Region();
    part.setPrefHeight(height);
    return part;
  }

  @Test
  void aDialogIsNoLargerThanItsScreenAndAllOfItIsThere(FxRobot robot) {
    robot.interact(
        () -> {
          // What another window has asked for.
          stage.setMinWidth(0);
          stage.setMinHeight(0);
          stage.setX(500);
          stage.setY(300);
          stage.setWidth(680);
          stage.setHeight(500);
          OnScreen.fit(stage, new Rectangle2D(0, 0, 640, 400));
        });

    assertThat(List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()))
        .containsExactly(0.0, 0.0, 640.0, 400.0);
  }
}
