package org.tunebench.app.shell;

import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;

/** A dialog with something to read and a button that closes it. */
final class ReadingDialog {
  private ReadingDialog() {}

  /**
   * Shows it until the person closes it.
   *
   * @param owner the window that it stands in front of
   */
  static void show(Window owner, Texts texts, String title, String header, Node content) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(title);
    dialog.setHeaderText(header);
    dialog
        .getDialogPane()
        .getButtonTypes()
        .setAll(new ButtonType(texts.get("Shell.Close"), ButtonData.CANCEL_CLOSE));
    dialog.getDialogPane().getStylesheets().addAll(Fxml.styles());
    dialog.getDialogPane().setContent(content);
    dialog.setResizable(true);
    OnScreen.keep(dialog);
    dialog.showAndWait();
  }
}
