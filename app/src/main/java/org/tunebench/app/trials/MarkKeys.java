package org.tunebench.app.trials;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The letters that mark the selected trials while their table has the focus. */
public final class MarkKeys {
  /** Pins them, or takes their pins out. */
  public static final KeyCombination PIN = new KeyCodeCombination(KeyCode.P);

  /** Asks for their tags. */
  public static final KeyCombination TAGS = new KeyCodeCombination(KeyCode.T);

  /** Asks for their note. */
  public static final KeyCombination NOTE = new KeyCodeCombination(KeyCode.N);

  private MarkKeys() {}
}
