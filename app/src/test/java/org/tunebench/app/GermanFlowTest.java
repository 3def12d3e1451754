package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.trials.FactList;

/** A person who writes decimal commas defines a search, watches it and looks at its trials. */
class GermanFlowTest {
  private static final Pattern POINT = Pattern.compile("\\d\\.\\d");

  /** What a processor is called, as in "… @ 2.00GHz (2 cores) (cpu)", is its maker's. */
  private static final String PROCESSOR = " (cpu)";

  private static final Pattern COMMA = Pattern.compile("-?\\d+,\\d+");

  @RegisterExtension final PersonsLocale locale = new PersonsLocale(Locale.GERMANY);

  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();
  private final SpaceRobot space = new SpaceRobot(window);

  @BeforeEach
  void open() throws TimeoutException {
    window.openProgram(home);
    window.goToNewStudy();
  }

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  /** What stands in labels, cells and fields and has a number with a decimal point in it. */
  private List<String> points() {
    return window.visible().stream()
        .flatMap(GermanFlowTest::words)
        .filter(words -> POINT.matcher(words).find() && !words.endsWith(PROCESSOR))
        .distinct()
        .toList();
  }

  private static Stream<String> words(Node node) {
    if (node instanceof TextField field) {
      return Stream.of(field.getText());
    }
    return node instanceof Labeled labeled && labeled.getText() != null
        ? Stream.of(labeled.getText())
        : Stream.empty();
  }

  private void define() {
    window.choose(window.find(ComboBox.class, "objective"), "Test function");
    window.choose(window.named(ComboBox.class, "Function"), "branin");
    window.click(() -> space.row("x1"));
    window.until(() -> window.field("Low").getText().equals("-5"));
    window.type("Low", "-4,5");
    window.type("High", "9,75");
    window.click(
        window.visible().stream()
            .filter(
                node -> node instanceof Hyperlink link && link.getText().equals("More settings"))
            .findFirst()
            .orElseThrow());
    window.type("Noise", "0,25");
    window.type("Target", "-1000,5");
    window.type("Trials", "6");
    window.type("Name", "mit-komma");
  }

  private String file() {
    return window.find(TextArea.class, "file").getText();
  }

  @Test
  void fieldsHaveCommasAndTheStudyFileHasPoints() {
    define();
    window.robot().push(KeyCode.SHORTCUT, KeyCode.E);
    window.until(() -> file().contains("mit-komma"));

    assertThat(file()).contains("[-4.5, 9.75]", "noise: 0.25", "target: -1000.5");
    assertThat(COMMA.matcher(file()).find()).as(file()).isFalse();
    assertThat(window.shows("-4,5 … 9,75")).isTrue();
    assertThat(points()).isEmpty();
  }

  private void search() {
    window.startSearch("mit-komma");
    window.until(() -> window.shows("finished"));
  }

  /** What the rows in sight have in a column. */
  private List<TableCell<?, ?>> cells(String column) {
    return window.visible().stream()
        .filter(
            node ->
                node instanceof TableCell<?, ?> cell
                    && !cell.isEmpty()
                    && column.equals(cell.getTableColumn().getText()))
        .<TableCell<?, ?>>map(node -> (TableCell<?, ?>) node)
        .toList();
  }

  private Node tab(String name) {
    return window.visible().stream()
        .filter(node -> node.getStyleClass().contains("tab") && hasLabel(node, name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no tab " + name));
  }

  private static boolean hasLabel(Node node, String name) {
    return node.lookup(".tab-label") instanceof Labeled label && name.equals(label.getText());
  }

  @Test
  void trialsAndTheBestOfThemHaveCommas() {
    define();
    search();
    assertThat(window.find(Label.class, "bestValue").getText()).matches(COMMA);
    assertThat(window.find(Label.class, "line").getText()).containsPattern(COMMA);
    assertThat(points()).as("histories and the best so far").isEmpty();

    window.click(tab("Trials"));
    window.until(() -> cells("x1").size() == 6);
    assertThat(cells("x1")).allMatch(x -> COMMA.matcher(x.getText()).matches());
    assertThat(cells("loss")).allMatch(loss -> COMMA.matcher(loss.getText()).matches());
    window.type("Filter", "x1 < 9,75");
    window.until(() -> cells("x1").size() == 6);
    window.click(() -> cells("x1").get(0));
    window.until(() -> !window.find(FactList.class, "metrics").getChildren().isEmpty());
    assertThat(points()).as("table and details of a trial").isEmpty();
    for (String tab : List.of("Analysis", "Insight", "Details")) {
      window.click(tab(tab));
      WaitForAsyncUtils.waitForFxEvents(8);
      assertThat(points()).as(tab).isEmpty();
    }
  }

  @Test
  void whyTheSearchEndedHasCommas() {
    define();
    window.type("Target", "308,5");
    search();
    window.until(() -> window.showsText(t -> t.contains("reached its target")));
    assertThat(points()).isEmpty();
  }
}
