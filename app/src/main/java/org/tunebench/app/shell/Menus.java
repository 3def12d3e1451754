package org.tunebench.app.shell;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.stage.Window;

/** The menus that are open, of whichever control. */
final class Menus {
  private Menus() {}

  /**
   * Closes them all. An entry does its work while its menu is still open: what waits for the person
   * meanwhile would leave the menu in front of it, with the keyboard.
   */
  static void close() {
    for (Window window : List.copyOf(Window.getWindows())) {
      if (window instanceof ContextMenu menu) {
        menu.hide();
      }
    }
  }
}
