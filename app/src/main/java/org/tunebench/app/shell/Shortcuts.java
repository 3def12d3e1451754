package org.tunebench.app.shell;

import java.util.List;
import javafx.scene.input.KeyEvent;

/** Does what keys say that belong to actions. */
public final class Shortcuts {
  private Shortcuts() {}

  /** The keys of an action that is not possible now are taken, too: they mean nothing else. */
  public static void run(KeyEvent event, List<Action> actions) {
    for (Action action : actions) {
      if (action.shortcut().filter(keys -> keys.match(event)).isPresent()) {
        if (action.enabled().get()) {
          action.handler().run();
        }
        event.consume();
        return;
      }
    }
  }
}
