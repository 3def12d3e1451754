package org.tunebench.app.builder;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Scrolls to a field that the program has led to: only Tab does so by itself. */
final class InSight {
  /** So much is seen around it: its label, and what is said of it. */
  private static final double AROUND = 48;

  private InSight() {}

  /** Scrolls a page as little as shows what has the focus, once that is laid out. */
  static void bringFocus(ScrollPane page) {
    Platform.runLater(
        () -> {
          if (page.getScene() != null && page.getScene().getFocusOwner() != null) {
            page.getScene().getRoot().applyCss();
            page.getScene().getRoot().layout();
            bring(page, page.getScene().getFocusOwner());
          }
        });
  }

  /** The same, of the page that something stands on. */
  static void bringFocus(Node within) {
    Node at = within;
    while (at != null && !(at instanceof ScrollPane)) {
      at = at.getParent();
    }
    if (at instanceof ScrollPane page) {
      bringFocus(page);
    }
  }

  private static void bring(ScrollPane page, Node node) {
    Node content = page.getContent();
    Bounds place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double seen = page.getViewportBounds().getHeight();
    double hidden = content.getLayoutBounds().getHeight() - seen;
    if (hidden > 0) {
      double now = page.getVvalue() * hidden;
      double down = Math.max(now, place.getMaxY() + AROUND - seen);
      double top = Math.min(down, place.getMinY() - AROUND);
      page.setVvalue(Math.max(0, Math.min(top / hidden, 1)));
    }
  }
}
