package org.tunebench.app.shell;

import javafx.event.Event;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Leaves a text of several lines by Tab: nobody without a mouse shall be caught there. */
public final class TabKeys {
  private TabKeys() {}

  /** From now on Tab goes on to the next control, as Ctrl+Tab does by itself. */
  public static void leave(TextArea area) {
    area.addEventFilter(KeyEvent.KEY_PRESSED, TabKeys::goOn);
  }

  private static void goOn(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
      Event.fireEvent(
          event.getTarget(),
          new KeyEvent(
              KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, event.isShiftDown(), true, false, false));
      event.consume();
    }
  }
}
