package org.tunebench.app.builder;

import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Begins a line as far in as the one before it: in a study file that says what belongs where. */
final class Indentation {
  private Indentation() {}

  /** From now on Return keeps the spaces that the line begins with. */
  static void keep(TextArea area) {
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER && !isModified(event) && area.isEditable()) {
            int start = area.getSelection().getStart();
            area.replaceSelection("\n" + before(area.getText(), start));
            event.consume();
          }
        });
  }

  private static boolean isModified(KeyEvent event) {
    return event.isShiftDown()
        || event.isControlDown()
        || event.isAltDown()
        || event.isMetaDown()
        || event.isShortcutDown();
  }

  /** The spaces at the beginning of the line of a place, as far as they stand before it. */
  static String before(String text, int place) {
    int start = text.lastIndexOf('\n', place - 1) + 1;
    int end = start;
    while (end < place && text.charAt(end) == ' ') {
      end++;
    }
    return text.substring(start, end);
  }
}
