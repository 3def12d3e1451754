package org.tunebench.app.shell;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.PickResult;

/** Opens menus by the menu key or Shift+F10, which the toolkit leaves out on Linux. */
public final class MenuKeys {
  private static final double INSET = 24;

  private MenuKeys() {}

  /** From now on the keys open the control's menu at what is selected. */
  public static void install(Control control) {
    control.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (ask(event) && control.getContextMenu() != null) {
            open(control);
            event.consume();
          }
        });
  }

  /** Whether a key asks for the menu of what has the focus. */
  public static boolean ask(KeyEvent event) {
    return event.getCode() == KeyCode.CONTEXT_MENU
        || event.getCode() == KeyCode.F10 && event.isShiftDown();
  }

  private static void open(Control control) {
    Node selected = control.lookup(".indexed-cell:selected");
    Node at = selected == null || !selected.isVisible() ? control : selected;
    Bounds place = at.localToScreen(at.getLayoutBounds());
    double down = Math.min(INSET, place.getHeight() / 2);
    control.fireEvent(
        new ContextMenuEvent(
            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
            INSET,
            down,
            place.getMinX() + INSET,
            place.getMinY() + down,
            true,
            new PickResult(control, INSET, down)));
  }
}
