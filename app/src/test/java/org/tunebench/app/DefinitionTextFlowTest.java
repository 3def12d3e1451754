package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study file beside the form, edited on either side, and search spaces pasted from Python. */
class DefinitionTextFlowTest {
  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();

  @BeforeEach
  void open() throws TimeoutException {
    window.openNewStudy(home);
  }

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  private TextArea file() {
    return window.find(TextArea.class, "file");
  }

  /** Selects some words of the study file and types others, as a person does. */
  private void retype(String words, String others) {
    int at = file().getText().indexOf(words);
    assertThat(at).as("%s in %s", words, file().getText()).isNotNegative();
    window.robot().interact(() -> file().selectRange(at, at + words.length()));
    window.robot().write(others);
  }

  /** Shows the study file and types something wrong into it. */
  private void mistype() {
    window.click("#showText");
    window.click(file());
    retype("trials: 100", "trials: many");
    window.until(() -> window.showsText(t -> t.contains("line ") && t.contains("trials")));
  }

  private boolean hasParameter(String name) {
    TreeTableView<?> tree = window.find(TreeTableView.class, "table");
    for (int row = 0; row < tree.getExpandedItemCount(); row++) {
      if (name.equals(tree.getColumns().get(0).getCellData(row))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void theFileFollowsTheFormAndTheFormTheFile() {
    window.type("Trials", "77");
    window.click("#showText");
    window.until(() -> file().getText().contains("trials: 77"));
    window.click(file());
    retype("trials: 77", "trials: 55");
    window.until(() -> window.field("Trials").getText().equals("55"));
    retype("[5, 15]", "[5, 25]");
    window.until(() -> window.field("High").getText().equals("25"));
    window.type("Trials", "44");
    window.until(() -> file().getText().contains("trials: 44"));
    assertThat(file().getText()).contains("[5, 25]");

    window.click("#undo");
    window.until(() -> file().getText().contains("trials: 55"));
    window.click("#showText");
    window.until(() -> window.visible().stream().noneMatch(TextArea.class::isInstance));
  }

  @Test
  void aWrongFileIsSaidWithItsLineAndChangesNothing() {
    mistype();
    assertThat(window.find(Label.class, "fileProblem").getText()).contains("many");
    assertThat(window.field("Trials").getText()).isEqualTo("100");
    assertThat(window.find(Label.class, "obstacle").getText()).contains("line ", "many");
    assertThat(window.find(Button.class, "start").isDisabled()).isTrue();
    assertThat(file().getText()).as("stays as it was typed").contains("trials: many");
    window.click("#fileLine");
    window.until(() -> file().getSelectedText().contains("trials: many"));
    assertThat(file().getSelectedText()).doesNotContain("\n");
    retype("many", "9");
    window.until(() -> window.field("Trials").getText().equals("9"));
    assertThat(window.robot().lookup("#fileProblem").query().isVisible()).isFalse();
  }

  @Test
  void aNewLineOfTheFileBeginsAsFarInAsTheOneBefore() {
    window.click("#showText");
    window.click(file());
    int end = file().getText().indexOf('\n', file().getText().indexOf("  n_latent:"));
    window.robot().interact(() -> file().positionCaret(end));
    window.robot().push(KeyCode.ENTER);
    window.robot().write("# wide");
    window.until(() -> file().getText().contains("[5, 15]}\n  # wide\n"));
  }

  @Test
  void aWrongFileThatTheFormWroteOverComesBackByUndo() {
    mistype();
    window.type("Trials", "8");
    window.until(() -> file().getText().contains("trials: 8"));
    window.click(file());
    window.robot().push(KeyCode.SHORTCUT, KeyCode.Z);
    window.until(() -> file().getText().contains("trials: many"));
    assertThat(window.field("Trials").getText()).isEqualTo("8");
  }

  @Test
  void aFormThatSaysNoDefinitionYetIsInTheFileAllTheSame() {
    window.choose(window.find(ComboBox.class, "objective"), "Your own command");
    window.click("#showText");
    window.until(() -> file().getText().contains("objective: command"));
    assertThat(file().getText())
        .contains("  # ", "objective: command\n# Command: type the program")
        .doesNotContain("scvi");
    assertThat(window.find(Label.class, "partial").getText()).contains("behind a #");
    window.type("Trials", "8");
    window.until(() -> file().getText().contains("trials: 8"));
    assertThat(window.robot().lookup("#fileProblem").query().isVisible()).isFalse();
  }

  @Test
  void thatADataFileIsMissingIsSaidBelowTheFile() {
    window.click("#showText");
    window.until(
        () -> window.showsText(t -> t.startsWith("Not a whole study file yet. Data file: ")));
    window.type("Data file", "/data/cortex.h5ad");
    window.until(() -> !window.robot().lookup("#partial").query().isVisible());
  }

  @Test
  void aNameThatIsTooLongIsInTheFileWithItsReason() {
    window.click("#showText");
    String name = "a".repeat(201);
    window.type("Name", name);
    window.until(() -> file().getText().startsWith("name: " + name + "\n# Name: "));
    window.click(file());
    retype(name, "shorter");
    window.until(() -> window.field("Name").getText().equals("shorter"));
    window.until(() -> !file().getText().contains("# Name: "));
    window.robot().write("-one");
    window.until(() -> window.field("Name").getText().equals("shorter-one"));
    assertThat(file().getText()).startsWith("name: shorter-one\nobjective:");
  }

  @Test
  void aWrongFileThatTheFormWroteOverComesBackByOneClick() {
    mistype();
    window.type("Trials", "8");
    window.until(() -> file().getText().contains("trials: 8"));
    window.click("#bringBack");
    window.until(() -> file().getText().contains("trials: many"));
    assertThat(window.robot().lookup("#bringBack").query().getParent().isVisible()).isFalse();
  }

  private void paste(String python) {
    window
        .robot()
        .interact(
            () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, python)));
    window.click("#paste");
    window.until(() -> window.find(TextArea.class, "python").isFocused());
    window.robot().push(KeyCode.SHORTCUT, KeyCode.A);
    window.robot().push(KeyCode.SHORTCUT, KeyCode.V);
    window.until(() -> window.find(TextArea.class, "python").getText().equals(python));
  }

  @Test
  void callsOfOptunaReplaceTheSpaceWithTheirConditions() {
    paste(
        """
        def objective(trial):
            optimizer = trial.suggest_categorical("optimizer", ["adam", "sgd"])
            if optimizer == "sgd":
                momentum = trial.suggest_float("momentum", 0.0, 0.99)
        """);
    window.until(() -> window.showsText(t -> t.startsWith("2 parameters are understood")));
    window.click("#replaceSpace");
    window.until(() -> hasParameter("momentum"));

    assertThat(hasParameter("n_latent")).isFalse();
    assertThat(window.find(TextArea.class, "python").getText()).isEmpty();
    TreeTableView<?> tree = window.find(TreeTableView.class, "table");
    assertThat(tree.getTreeItemLevel(tree.getTreeItem(1))).isEqualTo(2);
    window.click("#undo");
    window.until(() -> hasParameter("n_latent"));
  }

  @Test
  void callsOfHyperoptAreAddedToTheSpace() {
    paste(
        """
        space = {
            'rate': hp.loguniform('rate', np.log(1e-5), np.log(1e-1)),
            'units': hp.choice('units', [32, 64]),
        }
        """);
    window.until(() -> window.showsText(t -> t.startsWith("2 parameters are understood")));
    window.click("#addToSpace");
    window.until(() -> hasParameter("units"));
    assertThat(hasParameter("n_latent")).isTrue();
    assertThat(hasParameter("rate")).isTrue();
  }

  @Test
  void callsOfKerasTunerAreRead() {
    paste(
        """
        def build(hp):
            units = hp.Int("units", min_value=32, max_value=512, step=32)
            hp.Choice("activation", ["relu", "tanh"])
            hp.Float("lr", 1e-4, 1e-2, sampling="log")
        """);
    window.until(() -> window.showsText(t -> t.startsWith("3 parameters are understood")));
    window.click("#replaceSpace");
    window.until(() -> hasParameter("activation") && hasParameter("units") && hasParameter("lr"));
  }

  @Test
  void whatIsNotWrittenOutIsRefusedWithItsLine() {
    paste("low = read()\nlr = trial.suggest_float(\"lr\", low, 1.0)\n");
    window.until(() -> window.showsText(t -> t.contains("line 2")));
    assertThat(window.find(Button.class, "replaceSpace").isDisabled()).isTrue();
    assertThat(window.find(Button.class, "addToSpace").isDisabled()).isTrue();
  }
}
