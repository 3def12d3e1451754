package org.tunebench.app.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/**
 * Whether the window is narrow or low, as with letters of 200% on a small screen: style sheets know
 * it as {@code :narrow} and {@code :low} of what fills the window.
 */
public final class WindowRoom {
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

  /** Below this the words of the navigation would take more than their share. */
  private static final double LEAST_WIDTH = 900;

  /** Below this the room around things is needed for the things. */
  private static final double LEAST_HEIGHT = 600;

  private final ReadOnlyBooleanWrapper narrow = new ReadOnlyBooleanWrapper(this, "narrow");

  private WindowRoom(Region root) {
    root.widthProperty().subscribe(() -> measure(root));
    root.heightProperty().subscribe(() -> measure(root));
  }

  /** Watches what fills the window. */
  public static WindowRoom of(Region root) {
    return new WindowRoom(root);
  }

  private void measure(Region root) {
    // Before it is first laid out, it has no size.
    narrow.set(root.getWidth() > 0 && root.getWidth() < LEAST_WIDTH);
    root.pseudoClassStateChanged(NARROW, narrow.get());
    root.pseudoClassStateChanged(LOW, root.getHeight() > 0 && root.getHeight() < LEAST_HEIGHT);
  }

  /** Whether the window is narrow. */
  public ReadOnlyBooleanProperty narrowProperty() {
    return narrow.getReadOnlyProperty();
  }
}
