package org.tunebench.app.shell;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** A page that the shell shows. Called on the FX thread. */
public interface Page {
  /** What fills the place beside the navigation. */
  Parent view();

  /** The title of the window while it is shown; empty for the program's name alone. */
  ObservableValue<String> title();

  /** What can be done on it, beside what can be done everywhere; for the command palette. */
  default List<Action> actions() {
    return List.of();
  }

  /** Those of its actions that the menu of studies has while it is shown. */
  default List<Action> menu() {
    return List.of();
  }

  /** Gives the keyboard to what a person who came by a key wants first. */
  default void focus() {}

  /** It is not shown any more and will not be again: stop listening. */
  default void close() {}
}
