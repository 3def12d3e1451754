package org.tunebench.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.function.Consumer;

/** Decides between light and dark from what the person chose and what the desktop says. */
final class Themes {
  private static final String LIGHT = new PrimerLight().getUserAgentStylesheetBSS();
  private static final String DARK = new PrimerDark().getUserAgentStylesheetBSS();

  private final Appearance appearance;
  private final Consumer<String> apply;
  private ThemeChoice choice = ThemeChoice.SYSTEM;
  private boolean systemDark;
  private String applied = "";

  /**
   * @param apply makes a style sheet that of the whole application; called on the FX thread
   * @param systemDark what the desktop says, as far as it is known already
   */
  Themes(Appearance appearance, Consumer<String> apply, boolean systemDark) {
    this.appearance = appearance;
    this.apply = apply;
    this.systemDark = systemDark;
  }

  /** The person's choice. */
  void choose(ThemeChoice theme) {
    choice = theme;
    refresh();
  }

  /** What the desktop says. */
  void systemIs(boolean dark) {
    systemDark = dark;
    refresh();
  }

  private void refresh() {
    boolean dark = choice == ThemeChoice.DARK || choice == ThemeChoice.SYSTEM && systemDark;
    // A style sheet for the whole application is costly: only when it changes.
    String wanted = dark ? DARK : LIGHT;
    if (!wanted.equals(applied)) {
      applied = wanted;
      apply.accept(wanted);
    }
    appearance.setDark(dark);
  }
}
