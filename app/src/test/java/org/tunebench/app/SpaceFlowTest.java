package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.SpaceRobot.NAME;
import static org.tunebench.app.SpaceRobot.VALUES;
import static org.tunebench.app.SpaceRobot.WHEN;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be done with a search space, by mouse and keyboard. */
class SpaceFlowTest {
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

  @Test
  void aParameterIsDraggedOntoTheOneThatItDependsOn() {
    window
        .robot()
        .drag(space.row("dropout_rate"), MouseButton.PRIMARY)
        .dropTo(space.row("n_hidden"));
    window.menu("= 256");
    window.until(() -> space.cell("dropout_rate", WHEN).equals("n_hidden = 256"));

    assertThat(space.level("dropout_rate")).isEqualTo(space.level("n_hidden") + 1);
    assertThat(space.column(NAME).indexOf("dropout_rate"))
        .isEqualTo(space.column(NAME).indexOf("n_hidden") + 1);
    window.click("#undo");
    window.until(() -> space.cell("dropout_rate", WHEN).isEmpty());
    assertThat(space.level("dropout_rate")).isEqualTo(space.level("n_hidden"));
  }

  @Test
  void aParameterIsNotDraggedOntoOneWithoutValuesToChooseFrom() {
    window.robot().drag(space.row("dropout_rate"), MouseButton.PRIMARY).dropTo(space.row("lr"));
    window.until(() -> true);

    assertThat(Window.getWindows()).as("no menu, and no error").containsOnly(window.stage());
    assertThat(window.find(Button.class, "undo").isDisabled()).isTrue();
  }

  /** Those of one family differ at their ends. */
  @Test
  void namesWithoutRoomAreShortenedInTheMiddle() {
    assertThat(window.robot().lookup(".tree-table-cell.long-name").queryAllAs(Labeled.class))
        .isNotEmpty()
        .extracting(Labeled::getTextOverrun)
        .containsOnly(OverrunStyle.CENTER_ELLIPSIS);
  }

  @Test
  void fieldsOfAParameterStandBelowEachOther() {
    window.click(() -> space.row("n_latent"));
    window.until(() -> window.field("Low").getText().equals("5"));
    double second = left(window.field("High"));
    assertThat(left(window.named(ComboBox.class, "Kind"))).isEqualTo(second);
    assertThat(left(window.find(CheckBox.class, "log"))).isEqualTo(second);
  }

  private static double left(Node field) {
    return field.localToScene(field.getLayoutBounds()).getMinX();
  }

  @Test
  void aConditionIsMadeInTheEditorAndTakenOutAgain() {
    window.type("Data file", "/data/cortex.h5ad");
    window.click(() -> space.row("lr"));
    window.until(() -> window.field("Low").getText().equals("0.0001"));
    window.click("#addCondition");
    window.until(() -> window.showsText(t -> t.startsWith("lr: Choose the parameter")));
    assertThat(isMarkedWrong(space.row("lr"))).as("nothing could be chosen yet").isFalse();
    assertThat(window.find(Node.class, "preview").isVisible()).isTrue();
    window.choose(window.named(ComboBox.class, "Parameter"), "reconstruction_loss");
    window.until(() -> isMarkedWrong(space.row("lr")));
    window.click(window.named(Node.class, "Values to choose from"));
    window.menu("nb");
    window.until(() -> space.cell("lr", WHEN).equals("reconstruction_loss = nb"));
    assertThat(window.entry("zinb")).as("one may want several").isPresent();
    window.menu("zinb");
    window.until(() -> window.field("Values").getText().equals("nb, zinb"));
    window.menu("zinb");
    window.until(() -> window.field("Values").getText().equals("nb"));
    window.robot().push(KeyCode.ESCAPE);
    window.until(() -> window.entry("zinb").isEmpty());
    window.choose(window.named(ComboBox.class, "Parameter"), "n_layers");
    window.until(() -> window.field("Values").getText().isEmpty());
    window.click("#undo");
    window.until(() -> space.cell("lr", WHEN).equals("reconstruction_loss = nb"));
    ComboBox<?> parent = window.named(ComboBox.class, "Parameter");
    assertThat(parent.getValue()).isEqualTo("reconstruction_loss");

    assertThat(space.level("lr")).isEqualTo(space.level("reconstruction_loss") + 1);
    window.click(window.named(Button.class, "Remove the condition"));
    window.until(() -> space.cell("lr", WHEN).isEmpty());
  }

  @Test
  void aNewConditionIsInSightAndLooksAtTheOnlyParameterThatItCan() {
    window.robot().interact(() -> window.stage().setHeight(620));
    window.click(() -> space.row("lr"));
    window.click("#addCondition");
    ComboBox<?> parent = window.named(ComboBox.class, "Parameter");
    window.until(parent::isFocused);
    window.until(() -> isInSight(parent));
    assertThat(parent.getValue()).as("there are several").isNull();
    window.click("#undo");

    List<String> others = List.of("n_latent", "n_hidden", "n_layers", "dropout_rate");
    for (String other : others) {
      window.click(() -> space.row(other));
      window.click("#remove");
    }
    window.click(() -> space.row("lr"));
    window.click("#addCondition");
    window.until(() -> window.field("Values").isFocused());
    window.until(() -> isInSight(window.field("Values")));
    assertThat(window.named(ComboBox.class, "Parameter").getValue())
        .isEqualTo("reconstruction_loss");
  }

