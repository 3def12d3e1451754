package org.tunebench.app.shell;

import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Does what keys say that belong to actions. */
public final class Shortcuts {
  /** What people who come from other programs press for the same. */
  private static final Map<KeyCombination, KeyCombination> ALSO =
      Map.of(
          KeyCombination.valueOf("Shortcut+Shift+Z"), KeyCombination.valueOf("Shortcut+Y"),
          KeyCombination.valueOf("Alt+Left"), KeyCombination.valueOf("Esc"));

  private Shortcuts() {}

  /**
   * Of actions that take turns, as pausing and resuming do, the one that is possible has the keys.
   * Those of an action that is not possible now are taken, too: they mean nothing else. A letter
   * alone is not: it is that of a table which has the focus, and text elsewhere.
   */
  public static void run(KeyEvent event, List<Action> actions) {
    List<Action> asked =
        actions.stream()
            .filter(action -> action.shortcut().filter(keys -> asks(event, keys)).isPresent())
            .toList();
    if (!asked.isEmpty()) {
      event.consume();
      asked.stream()
          .filter(action -> action.enabled().get())
          .findFirst()
          .ifPresent(action -> action.handler().run());
    }
  }

  private static boolean asks(KeyEvent event, KeyCombination keys) {
    boolean isLetter = keys.getName().length() == 1;
    return !isLetter && keys.match(event) || ALSO.containsKey(keys) && ALSO.get(keys).match(event);
  }
}
