package org.tunebench.app.trials;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.command.CommandLine;
import org.tunebench.engine.objective.imported.ImportedStudies;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** What can be done with the selected trials: some of it with several, the rest with one. */
final class TrialMenu extends ContextMenu {
  private final TrialsViewModel model;
  private final TrialCommands commands;
  private final Texts texts;
  private final TrialSelection selection;
  private final Supplier<OptionalInt> before;
  private final MenuItem pin;
  private final MenuItem tags;
  private final MenuItem note;
  private final MenuItem yaml;
  private final MenuItem json;
  private final MenuItem python;
  private final MenuItem command;
  private final MenuItem again;
  private final MenuItem queue;
  private final MenuItem stop;
  private final CompareMenu compare;

  /**
   * @param copy the keys that copy a configuration
   * @param before the trial that was selected before the present one
   */
  TrialMenu(
      TrialsViewModel model,
      TrialCommands commands,
      Texts texts,
      KeyCombination copy,
      TrialSelection selection,
      Supplier<OptionalInt> before) {
    this.model = model;
    this.commands = commands;
    this.texts = texts;
    this.selection = selection;
    this.before = before;
    pin = of("Trials.Pin", trials -> commands.marks().togglePins(numbers(trials)));
    tags = of("Trials.Tags", trials -> commands.marks().askTags(numbers(trials)));
    note = ofOne("Trials.Note", trial -> commands.marks().askNote(trial.number()));
    yaml = of("Trials.CopyYaml", commands::copyYaml);
    yaml.setAccelerator(copy);
    json = of("Trials.CopyJson", commands::copyJson);
    python = of("Trials.CopyPython", commands::copyPython);
    command = ofOne("Trials.CopyCommand", t -> commands.copyCommand(model.spec().objective(), t));
    again = ofOne("Trial.TryAgain", trial -> commands.tryAgain(trial.number()));
    queue = ofOne("Trial.QueueAgain", trial -> commands.queue(trial.configuration()));
    stop = ofOne("Trial.Stop", trial -> commands.stop(trial.number()));
    compare = new CompareMenu(commands, texts);
    getItems().addAll(pin, tags, note, new SeparatorMenuItem());
    getItems().addAll(yaml, json, python, command, new SeparatorMenuItem());
    getItems().addAll(compare, again, queue, stop);
    setOnShowing(event -> offer(selection.trials()));
  }

  private static List<Integer> numbers(List<Trial> trials) {
    return trials.stream().map(Trial::number).toList();
  }

  private MenuItem of(String key, Consumer<List<Trial>> action) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setOnAction(event -> action.accept(selection.trials()));
    return item;
  }

  private MenuItem ofOne(String key, Consumer<Trial> action) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setOnAction(event -> selection.lead().ifPresent(action));
    return item;
  }

  private void offer(List<Trial> trials) {
    for (MenuItem item : List.of(pin, tags, yaml, json, python)) {
      item.setDisable(trials.isEmpty());
    }
    boolean one = trials.size() == 1;
    boolean imported = model.spec() != null && ImportedStudies.isOne(model.spec());
    boolean pinned = numbers(trials).stream().allMatch(n -> commands.marks().of(n).pinned());
    pin.setText(texts.get(!trials.isEmpty() && pinned ? "Trials.Unpin" : "Trials.Pin"));
    note.setDisable(!one);
    command.setVisible(model.spec() != null && CommandLine.has(model.spec().objective()));
    command.setDisable(!one);
    again.setDisable(!one || imported || !trials.get(0).state().isTerminal());
    queue.setDisable(!one || imported);
    boolean runs = commands.running().isPresent();
    stop.setDisable(!one || !runs || trials.get(0).state() != TrialState.RUNNING);
    offerComparisons(trials);
  }

  /** Two that are selected are compared with each other, one with the usual others. */
  private void offerComparisons(List<Trial> trials) {
    compare.setDisable(trials.isEmpty() || trials.size() > 2);
    if (trials.size() == 1) {
      compare.offer(trials.get(0).number(), before.get(), model.spec(), model.allTrials());
    } else if (trials.size() == 2) {
      compare.offerTwo(trials.get(0).number(), trials.get(1).number());
    }
  }
}