  private boolean isInSight(Node node) {
    Node page = window.find(ScrollPane.class, "scroll");
    Bounds seen = page.localToScene(page.getLayoutBounds());
    return seen.contains(node.localToScene(node.getLayoutBounds()));
  }

  @Test
  void whoRemovesTheLastParameterStaysThere() {
    for (int left = 5; left >= 0; left--) {
      int now = left;
      window.click("#remove");
      window.until(() -> window.find(TreeTableView.class, "table").getExpandedItemCount() == now);
    }
    assertThat(window.find(Button.class, "add").isFocused()).isTrue();
  }

  private static boolean isMarkedWrong(Node row) {
    return row.getPseudoClassStates().stream()
        .anyMatch(s -> s.getPseudoClassName().equals("wrong"));
  }

  @Test
  void whatWasUndoneComesBackByCtrlYWhereverTheFocusWas() {
    window.click(() -> space.row("lr"));
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
    window.click(() -> space.row("lr"));
    window.until(() -> window.field("Low").getText().equals("0.0001"));
    window.click("#addCondition");
    window.until(() -> window.showsText(t -> t.startsWith("lr: Choose the parameter")));
    window.choose(window.named(ComboBox.class, "Parameter"), "n_layers");
    window.click(window.field("Values"));
    window.robot().write("9");
    window.until(() -> window.showsText(t -> t.startsWith("lr: ") && t.contains("n_layers")));
    window.robot().push(KeyCode.BACK_SPACE);
    window.robot().write("2");
    window.until(() -> space.cell("lr", WHEN).equals("n_layers = 2"));
  }

  @Test
  void thePageKeepsStillWhileADataFileIsTyped() {
    Set<Double> places = new TreeSet<>();
    space
        .tree()
        .localToSceneTransformProperty()
        .addListener((was, old, now) -> places.add(now.getTy()));
    double before = space.tree().getLocalToSceneTransform().getTy();
    window.type("Data file", "/data/cortex.h5ad");
    window.until(() -> window.showsText(t -> t.startsWith("3005 cells")));

    assertThat(places).isSubsetOf(before);
    window.type("Data file", "/data/cortex");
    window.until(() -> window.showsText(t -> t.contains("holds no counts")));
    assertThat(places).isSubsetOf(before);
  }

  @Test
  void severalParametersAreChangedTogether() {
    space.select("n_latent", "lr");
    window.click("#change");
    window.menu("Twice as wide");
    window.until(() -> space.cell("n_latent", VALUES).equals("0 … 20"));
    assertThat(space.cell("lr", VALUES)).startsWith("log").contains("0.02");
    window.click("#undo");
    window.until(() -> space.cell("n_latent", VALUES).equals("5 … 15"));

    space.select("n_latent", "lr");
    window.click("#change");
    window.menu("Only when", "reconstruction_loss", "= zinb");
    window.until(() -> space.cell("lr", WHEN).equals("reconstruction_loss = zinb"));
    assertThat(space.cell("n_latent", WHEN)).isEqualTo("reconstruction_loss = zinb");

    window.rightClick(space.row("lr"));
    window.menu("Always there");
    window.until(() -> space.cell("lr", WHEN).isEmpty());
  }

  /** Whether words stand in the table with no end cut off. */
  private boolean isWhole(String words) {
    return space.tree().lookupAll(".text").stream()
        .anyMatch(node -> node instanceof Text text && text.getText().equals(words));
  }

  @Test
  void conditionsTakeRoomFromNamesOnlyWhereThereAreSome() {
    window.robot().interact(() -> window.stage().setWidth(1280));
    window.until(() -> isWhole("reconstruction_loss") && isWhole("log 0.0001 … 0.01"));
    assertThat(space.tree().getColumns().get(WHEN).isVisible()).isFalse();

    space.select("n_latent");
    window.click("#change");
    window.menu("Only when", "n_layers", "= 2");
    window.until(() -> isWhole("n_layers = 2"));
    assertThat(space.tree().getColumns().get(WHEN).getWidth())
        .isGreaterThan(space.tree().getWidth() / 4);
    window.click("#undo");
    window.until(() -> isWhole("reconstruction_loss"));
    assertThat(space.tree().getColumns().get(WHEN).isVisible()).isFalse();

    space.select("reconstruction_loss");
    window.click("#change");
    window.menu("Only when", "n_layers", "= 2");
    window.until(() -> isWhole("n_layers = 2") && isWhole("reconstruction_loss"));
  }

