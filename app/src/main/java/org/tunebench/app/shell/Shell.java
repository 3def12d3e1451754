package org.tunebench.app.shell;

import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The window's frame: everything but the pages in it. */
public final class Shell {
  /** What people who come from other programs press for the palette. */
  private static final KeyCombination ALSO_PALETTE =
      new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN);

  private final Parent view;
  private final ShellController controller;
  private final Palette palette;

  /** Loads the frame. */
  public Shell(ShellViewModel model, ShellActions actions, Texts texts) {
    this.controller = new ShellController(model, actions, texts);
    this.palette = new Palette(model, actions, texts);
    this.view = Fxml.load("shell/Shell.fxml", controller, texts);
    controller.addAbove(Fxml.load("shell/Palette.fxml", new PaletteController(palette), texts));
    actions.showPaletteThrough(palette::show);
    view.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (ALSO_PALETTE.match(event)) {
            palette.show();
            event.consume();
          }
        });
    view.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          Page page = model.pageProperty().get();
          if (page != null && !palette.shownProperty().get()) {
            Shortcuts.run(event, page.actions());
          }
        });
    TypeAhead.install(view);
    view.getStylesheets().addAll(Fxml.styles());
  }

  /** What fills the window. */
  public Parent view() {
    return view;
  }

  /** The command palette. */
  public Palette palette() {
    return palette;
  }

  /** Where sentences in passing are shown. */
  public Notices notices() {
    return controller.notices();
  }
}
