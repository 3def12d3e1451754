package org.tunebench.app.shell;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes controls from actions. */
public final class ActionControls {
  private final Texts texts;

  /** Controls with these words. */
  public ActionControls(Texts texts) {
    this.texts = texts;
  }

  /** An entry of a menu; its shortcut works wherever the menu's window has the focus. */
  public MenuItem menuItem(Action action) {
    MenuItem item = new MenuItem(action.words(texts), new FontIcon(action.icon()));
    item.setId(action.key());
    action.shortcut().ifPresent(item::setAccelerator);
    item.setOnAction(event -> action.handler().run());
    item.disableProperty().bind(Bindings.not(action.enabled()));
    return item;
  }

  /** Turns a button of a page into the action's. */
  public void bind(Button button, Action action) {
    String text = action.words(texts);
    button.setText(text);
    button.setGraphic(new FontIcon(action.icon()));
    button.setOnAction(event -> action.handler().run());
    button.disableProperty().bind(Bindings.not(action.enabled()));
    action
        .shortcut()
        .ifPresent(keys -> button.setTooltip(new Tooltip(text + "  " + keys.getDisplayText())));
  }
}
