package org.tunebench.app.shell;

import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;

/**
 * One of the names to choose from. The list stays as wide as the field that it belongs to: a long
 * name is shortened, and whole in its hint.
 */
final class NameCell extends ListCell<String> {
  private final Tooltip whole = new Tooltip();

  NameCell() {
    getStyleClass().add("long-name");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(String name, boolean empty) {
    super.updateItem(name, empty);
    setText(empty ? null : name);
    whole.setText(getText());
    setTooltip(empty ? null : whole);
  }
}
