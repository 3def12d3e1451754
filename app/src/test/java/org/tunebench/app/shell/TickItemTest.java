package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TickItemTest {
  private TickItem first;
  private TickItem second;
  private MenuButton menu;

  @Start
  void start(Stage stage) {
    first = new TickItem("n_a");
    second = new TickItem("a longer one than the first");
    menu = new MenuButton("choose", null, first, second);
    stage.setScene(new Scene(new StackPane(menu), 400, 300));
    stage.show();
  }

  private void open(FxRobot robot) {
    robot.interact(menu::show);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static Bounds onScreen(Node node) {
    return node.localToScreen(node.getBoundsInLocal());
  }

  @Test
  void severalAreChosenWhileTheMenuStaysOpenWhereverInTheirLineOneClicks(FxRobot robot) {
    open(robot);
    robot.clickOn(first.getContent());
    Parent line = first.getContent().getParent();
    assertThat(List.of(first.isSelected(), second.isSelected())).containsExactly(true, false);
    assertThat(menu.isShowing()).isTrue();

    robot.clickOn(onScreen(line).getMaxX() - 8, onScreen(line).getCenterY());
    assertThat(first.isSelected()).as("taken back, beside the words").isFalse();
    robot.clickOn(second.getContent());
    assertThat(second.isSelected()).isTrue();
    assertThat(menu.isShowing()).isTrue();
  }

  @Test
  void keysTickToo(FxRobot robot) {
    open(robot);
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);
    assertThat(second.isSelected()).isTrue();
    assertThat(menu.isShowing()).isTrue();
    robot.push(KeyCode.ESCAPE);
    assertThat(menu.isShowing()).isFalse();
  }
}
