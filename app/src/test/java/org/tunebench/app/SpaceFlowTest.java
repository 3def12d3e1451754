package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Notification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be done with a search space, by mouse and keyboard. */
class SpaceFlowTest {
  private static final int NAME = 0;
  private static final int VALUES = 2;
  private static final int WHEN = 3;

  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();

  @BeforeEach
  void open() throws TimeoutException {
    window.open("empty", home);
    window.until(() -> window.shows("No studies yet"));
    window.go("newStudy", "New study");
    window.until(() -> column(NAME).size() == 6);
  }

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  private TreeTableView<?> tree() {
    return window.find(TreeTableView.class, "table");
  }

  /** What stands in a column, from top to bottom. */
  private List<String> column(int index) {
    TreeTableView<?> tree = tree();
    return IntStream.range(0, tree.getExpandedItemCount())
        .mapToObj(row -> String.valueOf(tree.getColumns().get(index).getCellData(row)))
        .toList();
  }

  private String cell(String parameter, int index) {
    return column(index).get(column(NAME).indexOf(parameter));
  }

  private int level(String parameter) {
    TreeTableView<?> tree = tree();
    return tree.getTreeItemLevel(tree.getTreeItem(column(NAME).indexOf(parameter)));
  }

  private Node row(String parameter) {
    return window.visible().stream()
        .filter(
            node ->
                node instanceof TreeTableRow<?> row
                    && !row.isEmpty()
                    && row.getIndex() == column(NAME).indexOf(parameter))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + parameter));
  }

  /** Selects several parameters as a person does: the first by a click, others with Ctrl. */
  private void select(String first, String... others) {
    window.click(() -> row(first));
    for (String other : others) {
      window.robot().press(KeyCode.SHORTCUT);
      window.click(() -> row(other));
      window.robot().release(KeyCode.SHORTCUT);
    }
  }

  @Test
  void aParameterIsDraggedOntoTheOneThatItDependsOn() {
    window.robot().drag(row("dropout_rate"), MouseButton.PRIMARY).dropTo(row("n_hidden"));
    window.menu("= 256");
    window.until(() -> cell("dropout_rate", WHEN).equals("n_hidden = 256"));

    assertThat(level("dropout_rate")).isEqualTo(level("n_hidden") + 1);
    assertThat(column(NAME).indexOf("dropout_rate"))
        .isEqualTo(column(NAME).indexOf("n_hidden") + 1);
    window.click("#undo");
    window.until(() -> cell("dropout_rate", WHEN).isEmpty());
    assertThat(level("dropout_rate")).isEqualTo(level("n_hidden"));
  }

  /** Whether such words are said in passing. */
  private boolean isSaid(String words) {
    return window.find(VBox.class, "notices").getChildren().stream()
        .anyMatch(node -> node instanceof Notification note && note.getMessage().contains(words));
  }

  @Test
  void whatIsSaidOfAnotherObjectiveHidesNoButtonAndOneUndoTakesItBack() {
    select("lr");
    window.type("High", "0.5");
    window.until(() -> cell("lr", VALUES).contains("0.5"));
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
    assertThat(column(NAME)).contains("x1");

    window.click("#undo");
    window.until(() -> column(NAME).contains("lr"));
    assertThat(cell("lr", VALUES)).contains("0.5");
    window.go("studies", "Studies");
    window.until(() -> notices.getTranslateY() == 0);
  }

  @Test
  void whatKeysPassByInTheListOfObjectivesIsNoStepOfUndo() {
    select("lr");
    window.type("High", "0.5");
    window.until(() -> cell("lr", VALUES).contains("0.5"));
    ComboBox<?> objective = window.find(ComboBox.class, "objective");
    window.click(objective);
    window.until(objective::isShowing);
    for (int i = 1; i < objective.getItems().size(); i++) {
      window.robot().push(KeyCode.DOWN);
    }
    assertThat(column(NAME)).as("nothing is chosen yet").contains("lr");
    window.robot().push(KeyCode.ENTER);
    window.until(() -> isSaid("is now the one for Test function"));
    assertThat(column(NAME)).contains("x1");
    window.click("#undo");
    window.until(() -> column(NAME).contains("lr"));
    assertThat(cell("lr", VALUES)).contains("0.5");
    assertThat(objective.getValue()).hasToString(objective.getItems().get(0).toString());
  }

  @Test
  void aParameterIsNotDraggedOntoOneWithoutValuesToChooseFrom() {
    window.robot().drag(row("dropout_rate"), MouseButton.PRIMARY).dropTo(row("lr"));
    window.until(() -> true);

    assertThat(Window.getWindows()).as("no menu, and no error").containsOnly(window.stage());
    assertThat(window.find(Button.class, "undo").isDisabled()).isTrue();
  }

  @Test
  void aConditionIsMadeInTheEditorAndTakenOutAgain() {
    window.type("Data file", "/data/cortex.h5ad");
    window.click(() -> row("lr"));
    window.until(() -> window.field("Low").getText().equals("0.0001"));
    window.click("#addCondition");
    window.until(() -> window.showsText(t -> t.startsWith("lr: Choose the parameter")));
    assertThat(isMarkedWrong(row("lr"))).as("nothing could be chosen yet").isFalse();
    assertThat(window.find(Node.class, "preview").isVisible()).isTrue();
    window.choose(window.named(ComboBox.class, "Parameter"), "reconstruction_loss");
    window.until(() -> isMarkedWrong(row("lr")));
    window.click(window.named(Node.class, "Values to choose from"));
    window.menu("nb");
    window.until(() -> cell("lr", WHEN).equals("reconstruction_loss = nb"));

    assertThat(level("lr")).isEqualTo(level("reconstruction_loss") + 1);
    window.click(window.named(Button.class, "Remove the condition"));
    window.until(() -> cell("lr", WHEN).isEmpty());
  }

  private static boolean isMarkedWrong(Node row) {
    return row.getPseudoClassStates().stream()
        .anyMatch(s -> s.getPseudoClassName().equals("wrong"));
  }

  @Test
  void whatWasUndoneComesBackByCtrlYWhereverTheFocusWas() {
    window.click(() -> row("lr"));
    window.click("#addCondition");
    window.until(() -> window.field("Values").isVisible());
    window.click(window.field("Values"));
    window.robot().push(KeyCode.SHORTCUT, KeyCode.Z);
    window.until(
        () -> window.visible().stream().noneMatch(n -> "Values".equals(n.getAccessibleText())));
    window.robot().push(KeyCode.SHORTCUT, KeyCode.Y);
    window.until(() -> window.field("Values").isVisible());
  }

  @Test
  void aTypedConditionThatCanNeverHoldIsSaid() {
    window.type("Data file", "/data/cortex.h5ad");
    window.click(() -> row("lr"));
    window.until(() -> window.field("Low").getText().equals("0.0001"));
    window.click("#addCondition");
    window.until(() -> window.showsText(t -> t.startsWith("lr: Choose the parameter")));
    window.choose(window.named(ComboBox.class, "Parameter"), "n_layers");
    window.click(window.field("Values"));
    window.robot().write("9");
    window.until(() -> window.showsText(t -> t.startsWith("lr: ") && t.contains("n_layers")));
    window.robot().push(KeyCode.BACK_SPACE);
    window.robot().write("2");
    window.until(() -> cell("lr", WHEN).equals("n_layers = 2"));
  }

  @Test
  void thePageKeepsStillWhileADataFileIsTyped() {
    Set<Double> places = new TreeSet<>();
    tree().localToSceneTransformProperty().addListener((was, old, now) -> places.add(now.getTy()));
    double before = tree().getLocalToSceneTransform().getTy();
    window.type("Data file", "/data/cortex.h5ad");
    window.until(() -> window.showsText(t -> t.startsWith("3005 cells")));

    assertThat(places).isSubsetOf(before);
    window.type("Data file", "/data/cortex");
    window.until(() -> window.showsText(t -> t.contains("holds no counts")));
    assertThat(places).isSubsetOf(before);
  }

  @Test
  void severalParametersAreChangedTogether() {
    select("n_latent", "lr");
    window.click("#change");
    window.menu("Twice as wide");
    window.until(() -> cell("n_latent", VALUES).equals("0 … 20"));
    assertThat(cell("lr", VALUES)).startsWith("log").contains("0.02");
    window.click("#undo");
    window.until(() -> cell("n_latent", VALUES).equals("5 … 15"));

    select("n_latent", "lr");
    window.click("#change");
    window.menu("Only when", "reconstruction_loss", "= zinb");
    window.until(() -> cell("lr", WHEN).equals("reconstruction_loss = zinb"));
    assertThat(cell("n_latent", WHEN)).isEqualTo("reconstruction_loss = zinb");

    window.rightClick(row("lr"));
    window.menu("Always there");
    window.until(() -> cell("lr", WHEN).isEmpty());
  }

  /** Whether words stand in the table with no end cut off. */
  private boolean isWhole(String words) {
    return tree().lookupAll(".text").stream()
        .anyMatch(node -> node instanceof Text text && text.getText().equals(words));
  }

  @Test
  void conditionsTakeRoomFromNamesOnlyWhereThereAreSome() {
    window.robot().interact(() -> window.stage().setWidth(1280));
    window.until(() -> isWhole("reconstruction_loss") && isWhole("log 0.0001 … 0.01"));
    assertThat(tree().getColumns().get(WHEN).isVisible()).isFalse();

    select("n_latent");
    window.click("#change");
    window.menu("Only when", "n_layers", "= 2");
    window.until(() -> isWhole("n_layers = 2"));
    assertThat(tree().getColumns().get(WHEN).getWidth()).isGreaterThan(tree().getWidth() / 4);
    window.click("#undo");
    window.until(() -> isWhole("reconstruction_loss"));
    assertThat(tree().getColumns().get(WHEN).isVisible()).isFalse();
  }

  @Test
  void keysInTheListDuplicateRemoveUndoAndRedo() {
    select("n_hidden", "n_layers");
    window.robot().push(KeyCode.SHORTCUT, KeyCode.D);
    window.until(() -> column(NAME).contains("n_layers_2"));
    assertThat(column(NAME)).hasSize(8).contains("n_hidden_2");
    window.robot().push(KeyCode.DELETE);
    window.until(() -> column(NAME).size() == 6);
    assertThat(column(NAME)).doesNotContain("n_layers_2");
    window.robot().push(KeyCode.SHORTCUT, KeyCode.Z);
    window.until(() -> column(NAME).size() == 8);
    window.robot().push(KeyCode.SHORTCUT, KeyCode.Z);
    window.until(() -> column(NAME).size() == 6);
    assertThat(window.find(Button.class, "undo").isDisabled()).isTrue();
    window.robot().push(KeyCode.SHORTCUT, KeyCode.Y);
    window.until(() -> column(NAME).size() == 8);
    window.click("#redo");
    window.until(() -> column(NAME).size() == 6);
    assertThat(column(NAME)).contains("n_hidden", "n_layers");
  }

  @Test
  void whatIsTypedInOneGoIsUndoneInOneGoFromWithinTheField() {
    window.type("High", "25");
    window.until(() -> cell("n_latent", VALUES).equals("5 … 25"));
    window.robot().push(KeyCode.SHORTCUT, KeyCode.Z);
    window.until(() -> cell("n_latent", VALUES).equals("5 … 15"));
    assertThat(window.field("High").getText()).isEqualTo("15");
    window.robot().push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    window.until(() -> window.field("High").getText().equals("25"));
  }

  @Test
  void aNewParameterIsNamedAndMovedAtOnce() {
    window.click(() -> row("n_hidden"));
    window.click("#add");
    window.until(() -> column(NAME).size() == 7);
    assertThat(window.stage().getScene().getFocusOwner()).isInstanceOf(TextField.class);
    window.robot().write("width");
    window.type("Low", "1");
    window.type("High", "8");
    window.until(() -> cell("width", VALUES).equals("1 … 8"));
    assertThat(column(NAME).indexOf("width")).isEqualTo(2);
    window.click("#up");
    window.until(() -> column(NAME).indexOf("width") == 1);
    window.click("#down");
    window.until(() -> column(NAME).indexOf("width") == 2);
  }

  @Test
  void aSentenceAtTheNameLeavesTheKindItsRoom() {
    window.click(() -> row("n_layers"));
    TextField name = window.robot().lookup(".editor .text-field").queryAs(TextField.class);
    window.robot().interact(() -> name.setText("n_hidden"));
    ComboBox<?> kind = window.named(ComboBox.class, "Kind");
    window.until(() -> window.showsText(words -> words.contains("has this name")));
    assertThat(kind.getWidth()).isGreaterThanOrEqualTo(kind.prefWidth(-1));
  }

  @Test
  void aTemplateIsTakenAndUndone() {
    window.choose(window.find(ComboBox.class, "objective"), "Your own command");
    window.click("#templates");
    window.menu("Neural network (MLP)");
    window.until(() -> column(NAME).contains("momentum"));
    assertThat(cell("momentum", WHEN)).isEqualTo("optimizer = sgd");
    assertThat(level("momentum")).isEqualTo(level("optimizer") + 1);
    window.click("#templates");
    window.menu("Support vector machine");
    window.until(() -> column(NAME).contains("kernel"));
    window.click("#undo");
    window.until(() -> column(NAME).contains("momentum"));
  }

  @Test
  void theSelectedRowStaysSelectedWhereverRowsAreMadeAnew() {
    window.choose(window.find(ComboBox.class, "objective"), "Your own command");
    window.click("#templates");
    window.menu("Gradient boosting");
    window.until(() -> column(NAME).contains("subsample"));
    window.click(() -> row("max_depth"));
    window.until(() -> window.field("High").getText().equals("10"));
    window.click("#templates");
    window.menu("Random forest");
    window.until(() -> column(NAME).contains("criterion"));

    assertThat(window.field("High").getText()).isEqualTo("30");
    assertThat(selected()).containsExactly("max_depth");
    window.click("#undo");
    window.until(() -> column(NAME).contains("subsample"));
    assertThat(selected()).containsExactly("max_depth");
  }

  @Test
  void aDataFileThatChoosesTheObjectiveLeavesTheRowsInHand() throws IOException {
    Path flowers =
        Files.writeString(
            home.resolve("flowers.csv"),
            "species,width\n" + "setosa,1.5\nvirginica,2.5\n".repeat(40));
    select("n_layers", "lr");
    window.type("Data file", flowers.toString());
    window.until(() -> column(NAME).contains("batch_size"));

    assertThat(selected()).containsExactly("n_layers");
    window.type("High", "3");
    window.until(() -> cell("n_layers", VALUES).equals("1 … 3"));
  }

  @Test
  void aChoiceOfNumbersThatBecomesARangeKeepsThem() {
    window.click(() -> row("dropout_rate"));
    window.until(() -> window.field("Options, separated by commas").getText().startsWith("0.1"));
    window.choose(window.named(ComboBox.class, "Kind"), "Float");
    window.until(() -> cell("dropout_rate", VALUES).equals("0.1 … 0.7"));
    assertThat(window.field("Low").getText()).isEqualTo("0.1");
    window.click("#undo");
    window.until(() -> cell("dropout_rate", VALUES).equals("0.1 · 0.3 · 0.5 · 0.7"));
    assertThat(window.find(Button.class, "undo").isDisabled()).isTrue();
  }

  @Test
  void aBetaDistributionIsShapedAndRounded() {
    window.click(() -> row("dropout_rate"));
    window.until(() -> window.field("Options, separated by commas").getText().startsWith("0.1"));
    window.choose(window.named(ComboBox.class, "Kind"), "Beta");
    window.type("Alpha", "2");
    window.type("Beta", "5");
    window.until(() -> cell("dropout_rate", VALUES).equals("beta 2, 5"));
    window.type("Round to", "0.05");
    window.until(() -> cell("dropout_rate", VALUES).equals("beta 2, 5, rounded to 0.05"));
    window.click("#roundDown");
    window.until(() -> cell("dropout_rate", VALUES).equals("beta 2, 5, rounded down to 0.05"));
    window.type("Alpha", "0");
    window.until(() -> window.showsText(t -> t.startsWith("A shape of a beta distribution is")));
  }

  /** The names of the selected rows. */
  private List<String> selected() {
    return tree().getSelectionModel().getSelectedIndices().stream().map(column(NAME)::get).toList();
  }
}
