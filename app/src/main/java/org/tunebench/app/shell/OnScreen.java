package org.tunebench.app.shell;

import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogEvent;
import javafx.stage.Screen;
import javafx.stage.Window;

/** Keeps a dialog on the screen, also where its content asks for more than there is. */
final class OnScreen {
  private OnScreen() {}

  /** From the moment that it is shown. */
  static void keep(Dialog<?> dialog) {
    dialog.addEventHandler(
        DialogEvent.DIALOG_SHOWN,
        event -> {
          Window window = dialog.getDialogPane().getScene().getWindow();
          soon(window);
          Platform.runLater(() -> center(window, dialog.getOwner()));
          window.widthProperty().subscribe(() -> soon(window));
          window.heightProperty().subscribe(() -> soon(window));
        });
  }

  /**
   * Over the middle of the window that it belongs to. JavaFX reckons with the width that its
   * heading would have in one line, and on Linux some window managers put it into a corner.
   */
  static void center(Window window, Window owner) {
    window.setX(owner.getX() + (owner.getWidth() - window.getWidth()) / 2);
    window.setY(owner.getY() + (owner.getHeight() - window.getHeight()) / 2);
    fit(window, room(window));
  }

  /** Now, and once JavaFX has put it over the middle of its window, as it does after each size. */
  private static void soon(Window window) {
    fit(window, room(window));
    Platform.runLater(() -> fit(window, room(window)));
  }

  private static Rectangle2D room(Window window) {
    return Screen.getScreensForRectangle(window.getX(), window.getY(), 1, 1).stream()
        .findFirst()
        .orElse(Screen.getPrimary())
        .getVisualBounds();
  }

  /** Makes a window no larger than its room, and moves it so that all of it is there. */
  static void fit(Window window, Rectangle2D room) {
    if (window.getWidth() > room.getWidth()) {
      window.setWidth(room.getWidth());
    }
    if (window.getHeight() > room.getHeight()) {
      window.setHeight(room.getHeight());
    }
    double x = Math.min(window.getX(), room.getMaxX() - window.getWidth());
    double y = Math.min(window.getY(), room.getMaxY() - window.getHeight());
    move(window, Math.max(x, room.getMinX()), Math.max(y, room.getMinY()));
  }

  private static void move(Window window, double x, double y) {
    if (x != window.getX()) {
      window.setX(x);
    }
    if (y != window.getY()) {
      window.setY(y);
    }
  }
}
