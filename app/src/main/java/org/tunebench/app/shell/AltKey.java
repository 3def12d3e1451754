package org.tunebench.app.shell;

import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Lets go of Alt and a letter in any order. The toolkit's menu bar does not hear of the letter that
 * opens a menu; where Alt is let go of first, as fast fingers do, it takes Alt to have been pressed
 * alone, closes the menu and lights the first one.
 */
final class AltKey {
  private AltKey() {}

  /** From now on a menu that a letter has opened stays open. */
  static void install(Parent root, MenuBar bar) {
    root.sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> released(event, bar));
              }
            });
  }

  /** The menu bar hears of another key first, and then of Alt, as where the letter comes first. */
  private static void released(KeyEvent event, MenuBar bar) {
    boolean opened = bar.getMenus().stream().anyMatch(Menu::isShowing);
    if (event.getCode() == KeyCode.ALT && opened) {
      Event.fireEvent(
          event.getTarget(),
          new KeyEvent(
              KeyEvent.KEY_RELEASED, "", "", KeyCode.UNDEFINED, false, false, false, false));
    }
  }
}
