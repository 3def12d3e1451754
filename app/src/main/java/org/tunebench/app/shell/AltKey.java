package org.tunebench.app.shell;

import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Lets go of Alt and another key in any order. The toolkit's menu bar does not hear of the letter
 * that opens a menu, nor of the digit that shows a tab; where Alt is let go of first, as fast
 * fingers do, it takes Alt to have been pressed alone, closes the menu and lights the first one.
 */
final class AltKey {
  /** Whether another key was pressed since Alt was. */
  private boolean withAnother;

  private final MenuBar bar;

  private AltKey(MenuBar bar) {
    this.bar = bar;
  }

  /** From now on a menu that a letter has opened stays open, and no other key opens any. */
  static void install(Parent root, MenuBar bar) {
    AltKey keys = new AltKey(bar);
    root.sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                scene.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
                scene.addEventFilter(KeyEvent.KEY_RELEASED, keys::released);
              }
            });
  }

  private void pressed(KeyEvent event) {
    withAnother = event.getCode() != KeyCode.ALT;
  }

  /** The menu bar hears of another key first, and then of Alt, as where that one comes first. */
  private void released(KeyEvent event) {
    // A letter that opens a menu is taken before any filter hears of it.
    boolean opened = bar.getMenus().stream().anyMatch(Menu::isShowing);
    if (event.getCode() == KeyCode.ALT && (withAnother || opened)) {
      withAnother = false;
      Event.fireEvent(
          event.getTarget(),
          new KeyEvent(
              KeyEvent.KEY_RELEASED, "", "", KeyCode.UNDEFINED, false, false, false, false));
    }
  }
}
