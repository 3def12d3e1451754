package org.tunebench.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;

/** Somebody in front of the list of parameters of a new study. */
final class SpaceRobot {
  static final int NAME = 0;
  static final int VALUES = 2;
  static final int WHEN = 3;

  private final WindowRobot window;

  /**
   * @param window where the page of a new study is
   */
  SpaceRobot(WindowRobot window) {
    this.window = window;
  }

  /** Opens the window and a new study with the six parameters that its objective has. */
  void open(Path home) throws TimeoutException {
    window.openNewStudy(home);
    window.until(() -> column(NAME).size() == 6);
  }

  /** The list itself. */
  TreeTableView<?> tree() {
    return window.find(TreeTableView.class, "table");
  }

  /** What stands in a column, from top to bottom. */
  List<String> column(int index) {
    TreeTableView<?> tree = tree();
    return IntStream.range(0, tree.getExpandedItemCount())
        .mapToObj(row -> String.valueOf(tree.getColumns().get(index).getCellData(row)))
        .toList();
  }

  /** What a parameter has in a column. */
  String cell(String parameter, int index) {
    return column(index).get(column(NAME).indexOf(parameter));
  }

  /** How far a parameter is moved in below those that it depends on. */
  int level(String parameter) {
    TreeTableView<?> tree = tree();
    return tree.getTreeItemLevel(tree.getTreeItem(column(NAME).indexOf(parameter)));
  }

  /** The row of a parameter, as it is at the moment. */
  Node row(String parameter) {
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
  void select(String first, String... others) {
    window.click(() -> row(first));
    for (String other : others) {
      window.robot().press(KeyCode.SHORTCUT);
      window.click(() -> row(other));
      window.robot().release(KeyCode.SHORTCUT);
    }
  }

  /** The names of the selected rows. */
  List<String> selected() {
    return tree().getSelectionModel().getSelectedIndices().stream().map(column(NAME)::get).toList();
  }
}
