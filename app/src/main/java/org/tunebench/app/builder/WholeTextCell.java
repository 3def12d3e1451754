package org.tunebench.app.builder;

import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;

/** A cell whose whole text is read where the pointer rests, however narrow the column is. */
final class WholeTextCell<S> extends TreeTableCell<S, String> {
  private final Tooltip whole = new Tooltip();

  @Override
  protected void updateItem(String text, boolean empty) {
    super.updateItem(text, empty);
    boolean nothing = empty || text == null || text.isEmpty();
    setText(nothing ? null : text);
    whole.setText(text);
    setTooltip(nothing ? null : whole);
  }
}
