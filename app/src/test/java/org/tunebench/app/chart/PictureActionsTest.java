package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.TestServices;

/** The menu of a chart with a real toolkit, without a display. */
@ExtendWith(ApplicationExtension.class)
class PictureActionsTest {
  private final TestServices person = new TestServices();
  private final Region chart = new Region();
  private Optional<Drawing> drawn = Optional.of(new Red());
  private PictureActions actions;

  @Start
  void start(Stage stage) {
    chart.setFocusTraversable(true);
    actions =
        new PictureActions(person.on(new FakeSearchEngine()), chart, () -> drawn, () -> "cortex");
    stage.setScene(new Scene(chart, 600, 400));
    stage.show();
  }

  private record Red() implements Drawing {
    @Override
    public String title() {
      return "red";
    }

    @Override
    public List<String> describe(int trial) {
      return List.of();
    }

    @Override
    public List<Mark> draw(Graphics2D g2, Rectangle2D area, ChartTheme theme) {
      g2.setPaint(Color.RED);
      g2.fill(new Rectangle2D.Double(0, 0, area.getWidth() / 2, area.getHeight()));
      return List.of();
    }
  }

  private static List<MenuItem> menu() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof ContextMenu && window.isShowing())
        .flatMap(window -> ((ContextMenu) window).getItems().stream())
        .toList();
  }

  private static Image copied(FxRobot robot) {
    Image[] found = new Image[1];
    robot.interact(() -> found[0] = Clipboard.getSystemClipboard().getImage());
    return found[0];
  }

  @Test
  void aRightClickOffersToCopyThePictureAsItWouldBeExported(FxRobot robot) {
    robot.clickOn(chart, MouseButton.SECONDARY);
    assertThat(menu())
        .extracting(MenuItem::getText)
        .containsExactly("Copy picture", "Export picture…");

    robot.interact(() -> menu().get(0).fire());

    Image picture = copied(robot);
    assertThat(picture.getWidth()).isEqualTo(1200);
    assertThat(picture.getHeight()).isEqualTo(800);
    assertThat(picture.getPixelReader().getArgb(10, 10)).isEqualTo(Color.RED.getRGB());
    assertThat(picture.getPixelReader().getArgb(1190, 10))
        .isEqualTo(ChartTheme.light().background().getRGB());
    assertThat(person.told()).containsExactly("The picture is on the clipboard.");
  }

  @Test
  void theFileIsNamedAfterTheStudyAndTheChart(FxRobot robot) {
    robot.interact(actions::export);
    assertThat(person.proposed()).containsExactly("cortex-red.png");
  }

  @Test
  void aRightButtonThatIsDraggedOpensNoMenu(FxRobot robot) {
    robot.moveTo(chart).press(MouseButton.SECONDARY).moveBy(60, 40).release(MouseButton.SECONDARY);
    assertThat(menu()).isEmpty();
  }

  @Test
  void theKeyboardOpensTheMenu(FxRobot robot) {
    robot.interact(chart::requestFocus);
    robot.push(KeyCode.SHIFT, KeyCode.F10);
    assertThat(menu()).hasSize(2);
    robot.push(KeyCode.ENTER);
    assertThat(person.told()).containsExactly("The picture is on the clipboard.");
  }

  @Test
  void whereNothingIsDrawnNothingIsCopied(FxRobot robot) {
    drawn = Optional.empty();
    robot.clickOn(chart, MouseButton.SECONDARY);
    assertThat(menu()).hasSize(2).allMatch(MenuItem::isDisable);

    robot.interact(actions::copy);
    assertThat(person.told()).containsExactly("There is nothing to see in this chart yet.");
  }
}
