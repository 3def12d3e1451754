package org.tunebench.app.shell;

/** Which theme a person wants. */
public enum ThemeChoice {
  /** What the desktop is set to, light where that cannot be known. */
  SYSTEM,
  /** Dark on light. */
  LIGHT,
  /** Light on dark. */
  DARK
}
