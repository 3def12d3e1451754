package org.tunebench.app.trials;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.command.CommandLine;
import org.tunebench.engine.study.Trial;

/** What can be done with the selected trials, one or several. */
final class TrialMenu extends ContextMenu {
  private final TrialsViewModel model;
  private final TrialCommands commands;
  private final Texts texts;
  private final TrialSelection selection;
  private final Supplier<OptionalInt> before;
  private final MenuItem pin;
  private final MenuItem tags;
  private final MenuItem note;
  private final MenuItem rows;
  private final MenuItem yaml;
  private final MenuItem json;
  private final MenuItem python;
  private final MenuItem command;
  private final MenuItem again;
  private final MenuItem queue;
  private final MenuItem stop;
  private final CompareMenu compare;
  private final MenuItem compareAll;

  /**
   * @param copy the keys that copy a configuration
   * @param copyRows those that copy lines of the table
   * @param before the trial that was selected before the present one
   */
  TrialMenu(
      TrialsViewModel model,
      TrialCommands commands,
      Texts texts,
      KeyCombination copy,
      KeyCombination copyRows,
      TrialSelection selection,
      Supplier<OptionalInt> before) {
    this.model = model;
    this.commands = commands;
    this.texts = texts;
    this.selection = selection;
    this.before = before;
    pin = of("Trials.Pin", trials -> commands.marks().togglePins(numbers(trials)));
    tags = of("Trials.Tags", trials -> commands.marks().askTags(numbers(trials)));
    note = of("Trials.Note", trials -> commands.marks().askNote(numbers(trials)));
    rows = of("Trials.CopyTable", trials -> commands.copyTable(model.spec(), trials));
    rows.setAccelerator(copyRows);
    yaml = of("Trials.CopyYaml", commands::copyYaml);
    yaml.setAccelerator(copy);
    json = of("Trials.CopyJson", commands::copyJson);
    python = of("Trials.CopyPython", commands::copyPython);
    command = of("Trials.CopyCommand", t -> commands.copyCommand(model.spec().objective(), t));
    again = of("Trials.TryAgain", commands.several()::tryAgain);
    queue = of("Trials.QueueAgain", commands.several()::queue);
    stop = of("Trials.Stop", commands.several()::stop);
    compare = new CompareMenu(commands, texts);
    compareAll = of("Trials.Compare.Selected", trials -> commands.compare(numbers(trials)));
    getItems().addAll(pin, tags, note, new SeparatorMenuItem());
    getItems().addAll(rows, yaml, json, python, command, new SeparatorMenuItem());
    getItems().addAll(compare, compareAll, again, queue, stop);
    setOnShowing(
        event -> {
          offer(selection.trials());
          showLetters();
        });
    setOnHidden(event -> Stream.of(pin, tags, note).forEach(item -> item.setAccelerator(null)));
  }

  /**
   * The window takes the accelerators of a table's menu for its own: letters that stayed would mark
   * trials wherever they are pressed. The table itself knows them, without its menu.
   */
  private void showLetters() {
    pin.setAccelerator(MarkKeys.PIN);
    tags.setAccelerator(MarkKeys.TAGS);
    note.setAccelerator(MarkKeys.NOTE);
  }

  private static List<Integer> numbers(List<Trial> trials) {
    return trials.stream().map(Trial::number).toList();
  }

  private MenuItem of(String key, Consumer<List<Trial>> action) {
    MenuItem item = new MenuItem(texts.get(key, 1));
    item.setOnAction(
        event -> {
          // A key does it while the menu is open, which would go on offering the same.
          hide();
          action.accept(selection.trials());
        });
    return item;
  }

  private void offer(List<Trial> trials) {
    boolean pinned = numbers(trials).stream().allMatch(n -> commands.marks().of(n).pinned());
    List<Trial> marked = commands.mayWork() ? trials : List.of();
    offer(pin, !trials.isEmpty() && pinned ? "Trials.Unpin" : "Trials.Pin", marked);
    offer(tags, "Trials.Tags", marked);
    offer(note, "Trials.Note", marked);
    offer(rows, "Trials.CopyTable", trials);
    offer(yaml, "Trials.CopyYaml", trials);
    offer(json, "Trials.CopyJson", trials);
    offer(python, "Trials.CopyPython", trials);
    offer(command, "Trials.CopyCommand", trials);
    command.setVisible(model.spec() != null && CommandLine.has(model.spec().objective()));
    SeveralTrials several = commands.several();
    offer(again, "Trials.TryAgain", several.repeatable(model.spec(), trials));
    offer(queue, "Trials.QueueAgain", several.queueable(model.spec(), trials));
    offer(stop, "Trials.Stop", several.stoppable(trials));
    offerComparisons(trials);
  }

  /** Of several that are selected, the entry says with how many it does something. */
  private void offer(MenuItem item, String key, List<Trial> possible) {
    item.setDisable(possible.isEmpty());
    item.setText(texts.get(key, Math.max(1, possible.size())));
  }

  /** Several that are selected are compared with each other, one with the usual others. */
  private void offerComparisons(List<Trial> trials) {
    boolean several = trials.size() > 1;
    compare.setVisible(!several);
    compare.setDisable(trials.isEmpty());
    compareAll.setVisible(several);
    if (trials.size() == 1) {
      compare.offer(trials.get(0).number(), before.get(), model.spec(), model.allTrials());
    } else if (several && !TrialCommands.canCompare(trials.size())) {
      compareAll.setText(texts.get("Trials.Compare.tooMany", TrialCommands.MOST_COMPARED));
      compareAll.setDisable(true);
    } else {
      offer(compareAll, "Trials.Compare.Selected", trials);
    }
  }
}
