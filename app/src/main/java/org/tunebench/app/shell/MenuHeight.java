package org.tunebench.app.shell;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Skin;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/**
 * Keeps the menu of a button as low as there is room below it: a higher one would open over its own
 * button, with the pointer on an item that nobody chose. What does not fit is scrolled to.
 */
public final class MenuHeight {
  private static final double LEAST = 160;
  private static final double MARGIN = 8;

  private MenuHeight() {}

  /** From now on. */
  public static void limit(MenuButton button) {
    button.addEventHandler(MenuButton.ON_SHOWING, event -> limitNow(button));
  }

  private static void limitNow(MenuButton button) {
    if (button.getItems().isEmpty()) {
      return;
    }
    ContextMenu menu = button.getItems().get(0).getParentPopup();
    if (menu == null) {
      return;
    }
    if (menu.getSkin() == null) {
      menu.skinProperty().addListener((property, before, now) -> limit(button, now));
    }
    limit(button, menu.getSkin());
  }

  private static void limit(MenuButton button, Skin<?> skin) {
    if (skin != null && skin.getNode() instanceof Region content && button.getScene() != null) {
      Window window = button.getScene().getWindow();
      double below =
          window.getY()
              + window.getHeight()
              - button.localToScreen(button.getBoundsInLocal()).getMaxY();
      content.applyCss();
      content.setPrefHeight(Region.USE_COMPUTED_SIZE);
      content.setPrefHeight(Math.min(content.prefHeight(-1), Math.max(LEAST, below - MARGIN)));
    }
  }
}
