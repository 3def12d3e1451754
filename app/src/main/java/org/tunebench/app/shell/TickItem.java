package org.tunebench.app.shell;

import javafx.beans.property.BooleanProperty;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/**
 * An entry of a menu with a tick, of which one may want several: the menu stays open, where that of
 * a {@link javafx.scene.control.CheckMenuItem} closes after each. Escape or a click beside closes
 * it.
 */
public final class TickItem extends CustomMenuItem {
  private final CheckBox box = new CheckBox();

  /**
   * @param words as they are; an underscore marks no mnemonic
   */
  public TickItem(String words) {
    setHideOnClick(false);
    setText(words);
    setMnemonicParsing(false);
    box.setText(words);
    box.setMnemonicParsing(false);
    // The keys are the menu's, and so is the pointer: else one click would count twice.
    box.setFocusTraversable(false);
    box.setMouseTransparent(true);
    HBox content = new HBox(box);
    content.setPickOnBounds(true);
    content.parentProperty().addListener((was, old, line) -> takeWhole(line));
    setContent(content);
    setOnAction(event -> box.setSelected(!box.isSelected()));
  }

  /** A menu passes clicks on the content alone, which may be shorter than the line. */
  private void takeWhole(Parent line) {
    if (line != null) {
      line.addEventHandler(
          MouseEvent.MOUSE_CLICKED,
          click -> {
            if (click.getTarget() == line) {
              fire();
            }
          });
    }
  }

  /** Whether it is ticked. */
  public boolean isSelected() {
    return box.isSelected();
  }

  /** Ticks it, or takes the tick away. */
  public void setSelected(boolean now) {
    box.setSelected(now);
  }

  /** Whether it is ticked. */
  public BooleanProperty selectedProperty() {
    return box.selectedProperty();
  }
}
