package org.tunebench.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/**
 * Something that a person can do, declared once: menus, buttons and shortcuts are made from it.
 *
 * @param key its text, as {@code Shell.Action.Quit}; a longer one stands at the same key followed
 *     by {@code .description}
 * @param icon the code of a Feather icon, such as {@code fth-play}
 * @param shortcut the keys for it, if there are any
 * @param handler does it; called on the FX thread
 * @param enabled whether it can be done at the moment
 * @param about what fills the places of its text
 */
public record Action(
    String key,
    String icon,
    Optional<KeyCombination> shortcut,
    Runnable handler,
    ObservableBooleanValue enabled,
    List<Object> about) {

  /** With a shortcut such as {@code Shortcut+O}: Ctrl, or Command on a Mac. */
  public static Action of(
      String key, String icon, String shortcut, Runnable handler, ObservableBooleanValue enabled) {
    Optional<KeyCombination> keys =
        shortcut.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(shortcut));
    return new Action(key, icon, keys, handler, enabled, List.of());
  }

  /** The same about something that its text names, such as a number of trials. */
  public Action about(Object what) {
    return new Action(key, icon, shortcut, handler, enabled, List.of(what));
  }

  /** Its text. */
  public String words(Texts texts) {
    return texts.get(key, about.toArray());
  }

  /** The same, possible at any time. */
  public static Action always(String key, String icon, String shortcut, Runnable handler) {
    return of(key, icon, shortcut, handler, Bindings.createBooleanBinding(() -> true));
  }
}
