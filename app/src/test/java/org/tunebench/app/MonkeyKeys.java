package org.tunebench.app;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys that somebody presses who does not know them, and those that mean something. */
final class MonkeyKeys {
  private static final KeyCombination.Modifier CTRL = KeyCombination.SHORTCUT_DOWN;
  private static final KeyCombination.Modifier SHIFT = KeyCombination.SHIFT_DOWN;

  static final List<KeyCodeCombination> ALL =
      List.of(
          key(KeyCode.ENTER),
          key(KeyCode.ESCAPE),
          key(KeyCode.ESCAPE),
          key(KeyCode.DELETE),
          key(KeyCode.DOWN),
          key(KeyCode.UP),
          key(KeyCode.LEFT),
          key(KeyCode.RIGHT),
          key(KeyCode.SPACE),
          key(KeyCode.HOME),
          key(KeyCode.END),
          key(KeyCode.PAGE_DOWN),
          key(KeyCode.TAB),
          key(KeyCode.P),
          key(KeyCode.N),
          key(KeyCode.T),
          key(KeyCode.CONTEXT_MENU),
          key(KeyCode.F10, SHIFT),
          key(KeyCode.DOWN, SHIFT),
          key(KeyCode.TAB, SHIFT),
          key(KeyCode.TAB, CTRL),
          key(KeyCode.A, CTRL),
          key(KeyCode.C, CTRL),
          key(KeyCode.D, CTRL),
          key(KeyCode.E, CTRL),
          key(KeyCode.F, CTRL),
          key(KeyCode.H, CTRL),
          key(KeyCode.K, CTRL),
          key(KeyCode.N, CTRL),
          key(KeyCode.P, CTRL),
          key(KeyCode.V, CTRL),
          key(KeyCode.X, CTRL),
          key(KeyCode.Y, CTRL),
          key(KeyCode.Z, CTRL),
          key(KeyCode.Z, CTRL),
          key(KeyCode.Z, CTRL, SHIFT),
          key(KeyCode.A, CTRL, SHIFT),
          key(KeyCode.D, CTRL, SHIFT),
          key(KeyCode.V, CTRL, SHIFT),
          key(KeyCode.DIGIT1, CTRL),
          key(KeyCode.DIGIT2, CTRL),
          key(KeyCode.COMMA, CTRL),
          key(KeyCode.ENTER, CTRL));

  private MonkeyKeys() {}

  private static KeyCodeCombination key(KeyCode code, KeyCombination.Modifier... with) {
    return new KeyCodeCombination(code, with);
  }

  /** Presses keys where the focus is, and lets them go. */
  static void press(Node target, KeyCodeCombination keys) {
    boolean shift = keys.getShift() == KeyCombination.ModifierValue.DOWN;
    boolean shortcut = keys.getShortcut() == KeyCombination.ModifierValue.DOWN;
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      target.fireEvent(new KeyEvent(type, "", "", keys.getCode(), shift, shortcut, false, false));
    }
  }

  /** Types one sign where the focus is. */
  static void type(Node target, String sign) {
    target.fireEvent(
        new KeyEvent(
            KeyEvent.KEY_TYPED, sign, sign, KeyCode.UNDEFINED, false, false, false, false));
  }
}
