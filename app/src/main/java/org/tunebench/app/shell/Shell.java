package org.tunebench.app.shell;

import javafx.scene.Parent;

/** The window's frame: everything but the pages in it. */
public final class Shell {
  private final Parent view;
  private final ShellController controller;

  /** Loads the frame. */
  public Shell(ShellViewModel model, ShellActions actions, Texts texts) {
    this.controller = new ShellController(model, actions, texts);
    this.view = Fxml.load("shell/Shell.fxml", controller, texts);
    view.getStylesheets().add(Fxml.resource("app.css").toExternalForm());
  }

  /** What fills the window. */
  public Parent view() {
    return view;
  }

  /** Shows a sentence in passing. */
  public void notice(String sentence) {
    controller.notice(sentence);
  }
}
