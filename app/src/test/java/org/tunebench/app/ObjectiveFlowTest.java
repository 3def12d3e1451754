package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.SpaceRobot.NAME;
import static org.tunebench.app.SpaceRobot.VALUES;

import atlantafx.base.controls.Notification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a search space where another objective is chosen. */
class ObjectiveFlowTest {
  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();
  private final SpaceRobot space = new SpaceRobot(window);

  @BeforeEach
  void open() throws TimeoutException {
    space.open(home);
  }

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  /** Whether such words are said in passing. */
  private boolean isSaid(String words) {
    return window.find(VBox.class, "notices").getChildren().stream()
        .anyMatch(node -> node instanceof Notification note && note.getMessage().contains(words));
  }

  @Test
  void whatIsSaidOfAnotherObjectiveHidesNoButtonAndOneUndoTakesItBack() {
    space.select("lr");
    window.type("High", "0.5");
    window.until(() -> space.cell("lr", VALUES).contains("0.5"));
    window.choose(window.find(ComboBox.class, "objective"), "Test function");
    window.until(() -> isSaid("come back with Undo"));
    Node start = window.find(Button.class, "start");
    Node notices = window.find(VBox.class, "notices");
    Set<Node> notes = notices.lookupAll(".notice");
    assertThat(notes).isNotEmpty();
    assertThat(notes)
        .allMatch(
            note ->
                note.localToScreen(note.getLayoutBounds()).getMaxY()
                    <= start.localToScreen(start.getLayoutBounds()).getMinY());
    assertThat(space.column(NAME)).contains("x1");

    window.click("#undo");
    window.until(() -> space.column(NAME).contains("lr"));
    assertThat(space.cell("lr", VALUES)).contains("0.5");
    window.go("studies", "Studies");
    window.until(() -> notices.getTranslateY() == 0);
  }

  @Test
  void whatKeysPassByInTheListOfObjectivesIsNoStepOfUndo() {
    space.select("lr");
    window.type("High", "0.5");
    window.until(() -> space.cell("lr", VALUES).contains("0.5"));
    ComboBox<?> objective = window.find(ComboBox.class, "objective");
    window.click(objective);
    window.until(objective::isShowing);
    for (int i = 1; i < objective.getItems().size(); i++) {
      window.robot().push(KeyCode.DOWN);
    }
    assertThat(space.column(NAME)).as("nothing is chosen yet").contains("lr");
    window.robot().push(KeyCode.ENTER);
    window.until(() -> isSaid("is now the one for Test function"));
    assertThat(space.column(NAME)).contains("x1");
    window.click("#undo");
    window.until(() -> space.column(NAME).contains("lr"));
    assertThat(space.cell("lr", VALUES)).contains("0.5");
    assertThat(objective.getValue()).hasToString(objective.getItems().get(0).toString());
  }

  @Test
  void aDataFileThatChoosesTheObjectiveLeavesTheRowsInHand() throws IOException {
    Path flowers =
        Files.writeString(
            home.resolve("flowers.csv"),
            "species,width\n" + "setosa,1.5\nvirginica,2.5\n".repeat(40));
    space.select("n_layers", "lr");
    window.type("Data file", flowers.toString());
    window.until(() -> space.column(NAME).contains("batch_size"));

    assertThat(space.selected()).containsExactly("n_layers");
    window.type("High", "3");
    window.until(() -> space.cell("n_layers", VALUES).equals("1 … 3"));
  }
}
