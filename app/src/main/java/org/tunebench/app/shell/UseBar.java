package org.tunebench.app.shell;

import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** A bar that says how much of something is taken, with the same in words below it. */
public final class UseBar extends VBox {
  private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");
  private static final double ALMOST_ALL = 0.9;

  private final String name;
  private final boolean scarce;
  private final ProgressBar bar = new ProgressBar(0);
  private final Label words = new Label();

  /**
   * @param name of what is taken, for screen readers
   * @param scarce whether it is a bad sign if almost all is taken
   */
  public UseBar(String name, boolean scarce) {
    this.name = name;
    this.scarce = scarce;
    getStyleClass().add("use-bar");
    bar.setMaxWidth(Double.MAX_VALUE);
    words.getStyleClass().addAll("text-small", "text-muted");
    words.setMinWidth(USE_PREF_SIZE);
    getChildren().setAll(bar, words);
  }

  /**
   * Shows how much is taken.
   *
   * @param share 0 to 1; empty where it is not known
   * @param text the same in words
   */
  public void show(OptionalDouble share, String text) {
    bar.setProgress(Math.max(0, Math.min(1, share.orElse(0))));
    bar.setAccessibleText(name + ", " + text);
    words.setText(text);
    pseudoClassStateChanged(FULL, scarce && share.orElse(0) >= ALMOST_ALL);
  }

  /** How much the bar shows, 0 to 1. */
  public double share() {
    return bar.getProgress();
  }
}