  @Test
  void keysInTheListDuplicateRemoveUndoAndRedo() {
    space.select("n_hidden", "n_layers");
    window.robot().push(KeyCode.SHORTCUT, KeyCode.D);
    window.until(() -> space.column(NAME).contains("n_layers_2"));
    assertThat(space.column(NAME)).hasSize(8).contains("n_hidden_2");
    window.robot().push(KeyCode.DELETE);
    window.until(() -> space.column(NAME).size() == 6);
    assertThat(space.column(NAME)).doesNotContain("n_layers_2");
    window.robot().push(KeyCode.SHORTCUT, KeyCode.Z);
    window.until(() -> space.column(NAME).size() == 8);
    window.robot().push(KeyCode.SHORTCUT, KeyCode.Z);
    window.until(() -> space.column(NAME).size() == 6);
    assertThat(window.find(Button.class, "undo").isDisabled()).isTrue();
    window.robot().push(KeyCode.SHORTCUT, KeyCode.Y);
    window.until(() -> space.column(NAME).size() == 8);
    window.click("#redo");
    window.until(() -> space.column(NAME).size() == 6);
    assertThat(space.column(NAME)).contains("n_hidden", "n_layers");
  }

  @Test
  void whatIsTypedInOneGoIsUndoneInOneGoFromWithinTheField() {
    window.type("High", "25");
    window.until(() -> space.cell("n_latent", VALUES).equals("5 … 25"));
    window.robot().push(KeyCode.SHORTCUT, KeyCode.Z);
    window.until(() -> space.cell("n_latent", VALUES).equals("5 … 15"));
    assertThat(window.field("High").getText()).isEqualTo("15");
    window.robot().push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    window.until(() -> window.field("High").getText().equals("25"));
  }

  @Test
  void aNewParameterIsNamedAndMovedAtOnce() {
    window.click(() -> space.row("n_hidden"));
    window.click("#add");
    window.until(() -> space.column(NAME).size() == 7);
    assertThat(window.stage().getScene().getFocusOwner()).isInstanceOf(TextField.class);
    window.robot().write("width");
    window.type("Low", "1");
    window.type("High", "8");
    window.until(() -> space.cell("width", VALUES).equals("1 … 8"));
    assertThat(space.column(NAME).indexOf("width")).isEqualTo(2);
    window.click("#up");
    window.until(() -> space.column(NAME).indexOf("width") == 1);
    window.click("#down");
    window.until(() -> space.column(NAME).indexOf("width") == 2);
  }

  @Test
  void aSentenceAtTheNameLeavesTheKindItsRoom() {
    window.click(() -> space.row("n_layers"));
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
    window.until(() -> space.column(NAME).contains("momentum"));
    assertThat(space.cell("momentum", WHEN)).isEqualTo("optimizer = sgd");
    assertThat(space.level("momentum")).isEqualTo(space.level("optimizer") + 1);
    window.click("#templates");
    window.menu("Support vector machine");
    window.until(() -> space.column(NAME).contains("kernel"));
    window.click("#undo");
    window.until(() -> space.column(NAME).contains("momentum"));
  }

  @Test
  void theSelectedRowStaysSelectedWhereverRowsAreMadeAnew() {
    window.choose(window.find(ComboBox.class, "objective"), "Your own command");
    window.click("#templates");
    window.menu("Gradient boosting");
    window.until(() -> space.column(NAME).contains("subsample"));
    window.click(() -> space.row("max_depth"));
    window.until(() -> window.field("High").getText().equals("10"));
    window.click("#templates");
    window.menu("Random forest");
    window.until(() -> space.column(NAME).contains("criterion"));

    assertThat(window.field("High").getText()).isEqualTo("30");
    assertThat(space.selected()).containsExactly("max_depth");
    window.click("#undo");
    window.until(() -> space.column(NAME).contains("subsample"));
    assertThat(space.selected()).containsExactly("max_depth");
  }

  @Test
  void aChoiceOfNumbersThatBecomesARangeKeepsThem() {
    window.click(() -> space.row("dropout_rate"));
    window.until(() -> window.field("Options, separated by commas").getText().startsWith("0.1"));
    window.choose(window.named(ComboBox.class, "Kind"), "Float");
    window.until(() -> space.cell("dropout_rate", VALUES).equals("0.1 … 0.7"));
    assertThat(window.field("Low").getText()).isEqualTo("0.1");
    window.click("#undo");
    window.until(() -> space.cell("dropout_rate", VALUES).equals("0.1 · 0.3 · 0.5 · 0.7"));
    assertThat(window.find(Button.class, "undo").isDisabled()).isTrue();
  }

  @Test
  void aBetaDistributionIsShapedAndRounded() {
    window.click(() -> space.row("dropout_rate"));
    window.until(() -> window.field("Options, separated by commas").getText().startsWith("0.1"));
    window.choose(window.named(ComboBox.class, "Kind"), "Beta");
    window.type("Alpha", "2");
    window.type("Beta", "5");
    window.until(() -> space.cell("dropout_rate", VALUES).equals("beta 2, 5"));
    window.type("Round to", "0.05");
    window.until(() -> space.cell("dropout_rate", VALUES).equals("beta 2, 5, rounded to 0.05"));
    window.click("#roundDown");
    window.until(
        () -> space.cell("dropout_rate", VALUES).equals("beta 2, 5, rounded down to 0.05"));
    window.type("Alpha", "0");
    window.until(() -> window.showsText(t -> t.startsWith("Must be from 0.01 to 10000")));
  }
}
