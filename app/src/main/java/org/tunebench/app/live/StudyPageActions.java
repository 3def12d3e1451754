package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import org.tunebench.app.shell.Action;
import org.tunebench.engine.objective.ModelUse;

/** What can be done on the page of a study, as the command palette has it. */
final class StudyPageActions {
  private final StudyViewModel model;
  private final StudyCommands commands;
  private final StudyController controller;

  StudyPageActions(StudyViewModel model, StudyCommands commands, StudyController controller) {
    this.model = model;
    this.commands = commands;
    this.controller = controller;
  }

  /** All of them: each knows whether it is possible, also while the study goes on. */
  List<Action> now() {
    List<Action> actions = new ArrayList<>();
    for (StudyAction action : StudyAction.values()) {
      actions.add(of(action));
    }
    ObservableBooleanValue runnable =
        Bindings.isNotNull(model.snapshotProperty()).and(model.importedProperty().not());
    ObservableBooleanValue known = Bindings.isNotNull(model.snapshotProperty());
    BooleanBinding mayWork = Bindings.createBooleanBinding(model::mayWork);
    actions.add(
        Action.of(
            "Study.More.Budget", "fth-hash", "", commands::changeBudget, mayWork.and(runnable)));
    actions.add(
        Action.of(
            "Study.More.Configuration",
            "fth-plus-square",
            "",
            controller::addConfiguration,
            controller.canAddConfiguration()));
    actions.add(Action.of("Study.More.Report", "fth-file-text", "", commands::report, known));
    actions.add(
        Action.of("Study.More.Compare.action", "fth-bar-chart-2", "", commands::askOther, known));
    actions.add(
        Action.of("Study.More.Duplicate", "fth-copy", "", commands::duplicate, mayWork.and(known)));
    actions.add(
        Action.of("Study.More.SaveFile", "fth-save", "", commands::saveStudyFile, runnable));
    if (model.keepsModelsProperty().get()) {
      actions.add(
          Action.of(
              "Study.More.TrainBest",
              "fth-package",
              "",
              commands::trainBest,
              mayWork.and(
                  Bindings.createBooleanBinding(
                      () -> model.bestProperty().get().isPresent(), model.bestProperty()))));
    }
    if (model.usesModelsProperty().get()) {
      actions.add(use("Study.More.Latent", ModelUse.Kind.LATENT, mayWork.and(known)));
      actions.add(use("Study.More.Denoised", ModelUse.Kind.DENOISED, mayWork.and(known)));
    }
    actions.add(
        Action.of("Study.More.Rename", "fth-edit-2", "", commands::rename, controller.canRename()));
    actions.add(
        Action.of("Study.More.Delete", "fth-trash-2", "", commands::delete, mayWork.and(known)));
    actions.add(
        Action.of("Study.More.Note", "fth-edit-3", "", controller::editNote, mayWork.and(known)));
    actions.add(Action.always("Study.Side", "fth-sidebar", "", controller.panel()::toggle));
    actions.addAll(controller.tabs().actions());
    return actions;
  }

  /** What the menu of studies has of them while the page is shown: what has a key. */
  List<Action> menu() {
    return Stream.concat(
            Stream.of(StudyAction.values()).map(this::of), controller.tabs().actions().stream())
        .filter(action -> action.shortcut().isPresent())
        .toList();
  }

  private Action of(StudyAction action) {
    return Action.of(
        "Study.Action." + action.name(),
        StudyButtons.icon(action).getDescription(),
        keys(action),
        () -> commands.perform(action),
        model.busyProperty().or(model.importedProperty()).not().and(isOffered(action)));
  }

  private static String keys(StudyAction action) {
    return switch (action) {
      case PAUSE, RESUME -> "Shortcut+Shift+P";
      case STOP -> "Shortcut+Shift+X";
      default -> "";
    };
  }

  private BooleanBinding isOffered(StudyAction action) {
    return Bindings.createBooleanBinding(
        () -> model.actionsProperty().get().contains(action), model.actionsProperty());
  }

  private Action use(String key, ModelUse.Kind kind, ObservableBooleanValue when) {
    return Action.of(key, "fth-package", "", () -> commands.useModel(kind, Optional.empty()), when);
  }
}
