package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.tunebench.app.shell.Action;
import org.tunebench.app.trials.TrialCommands;
import org.tunebench.app.trials.TrialExport;
import org.tunebench.app.trials.TrialsViewModel;
import org.tunebench.engine.study.Trial;

/** What can be done with the trials of a study, for keys and the command palette. */
final class TrialActions {
  private final TrialsViewModel model;
  private final ReadOnlyIntegerProperty selected;
  private final TrialCommands commands;
  private final TrialExport export;
  private final Runnable filter;

  /**
   * @param model knows which trial is selected
   * @param filter lets the person type which trials to show
   */
  TrialActions(TrialsViewModel model, TrialCommands commands, TrialExport export, Runnable filter) {
    this.model = model;
    this.selected = model.selectedProperty();
    this.commands = commands;
    this.export = export;
    this.filter = filter;
  }

  /** Those that are possible now. */
  List<Action> now() {
    List<Action> actions = new ArrayList<>();
    actions.add(filter());
    actions.add(ofTrial("Trials.Pin", "fth-bookmark", commands.marks()::togglePin));
    actions.add(ofTrial("Trials.Tags", "fth-tag", commands.marks()::askTags));
    actions.add(ofTrial("Trials.Note", "fth-edit-3", commands.marks()::askNote));
    actions.add(ofWhole("Trials.CopyYaml", commands::copyYaml));
    actions.add(ofWhole("Trials.CopyJson", commands::copyJson));
    actions.add(ofWhole("Trials.CopyPython", commands::copyPython));
    actions.add(export("Trials.Export.Shown.action", model::shownTrials));
    actions.add(export("Trials.Export.All.action", model::allTrials));
    return actions;
  }

  private Action filter() {
    return Action.always("Trials.Filter.action", "fth-filter", "Shortcut+F", filter);
  }

  private Action export(String key, Supplier<List<Trial>> trials) {
    return Action.of(
        key,
        "fth-download",
        "",
        () -> export.ask(model.spec(), trials.get(), model.marks()),
        Bindings.createBooleanBinding(() -> model.spec() != null));
  }

  private Action ofWhole(String key, Consumer<Trial> what) {
    return ofTrial(
        key,
        "fth-copy",
        number ->
            model.allTrials().stream()
                .filter(trial -> trial.number() == number)
                .findFirst()
                .ifPresent(what));
  }

  private Action ofTrial(String key, String icon, IntConsumer what) {
    ObservableBooleanValue any = selected.isNotEqualTo(TrialsViewModel.NONE);
    return Action.of(key, icon, "", () -> what.accept(selected.get()), any);
  }
}
