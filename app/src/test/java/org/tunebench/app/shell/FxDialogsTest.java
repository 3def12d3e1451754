package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FxDialogsTest {
  private static final String NAME =
      "search of layers, rates and seeds, ".repeat(2).substring(0, 70);

  private Stage window;
  private FxDialogs dialogs;

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window = stage;
    window.setScene(new Scene(new StackPane(), 900, 600));
    window.show();
    dialogs = new FxDialogs(window, new Texts(Locale.ENGLISH), null, null, null);
  }

  private static <T extends Node> T shown(FxRobot robot, String query, Class<T> kind)
      throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> robot.lookup(query).tryQuery().isPresent());
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup(query).queryAs(kind);
  }

  private static void isWhole(FxRobot robot, String words) {
    Label label =
        robot
            .lookup(of -> of instanceof Label it && it.getText().equals(words))
            .queryAs(Label.class);
    assertThat(label.getWidth()).isGreaterThanOrEqualTo(width(words, label.getFont()));
  }

  private static double width(String words, Font font) {
    Text measured = new Text(words);
    measured.setFont(font);
    return measured.getLayoutBounds().getWidth();
  }

  @Test
  void aNameOfSeventyLettersIsSeenWhereItIsChanged(FxRobot robot) throws TimeoutException {
    Platform.runLater(() -> dialogs.ask("Rename the study", "Name", NAME));
    TextField field = shown(robot, ".dialog-pane .text-field", TextField.class);

    double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
    assertThat(field.getText()).isEqualTo(NAME);
    assertThat(room).isGreaterThan(width(NAME, field.getFont()));
    isWhole(robot, "Name");
    robot.push(KeyCode.ESCAPE);
  }

  @Test
  void aQuestionGoesWithWhatItIsAbout(FxRobot robot) throws TimeoutException {
    BooleanProperty stands = new SimpleBooleanProperty(true);
    List<Boolean> answers = new ArrayList<>();
    Platform.runLater(() -> answers.add(dialogs.confirm("Stop?", "It runs.", "Stop", stands)));
    shown(robot, ".dialog-pane", Node.class);
    robot.interact(() -> stands.set(false));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup(".dialog-pane").tryQuery()).isEmpty();
    assertThat(answers).containsExactly(false);
  }

  @Test
  void theLabelOfAChoiceAmongLongNamesIsWhole(FxRobot robot) throws TimeoutException {
    Platform.runLater(() -> dialogs.choose("Compare", "Study", List.of(NAME + NAME, "short")));
    shown(robot, ".dialog-pane .combo-box", ComboBox.class);

    isWhole(robot, "Study");
    robot.push(KeyCode.ESCAPE);
  }

  @Test
  void theListOfAChoiceIsNoWiderThanItsField(FxRobot robot) throws TimeoutException {
    Platform.runLater(() -> dialogs.choose("Compare", "Study", List.of(NAME + NAME, "short")));
    ComboBox<?> choice = shown(robot, ".dialog-pane .combo-box", ComboBox.class);
    robot.interact(choice::show);

    ListView<?> names = shown(robot, ".combo-box-popup .list-view", ListView.class);
    assertThat(names.getWidth()).isLessThanOrEqualTo(choice.getWidth() + 1);
    ListCell<?> first = (ListCell<?>) names.lookup(".list-cell");
    assertThat(first.getTextOverrun()).isEqualTo(OverrunStyle.CENTER_ELLIPSIS);
    assertThat(first.getTooltip().getText()).isEqualTo(NAME + NAME);
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.ESCAPE);
  }
}
