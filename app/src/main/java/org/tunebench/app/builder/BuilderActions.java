package org.tunebench.app.builder;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import org.tunebench.app.shell.Action;

/** What can be done on the page that defines a study, for its keys and the command palette. */
final class BuilderActions {
  private final BuilderViewModel model;
  private final Runnable showText;
  private final Runnable paste;
  private final Runnable begin;
  private final Runnable add;

  /**
   * @param showText shows or hides the study file
   * @param paste shows the place to paste Python
   * @param begin begins another definition in the place of this one
   * @param add adds a parameter and lets the person name it
   */
  BuilderActions(
      BuilderViewModel model, Runnable showText, Runnable paste, Runnable begin, Runnable add) {
    this.model = model;
    this.showText = showText;
    this.paste = paste;
    this.begin = begin;
    this.add = add;
  }

  /** What a text has keys of its own for. */
  List<Action> history() {
    return List.of(
        Action.of(
            "Builder.undo",
            "fth-corner-up-left",
            "Shortcut+Z",
            model::undo,
            model.canUndoProperty()),
        Action.of(
            "Builder.redo",
            "fth-corner-up-right",
            "Shortcut+Shift+Z",
            model::redo,
            model.canRedoProperty()));
  }

  /** Writes the definition to a file. */
  Action saveFile() {
    return Action.always("Builder.Text.save", "fth-save", "Shortcut+S", model::saveFile);
  }

  /** An empty definition in the place of this one. */
  Action startOver() {
    return Action.of("Builder.StartOver", "fth-rotate-ccw", "", begin, model.dirtyProperty());
  }

  /** All others. */
  List<Action> others() {
    ObservableBooleanValue chosen = model.space().selectedProperty().isNotNull();
    return List.of(
        Action.of("Builder.Start", "fth-play", "Shortcut+Enter", model::start, model.canStart()),
        Action.of(
            "Builder.StartWithOne", "fth-skip-forward", "", model::startWithOne, model.canStart()),
        Action.always("Builder.Text.show", "fth-file-text", "Shortcut+E", showText),
        saveFile(),
        startOver(),
        Action.always("Builder.Paste", "fth-clipboard", "Shortcut+Shift+V", paste),
        Action.always("Builder.Parameter.add", "fth-plus", "Shortcut+Shift+A", add),
        Action.of(
            "Builder.Parameter.duplicate.action",
            "fth-copy",
            "Shortcut+Shift+D",
            model.space()::duplicate,
            chosen),
        Action.of(
            "Builder.Parameter.remove.action", "fth-trash-2", "", model.space()::remove, chosen));
  }
}
