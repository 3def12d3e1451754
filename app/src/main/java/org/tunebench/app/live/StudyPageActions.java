package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    BooleanBinding idle = model.busyProperty().or(model.importedProperty()).not();
    for (StudyAction action : StudyAction.values()) {
      actions.add(
          Action.of(
              "Study.Action." + action.name(),
              StudyButtons.icon(action).getDescription(),
              "",
              () -> commands.perform(action),
              idle.and(isOffered(action))));
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

  private BooleanBinding isOffered(StudyAction action) {
    return Bindings.createBooleanBinding(
        () -> model.actionsProperty().get().contains(action), model.actionsProperty());
  }

  private Action use(String key, ModelUse.Kind kind, ObservableBooleanValue when) {
    return Action.of(key, "fth-package", "", () -> commands.useModel(kind, Optional.empty()), when);
  }
}
