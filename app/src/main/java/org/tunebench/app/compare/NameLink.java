package org.tunebench.app.compare;

import javafx.scene.control.Hyperlink;

/** A study's name as a link: whole where there is room, and shortened only so far. */
final class NameLink extends Hyperlink {
  private static final double LEAST = 260;

  NameLink(String name) {
    super(name);
    getStyleClass().add("long-name");
  }

  @Override
  protected double computeMinWidth(double height) {
    return Math.min(LEAST, prefWidth(height));
  }
}
