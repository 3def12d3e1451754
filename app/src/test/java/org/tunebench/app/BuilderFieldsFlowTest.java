package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.engine.study.FirstTrials;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Target;
import org.tunebench.engine.study.WarmStart;

/** Fields of a definition that fewer people set, clicked and typed. */
class BuilderFieldsFlowTest {
  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();
  private FakeSearchEngine engine;

  @BeforeEach
  void open() throws TimeoutException {
    engine = window.open("filled", home);
    window.until(() -> window.find(Button.class, "demo").isVisible());
    window.go("newStudy", "New study");
  }

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  private StudySpec started(String name) {
    window.startSearch(name);
    return engine.repository().study(name).orElseThrow().spec();
  }

  private void obstacleBegins(String words) {
    window.until(() -> window.find(Label.class, "obstacle").getText().startsWith(words));
    assertThat(window.find(Button.class, "start").isDisabled()).isTrue();
  }

  @Test
  void aSearchIsToldWhatIsEnough() {
    window.type("Data file", "/data/mouse.h5ad");
    window.type("Target", "much");
    obstacleBegins("Target: Must be a number");
    window.type("Target", "1250.5");
    window.type("Patience", "0");
    obstacleBegins("Patience: Must be a whole number above 0");
    window.type("Patience", "30");
    window.type("Until", "accuracy above 0.9");
    obstacleBegins("Until: Must be such as accuracy >= 0.9");
    window.type("Until", "share p<0.05 >= 0.9, elbo <= 1200");

    assertThat(started("mouse").budget().stopping())
        .isEqualTo(
            new Stopping(
                OptionalDouble.of(1250.5),
                OptionalInt.of(30),
                List.of(
                    new Target("share p<0.05", Goal.MAXIMIZE, 0.9),
                    new Target("elbo", Goal.MINIMIZE, 1200))));
  }

  @Test
  void aSearchBeginsWithTheBestOfAnEarlierOne() {
    window.type("Data file", "/data/mouse.h5ad");
    String earlier = "pbmc-autotune";
    window.choose(window.find(ComboBox.class, "warmStart"), earlier);
    window.type("How many", "none");
    obstacleBegins("How many: Must be a whole number from 1 to 1000");
    window.type("How many", "3");

    assertThat(started("mouse").warmStart()).contains(new WarmStart(earlier, 3));
  }

  @Test
  void lettersChooseInAListOfChoices() {
    window.choose(window.find(ComboBox.class, "objective"), "Test function");
    ComboBox<?> function = window.named(ComboBox.class, "Function");
    window.click(function);
    window.until(function::isShowing);
    window.robot().write("con");
    window.until(() -> "conditional".equals(function.getValue()));
    window.robot().push(KeyCode.ENTER);
    window.until(() -> !function.isShowing());
    assertThat(function.getValue()).isEqualTo("conditional");
  }

  @Test
  void itIsSaidWhyTheDefaultConfigurationIsNotTried() {
    assertThat(window.showsText(text -> text.contains("not tried first"))).isFalse();
    window.click("#add");
    window.robot().write("wd");
    window.type("Low", "1");
    window.type("High", "8");
    String why = "The default configuration says nothing of wd: it is not tried first.";
    window.until(() -> window.shows(why));
    CheckBox baseline = window.find(CheckBox.class, "baseline");
    assertThat(baseline.isDisabled()).isTrue();
    assertThat(baseline.isSelected()).as("nothing is tried").isFalse();

    window.click("#remove");
    window.until(() -> baseline.isSelected() && !baseline.isDisabled());
    window.click(baseline);
    window.until(() -> !baseline.isSelected());
    window.click("#undo");
    window.until(baseline::isSelected);
    window.choose(window.find(ComboBox.class, "objective"), "Your own command");
    window.click("#add");
    window.robot().write("wd");
    window.type("Low", "1");
    window.type("High", "8");
    window.until(() -> window.showsText(t -> t.startsWith("The objective has no default")));
    assertThat(baseline.isSelected()).isFalse();
  }

