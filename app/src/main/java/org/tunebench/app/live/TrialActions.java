package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.input.KeyCombination;
import org.tunebench.app.shell.Action;
import org.tunebench.app.trials.MarkKeys;
import org.tunebench.app.trials.SeveralTrials;
import org.tunebench.app.trials.TrialCommands;
import org.tunebench.app.trials.TrialExport;
import org.tunebench.app.trials.TrialMarks;
import org.tunebench.app.trials.TrialViewModel;
import org.tunebench.app.trials.TrialsViewModel;
import org.tunebench.engine.study.Trial;

/** What can be done with the trials of a study, for keys and the command palette. */
final class TrialActions {
  private final TrialsViewModel model;
  private final TrialViewModel selected;
  private final TrialCommands commands;
  private final TrialExport export;
  private final Runnable filter;
  private final Supplier<List<Trial>> several;

  /**
   * @param selected the trial that is selected, whose details are shown
   * @param filter lets the person type which trials to show
   * @param several all trials that are selected in the table
   */
  TrialActions(
      TrialsViewModel model,
      TrialViewModel selected,
      TrialCommands commands,
      TrialExport export,
      Runnable filter,
      Supplier<List<Trial>> several) {
    this.model = model;
    this.selected = selected;
    this.commands = commands;
    this.export = export;
    this.filter = filter;
    this.several = several;
  }

  /** Those that are possible now. */
  List<Action> now() {
    List<Action> actions = new ArrayList<>();
    actions.add(Action.always("Trials.Filter.action", "fth-filter", "Shortcut+F", filter));
    Trial trial = selected.trialProperty().get();
    List<Trial> trials = several.get();
    if (trial != null && trials.size() > 1) {
      addMarks(actions, trials);
      addRuns(actions, trials);
      addCopies(actions, trials);
      Runnable write = () -> askTable(trials);
      add(actions, "Trials.Export.Selected.action", "fth-download", trials, write);
      if (TrialCommands.canCompare(trials.size())) {
        List<Integer> numbers = trials.stream().map(Trial::number).toList();
        Runnable compare = () -> commands.compare(numbers);
        add(actions, "Trials.Compare.Selected.action", "fth-columns", trials, compare);
      }
    } else if (trial != null) {
      addMarks(actions, List.of(trial));
      addRuns(actions, List.of(trial));
      addDetails(actions);
      addCopies(actions, List.of(trial));
      addComparisons(actions, trial.number());
    }
    actions.addAll(exports());
    return actions;
  }

  private List<Action> exports() {
    return List.of(
        export("Trials.Export.Shown.action", () -> askTable(model.shownTrials())),
        export("Trials.Export.All.action", () -> askTable(model.allTrials())),
        export("Trials.Export.Histories.Shown.action", () -> askHistories(model.shownTrials())),
        export("Trials.Export.Histories.All.action", () -> askHistories(model.allTrials())));
  }

  private void askTable(List<Trial> trials) {
    export.ask(model.spec(), trials, model.marks());
  }

  private void askHistories(List<Trial> trials) {
    export.askHistories(model.spec(), trials);
  }

  private Action export(String key, Runnable asks) {
    return Action.of(
        key, "fth-download", "", asks, Bindings.createBooleanBinding(() -> model.spec() != null));
  }

  private void addMarks(List<Action> actions, List<Trial> trials) {
    if (!commands.mayWork()) {
      return;
    }
    List<Integer> numbers = trials.stream().map(Trial::number).toList();
    boolean pinned = numbers.stream().allMatch(n -> commands.marks().of(n).pinned());
    String pin = pinned ? "Trials.Unpin" : "Trials.Pin";
    TrialMarks marks = commands.marks();
    Stream.of(
            mark(pin, "fth-bookmark", MarkKeys.PIN, () -> marks.togglePins(numbers)),
            mark("Trials.Tags", "fth-tag", MarkKeys.TAGS, () -> marks.askTags(numbers)),
            mark("Trials.Note", "fth-edit-3", MarkKeys.NOTE, () -> marks.askNote(numbers)))
        .map(action -> action.about(trials.size()))
        .forEach(actions::add);
  }

  private static Action mark(String key, String icon, KeyCombination letter, Runnable handler) {
    return Action.always(key, icon, letter.getName(), handler);
  }

  private void addRuns(List<Action> actions, List<Trial> trials) {
    if (!commands.mayWork()) {
      return;
    }
    SeveralTrials all = commands.several();
    boolean one = trials.size() == 1;
    List<Trial> stop = all.stoppable(trials);
    List<Trial> again = all.repeatable(model.spec(), trials);
    List<Trial> queue = all.queueable(model.spec(), trials);
    String stopping = one ? "Trial.Stop" : "Trials.Stop";
    String trying = one ? "Trial.TryAgain.action" : "Trials.TryAgain";
    String queueing = one ? "Trial.QueueAgain.action" : "Trials.QueueAgain";
    add(actions, stopping, "fth-square", stop, () -> all.stop(trials));
    add(actions, trying, "fth-rotate-cw", again, () -> all.tryAgain(trials));
    add(actions, queueing, "fth-repeat", queue, () -> all.queue(trials));
  }

  /** What goes with the details of one trial. */
  private void addDetails(List<Action> actions) {
    if (selected.canQueue()) {
      add(actions, "Trial.Edit.action", "fth-edit", selected::edit);
    }
    if (selected.canTrainModel()) {
      add(actions, "Trial.TrainModel.action", "fth-package", selected::trainModel);
    }
  }

  private void addCopies(List<Action> actions, List<Trial> trials) {
    Runnable rows = () -> commands.copyTable(model.spec(), trials);
    add(actions, "Trials.CopyTable", "fth-copy", trials, rows);
    add(actions, "Trials.CopyYaml", "fth-copy", trials, () -> commands.copyYaml(trials));
    add(actions, "Trials.CopyJson", "fth-copy", trials, () -> commands.copyJson(trials));
    add(actions, "Trials.CopyPython", "fth-copy", trials, () -> commands.copyPython(trials));
    if (selected.isCommand()) {
      add(
          actions,
          "Trials.CopyCommand",
          "fth-terminal",
          trials,
          () -> commands.copyCommand(selected.objective(), trials));
    }
  }

  private void addComparisons(List<Action> actions, int number) {
    addComparison(actions, "Trials.Compare.Best.action", number, selected.otherThanBest());
    addComparison(actions, "Trials.Compare.Default.action", number, selected.otherThanDefault());
  }

  private void addComparison(List<Action> actions, String key, int number, OptionalInt other) {
    other.ifPresent(
        trial -> add(actions, key, "fth-columns", () -> commands.compare(List.of(number, trial))));
  }

  /** Nothing where it is possible with none of them; else its text may say with how many. */
  private static void add(
      List<Action> actions, String key, String icon, List<Trial> trials, Runnable handler) {
    if (!trials.isEmpty()) {
      actions.add(Action.always(key, icon, "", handler).about(trials.size()));
    }
  }

  private static void add(List<Action> actions, String key, String icon, Runnable handler) {
    actions.add(Action.always(key, icon, "", handler));
  }
}
