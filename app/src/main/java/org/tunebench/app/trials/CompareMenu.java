package org.tunebench.app.trials;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/** What a trial can be compared with: the one selected before, the best, the default one. */
final class CompareMenu extends Menu {
  private final TrialCommands commands;
  private final Texts texts;

  CompareMenu(TrialCommands commands, Texts texts) {
    super(texts.get("Trials.Compare"));
    this.commands = commands;
    this.texts = texts;
  }

  /**
   * Offers the trials that there are beside one.
   *
   * @param number the trial that is selected
   * @param before the one that was selected before, if any
   * @param trials all trials of the study
   */
  void offer(int number, OptionalInt before, StudySpec spec, List<Trial> trials) {
    Map<Integer, String> others = new LinkedHashMap<>();
    before.ifPresent(other -> others.put(other, "Trials.Compare.Before"));
    BestAndWorst.ranked(spec.metric(), trials).stream()
        .limit(1)
        .forEach(best -> others.putIfAbsent(best.trial().number(), "Trials.Compare.Best"));
    trials.stream()
        .filter(Trial::isBaseline)
        .limit(1)
        .forEach(usual -> others.putIfAbsent(usual.number(), "Trials.Compare.Default"));
    others.remove(number);
    getItems().clear();
    others.forEach(
        (other, key) -> {
          MenuItem item = new MenuItem(texts.get(key, Integer.toString(other)));
          item.setOnAction(event -> commands.compare(List.of(number, other)));
          getItems().add(item);
        });
    setDisable(others.isEmpty());
  }
}