  @Test
  void configurationsOfThePersonsOwnAreTriedFirst() {
    window.type("Data file", "/data/mouse.h5ad");
    window.click(button("Change values…"));
    window.type("n_latent", "40");
    window.click("#applyConfiguration");
    window.until(() -> window.shows("Usual values"));

    window.click("#addConfiguration");
    window.type("n_latent", "400");
    window.click("#applyConfiguration");
    window.until(() -> window.showsText(t -> t.contains("n_latent: 400 is outside int [5, 15]")));
    window.type("n_latent", "7");
    window.click("#applyConfiguration");
    window.until(() -> window.shows("Configuration 1"));
    window.click("#addConfiguration");
    window.click(button("Cancel"));

    FirstTrials first = started("mouse").first();
    assertThat(first.baseline().orElseThrow().values()).containsEntry("n_latent", 40L);
    assertThat(first.queue()).hasSize(1);
    assertThat(first.queue().get(0).values()).containsEntry("n_latent", 7L);
  }

  private Button button(String words) {
    return window.visible().stream()
        .filter(node -> node instanceof Button found && words.equals(found.getText()))
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private void openMoreSettings() {
    window.click(
        window.visible().stream()
            .filter(
                node -> node instanceof Hyperlink link && link.getText().equals("More settings"))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void whatIsWrongWithASettingThatIsFoldedAwayUnfoldsIt() {
    window.type("Data file", "/data/mouse.h5ad");
    assertThat(window.shows("Layer")).isFalse();
    window.type("Data file", "/data/normalised.h5ad");
    obstacleBegins("Layer: Cell 'A', gene 'B'");
    window.until(() -> window.shows("Layer"));
    Node sentence =
        window.visible().stream()
            .filter(node -> node instanceof Label said && said.getText().startsWith("Cell 'A'"))
            .findFirst()
            .orElseThrow();
    assertThat(sentence.getLayoutBounds().getWidth())
        .as("a long sentence is no column of words")
        .isGreaterThan(2 * window.field("Layer").getWidth());
    window.type("Layer", "counts");
    window.until(() -> !window.find(Button.class, "start").isDisabled());
  }

  @Test
  void theParametersThatACommandNamesAreAddedByOneClick() {
    window.choose(window.find(ComboBox.class, "objective"), "Your own command");
    window.type("Command", "python3 train.py --rate={{ rate }}");
    window.until(() -> window.showsText(t -> t.contains("not in the search space: rate.")));
    assertThat(window.find(Button.class, "browseFolder").isVisible()).isTrue();
    window.robot().interact(() -> window.stage().setHeight(620));
    window.click("#addMissing");
    window.until(() -> window.shows("rate"));
    window.until(() -> !window.robot().lookup("#missing").query().isVisible());
    obstacleBegins("rate: Low: Must be a number");
    window.until(() -> isInSight(window.field("Low")));
    window.robot().write("0.5");
    obstacleBegins("rate: High: Must be a number");
  }

  @Test
  void theParametersThatACommandDoesNotNameArePassedOnByOneClick() {
    window.choose(window.find(ComboBox.class, "objective"), "Your own command");
    window.type("Command", "python3 train.py");
    window.robot().interact(() -> window.stage().setHeight(620));
    window.click("#templates");
    window.menu("Support vector machine");
    window.until(() -> window.showsText(t -> t.startsWith("The command does not name ")));
    window.click("#passOn");
    window.until(() -> !window.robot().lookup("#unnamed").query().isVisible());
    window.until(() -> window.field("Command").isFocused());
    window.until(() -> isInSight(window.field("Command")));
    assertThat(window.field("Command").getText()).startsWith("python3 train.py --");
  }

  @Test
  void theOptionsThatAScriptDeclaresAreTickedAndSearched() throws IOException {
    Path script = home.resolve("train.py");
    Files.writeString(
        script,
        """
        p = argparse.ArgumentParser()
        p.add_argument("--learning-rate", type=float, default=1e-3, help="the step")
        p.add_argument("--amp", action="store_true")
        """);
    window.robot().interact(() -> window.stage().setHeight(620));
    window.choose(window.find(ComboBox.class, "objective"), "Your own command");
    window.type("Folder", home.toString());
    window.type("Command", "python3 train.py");
    window.until(() -> window.shows("train.py declares 2 options that are not searched"));
    window.until(() -> window.shows("default 0.001 · the step"));
    window.click(
        window
            .robot()
            .lookup((CheckBox box) -> box.getText().equals("--amp"))
            .queryAs(CheckBox.class));
    window.until(() -> window.find(Button.class, "addFound").getText().equals("Add 2 parameters"));
    window.click("#addFound");
    window.until(() -> window.field("Command").getText().endsWith(" {{ '--amp' if amp }}"));
    window.until(() -> !window.robot().lookup("#found").query().isVisible());
    window.until(() -> isInSight(window.robot().lookup("#table").query()));
    assertThat(window.robot().lookup("#caution").query().isVisible()).isFalse();

    window.type("Command", "python3 train.py --learning-rate={{learning_rate}}");
    String sentence =
        "The command does not name amp: your program gets it in TUNEBENCH_PARAMS alone.";
    window.until(() -> window.find(Label.class, "caution").isVisible());
    assertThat(window.find(Label.class, "caution").getText()).isEqualTo(sentence);
    window.click("#toCaution");
    window.until(() -> isInSight(window.find(Button.class, "passOn")));
  }

  private boolean isInSight(Node node) {
    Node page = window.find(ScrollPane.class, "scroll");
    Bounds seen = page.localToScene(page.getLayoutBounds());
    return seen.contains(node.localToScene(node.getLayoutBounds()));
  }

  @Test
  void aCommandGetsVariables() {
    window.choose(window.find(ComboBox.class, "objective"), "Your own command");
    window.type("Command", "python3 train.py");
    window.click("#templates");
    window.menu("Neural network (MLP)");
    openMoreSettings();
    window.type("Environment", "DATA");
    obstacleBegins("Environment: Give names and values, such as DATA=/data");
    window.type("Environment", "DATA=/data, TEXT=\"a, b\"");
    window.type("Name", "with-variables");

    window.startSearch();
    window.until(() -> engine.repository().study("with-variables").isPresent());
    assertThat(
            engine.repository().study("with-variables").orElseThrow().spec().objective().settings())
        .containsEntry("env", Map.of("DATA", "/data", "TEXT", "a, b"));
  }

  @Test
  void aLearningCurveStartsWhereItIsTold() {
    window.choose(window.find(ComboBox.class, "objective"), "Test function");
    openMoreSettings();
    window.type("Start value", "high");
    obstacleBegins("Start value: Must be a number");
    window.type("Start value", "12");
    window.type("Name", "from-twelve");

    assertThat(started("from-twelve").objective().settings()).containsEntry("start", 12.0);
  }

  @Test
  void aPrunerBeginsWithTheEpochsOfTheObjective() {
    window.choose(window.find(ComboBox.class, "objective"), "Test function");
    window.choose(window.named(ComboBox.class, "Pruner"), "Hyperband");
    window.until(() -> pruningEpochs().getText().equals("20"));
    window.type("Epochs", "45");
    window.until(() -> pruningEpochs().getText().equals("45"));
    window.type("Max. epochs", "81");
    window.type("Epochs", "60");
    window.type("Name", "divided");

    assertThat(started("divided").pruner().settings()).containsEntry("max-epochs", 81L);
  }

  private TextField pruningEpochs() {
    return window.field("Max. epochs");
  }
}
