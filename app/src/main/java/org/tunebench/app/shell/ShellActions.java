package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/** What a person can do in every place of the workbench. */
public final class ShellActions {
  private final ShellViewModel model;
  private final BooleanBinding ready;
  private final BooleanBinding readyToWork;
  private final Runnable quit;
  private final Runnable about;
  private final BooleanProperty canTakeBack = new SimpleBooleanProperty(this, "canTakeBack");
  private StudyStarter starter;
  private Runnable palette = () -> {};
  private Runnable words = () -> {};
  private Runnable keys = () -> {};
  private Runnable stopAll = () -> {};
  private Runnable takeBack = () -> {};
  private Runnable workspace = () -> {};
  private Runnable reopening = () -> {};
  private Consumer<ThemeChoice> theme = choice -> {};

  /**
   * @param quit asks, stops what runs, and ends
   * @param about says which version this is
   */
  public ShellActions(ShellViewModel model, Runnable quit, Runnable about) {
    this.model = model;
    this.ready = model.ready();
    this.readyToWork = model.readyToWork();
    this.quit = quit;
    this.about = about;
  }

  /** The workspace is open: studies can be started through this. */
  public void startThrough(StudyStarter ways) {
    starter = ways;
    model.busyProperty().bind(ways.busyProperty());
  }

  /** Ways into a study. */
  public List<Action> study() {
    return List.of(demo(), openData(), openScript(), openStudyFile(), importTrials());
  }

  /** The demo search. */
  public Action demo() {
    return starting("Shell.Action.Demo", "fth-play", "Shortcut+D", StudyStarter::startDemo);
  }

  /** A new study on a data file. */
  public Action openData() {
    return starting(
        "Shell.Action.OpenData", "fth-file-plus", "Shortcut+O", StudyStarter::chooseData);
  }

  /** A new study that runs a script. */
  public Action openScript() {
    return starting("Shell.Action.OpenScript", "fth-terminal", "", StudyStarter::chooseScript);
  }

  /** A new study from a study file. */
  public Action openStudyFile() {
    return starting(
        "Shell.Action.OpenStudyFile",
        "fth-file-text",
        "Shortcut+Shift+O",
        StudyStarter::chooseStudyFile);
  }

  /** Studies of trials that are finished, from files. */
  public Action importTrials() {
    return starting(
        "Shell.Action.Import", "fth-download", "Shortcut+I", StudyStarter::chooseFinishedTrials);
  }

  private Action starting(String key, String icon, String keys, Consumer<StudyStarter> what) {
    return Action.of(key, icon, keys, () -> what.accept(starter), readyToWork);
  }

  /** Ends every search that runs, after asking once. */
  public Action stopAll() {
    return Action.of(
        "Shell.Action.StopAll",
        "fth-stop-circle",
        "",
        () -> stopAll.run(),
        Bindings.isNotEmpty(model.running()).and(readyToWork));
  }

  /** What ends every search. */
  public void stopAllThrough(Runnable stop) {
    stopAll = stop;
  }

  /** Takes back what was done last, as long as a notice offers it. */
  public Action takeBack() {
    return Action.of(
        "Shell.Action.TakeBack",
        "fth-corner-up-left",
        "Shortcut+Z",
        () -> takeBack.run(),
        canTakeBack);
  }

  /** What takes back. */
  void takeBackThrough(ObservableBooleanValue possible, Runnable back) {
    canTakeBack.bind(possible);
    takeBack = back;
  }

  /** Opens another workspace; possible where the present one cannot be opened, too. */
  public Action openWorkspace() {
    return Action.of(
        "Shell.Action.OpenWorkspace",
        "fth-folder",
        "",
        () -> workspace.run(),
        ready.or(Bindings.equal(model.phaseProperty(), ShellViewModel.Phase.FAILED)));
  }

  /**
   * What opens another workspace.
   *
   * @param anew opens the present one for work, which another process had
   */
  public void changeWorkspaceThrough(Runnable change, Runnable anew) {
    workspace = change;
    reopening = anew;
  }

  /** Opens the workspace for work once the process is gone that had it. */
  void reopen() {
    reopening.run();
  }

  /** All but the places. */
  public List<Action> all() {
    List<Action> all = new ArrayList<>(study());
    all.add(openWorkspace());
    all.add(stopAll());
    all.add(takeBack());
    all.addAll(themes());
    all.addAll(List.of(keys(), words(), about(), quit()));
    return all;
  }

  /** The ways to look; possible at any time. */
  private List<Action> themes() {
    return List.of(
        theme("Shell.Action.Theme.system", "fth-monitor", ThemeChoice.SYSTEM),
        theme("Shell.Action.Theme.light", "fth-sun", ThemeChoice.LIGHT),
        theme("Shell.Action.Theme.dark", "fth-moon", ThemeChoice.DARK));
  }

  private Action theme(String key, String icon, ThemeChoice choice) {
    return Action.always(key, icon, "", () -> theme.accept(choice));
  }

  /** What changes the theme. */
  public void changeThemeThrough(Consumer<ThemeChoice> change) {
    theme = change;
  }

  /** Shows the command palette. */
  public Action palette() {
    return Action.of(
        "Shell.Action.Palette", "fth-search", "Shortcut+K", () -> palette.run(), ready);
  }

  /** What shows the command palette. */
  void showPaletteThrough(Runnable show) {
    palette = show;
  }

  /** The places of the navigation, in its order. */
  public Map<ShellViewModel.Section, Action> places() {
    Map<ShellViewModel.Section, Action> places = new LinkedHashMap<>();
    places.put(
        ShellViewModel.Section.WELCOME,
        place("Shell.Action.Welcome", "fth-home", "Shortcut+H", new Route.Welcome()));
    places.put(
        ShellViewModel.Section.NEW_STUDY,
        Action.of(
            "Shell.Action.NewStudy",
            "fth-plus",
            "Shortcut+N",
            () -> model.show(new Route.Draft()),
            readyToWork));
    places.put(
        ShellViewModel.Section.STUDIES,
        place("Shell.Action.Studies", "fth-layers", "Shortcut+1", new Route.Studies()));
    places.put(
        ShellViewModel.Section.DEVICES,
        place("Shell.Action.Devices", "fth-cpu", "Shortcut+2", new Route.Devices()));
    places.put(
        ShellViewModel.Section.SETTINGS,
        place("Shell.Action.Settings", "fth-settings", "Shortcut+Comma", new Route.Settings()));
    return Collections.unmodifiableMap(places);
  }

  private Action place(String key, String icon, String keys, Route route) {
    return Action.of(key, icon, keys, () -> model.show(route), ready);
  }

  /** Ends the workbench; possible at any time. */
  public Action quit() {
    return Action.always("Shell.Action.Quit", "fth-log-out", "Shortcut+Q", quit);
  }

  /** Explains the words of the field; possible at any time. */
  public Action words() {
    return Action.always("Shell.Action.Words", "fth-help-circle", "", () -> words.run());
  }

  /** What explains them. */
  public void explainWordsThrough(Runnable explain) {
    words = explain;
  }

  /** Says which version this is; possible at any time. */
  public Action about() {
    return Action.always("Shell.Action.About", "fth-info", "", about);
  }

  /** Lists the keyboard shortcuts; possible at any time. */
  public Action keys() {
    return Action.always("Shell.Action.Keys", "fth-command", "F1", () -> keys.run());
  }

  /** What lists them. */
  public void listKeysThrough(Runnable list) {
    keys = list;
  }

  /** Files were dropped on the window. */
  void drop(List<Path> files) {
    if (ready.get()) {
      starter.open(files);
    }
  }
}
