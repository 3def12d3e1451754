package org.tunebench.app.compare;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** The names above the columns of a table: they stay in sight while its rows scroll below them. */
final class HeadingRow {
  private final ScrollPane pane;
  private final GridPane table;
  private final Region ground = new Region();
  private final DoubleBinding scrolled;

  /**
   * @param pane scrolls the table
   * @param table its first row is the names'
   */
  HeadingRow(ScrollPane pane, GridPane table) {
    this.pane = pane;
    this.table = table;
    this.scrolled =
        Bindings.createDoubleBinding(
            () -> pane.getVvalue() * beyond(),
            pane.vvalueProperty(),
            pane.viewportBoundsProperty(),
            table.heightProperty());
    ground.getStyleClass().add("compare-heading");
    keep(ground, -1);
    table
        .sceneProperty()
        .flatMap(Scene::focusOwnerProperty)
        .addListener((source, before, now) -> Platform.runLater(() -> uncover(now)));
  }

  /** How much of the table has no room. */
  private double beyond() {
    return Math.max(0, table.getHeight() - pane.getViewportBounds().getHeight());
  }

  private void keep(Node node, double order) {
    node.setViewOrder(order);
    node.translateYProperty().bind(scrolled);
  }

  /** Puts the names above the second column and those behind it. */
  void fill(List<? extends Node> names) {
    table.add(ground, 0, 0, 1 + names.size(), 1);
    for (int i = 0; i < names.size(); i++) {
      keep(names.get(i), -2);
      table.add(names.get(i), i + 1, 0);
    }
  }

  /** Who goes back by keyboard would have the focus below the names. */
  private void uncover(Node focused) {
    Integer row = focused == null ? null : GridPane.getRowIndex(rowOf(focused));
    if (row != null && row > 0 && beyond() > 0) {
      double top = table.sceneToLocal(focused.localToScene(focused.getLayoutBounds())).getMinY();
      double free = top - table.getInsets().getTop() - ground.getHeight() - table.getVgap();
      if (free < scrolled.get()) {
        pane.setVvalue(Math.max(0, free / beyond()));
      }
    }
  }

  /** What stands in the table and holds the node; the names' ground for one that is elsewhere. */
  private Node rowOf(Node node) {
    Node at = node;
    while (at != null && at.getParent() != table) {
      at = at.getParent();
    }
    return at == null ? ground : at;
  }
}
