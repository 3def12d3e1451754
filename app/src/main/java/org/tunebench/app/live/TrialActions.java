package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.tunebench.app.shell.Action;
import org.tunebench.app.trials.TrialCommands;
import org.tunebench.app.trials.TrialsViewModel;

/** What can be done with the trials of a study, for keys and the command palette. */
final class TrialActions {
  private final ReadOnlyIntegerProperty selected;
  private final TrialCommands commands;
  private final Runnable filter;

  /**
   * @param selected the number of the selected trial
   * @param filter lets the person type which trials to show
   */
  TrialActions(ReadOnlyIntegerProperty selected, TrialCommands commands, Runnable filter) {
    this.selected = selected;
    this.commands = commands;
    this.filter = filter;
  }

  /** Those that are possible now. */
  List<Action> now() {
    List<Action> actions = new ArrayList<>();
    actions.add(filter());
    actions.add(ofTrial("Trials.Pin", "fth-bookmark", commands.marks()::togglePin));
    actions.add(ofTrial("Trials.Tags", "fth-tag", commands.marks()::askTags));
    actions.add(ofTrial("Trials.Note", "fth-edit-3", commands.marks()::askNote));
    return actions;
  }

  private Action filter() {
    return Action.always("Trials.Filter.action", "fth-filter", "Shortcut+F", filter);
  }

  private Action ofTrial(String key, String icon, IntConsumer what) {
    ObservableBooleanValue any = selected.isNotEqualTo(TrialsViewModel.NONE);
    return Action.of(key, icon, "", () -> what.accept(selected.get()), any);
  }
}
