package org.tunebench.app.live;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.BackgroundThreads;
import org.tunebench.app.shell.Fxml;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.trials.TrialRow;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;

/** The page of a study with a real toolkit, without a display: what tests of it share. */
final class OpenStudyPage {
  static final int TRIALS_TAB = 1;
  static final int ANALYSIS_TAB = 2;
  static final int INSIGHT_TAB = 3;

  /** Of the entries in the menu of columns: a line, and what resets them. */
  private static final int NO_COLUMNS = 2;

  private static final int PATIENCE_SECONDS = 60;

  /** A picture that is asked for after the end of a test is not painted. */
  private final ExecutorService background = new BackgroundThreads();

  private final FakeSearchEngine engine;
  private final TestServices person = new TestServices();
  private final Services services;
  private final Stage stage;
  private StudyPage page;

  /**
   * @param stage from the test's start
   * @param folder a name below target for what the engine keeps in files
   */
  OpenStudyPage(Stage stage, String folder) {
    this.stage = stage;
    this.engine = new FakeSearchEngine(Clock.systemUTC(), Path.of("target", folder));
    this.services = person.on(engine, background, Platform::runLater);
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
  }

  FakeSearchEngine engine() {
    return engine;
  }

  /** Who chooses files and is told of things. */
  TestServices person() {
    return person;
  }

  StudyPage page() {
    return page;
  }

  /** Fills a study and opens its page. */
  Study open(FxRobot robot, int ended, int budget, StudyState state) throws TimeoutException {
    Study study = FakeStudies.filled(engine.repository(), "a", ended, budget, state);
    open(robot, study);
    return study;
  }

  /** Opens its page, with the preferences that an earlier one has left. */
  void open(FxRobot robot, Study study) throws TimeoutException {
    open(robot, study, Route.StudyPage.Part.HISTORIES);
  }

  /** Opens a part of its page. */
  void open(FxRobot robot, Study study, Route.StudyPage.Part part) throws TimeoutException {
    robot.interact(
        () -> {
          page = StudyPage.at(services, new Route.StudyPage(study.id(), OptionalInt.empty(), part));
          stage.setScene(new Scene(page.view(), 1070, 800));
          stage.getScene().getRoot().getStylesheets().addAll(Fxml.styles());
          stage.show();
        });
    until(() -> page.title().getValue().equals(study.spec().name()));
  }

  /** Hides the window, so that no pulse asks for another picture. */
  void close(FxRobot robot) {
    robot.interact(
        () -> {
          page.close();
          stage.hide();
        });
    background.shutdown();
  }

  void showTab(FxRobot robot, int index) {
    robot.interact(() -> find(".tab-pane", TabPane.class).getSelectionModel().select(index));
  }

  /** Shows the table of trials, until it has all its columns, which come in turn. */
  void showTrials(FxRobot robot) throws TimeoutException {
    showTab(robot, TRIALS_TAB);
    until(
        () ->
            isThere("#table")
                && table().getColumns().size()
                    == find("#columns", MenuButton.class).getItems().size() - NO_COLUMNS);
  }

  /** Asked on the window's own thread: elsewhere, what is looked at changes meanwhile. */
  static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    WaitForAsyncUtils.waitForFxEvents();
  }

  boolean isThere(String query) {
    return page.view().lookup(query) != null;
  }

  <T extends Node> T find(String query, Class<T> type) {
    return type.cast(page.view().lookup(query));
  }

  /** The table of trials. */
  TableView<TrialRow> table() {
    @SuppressWarnings("unchecked")
    TableView<TrialRow> table = find("#table", TableView.class);
    return table;
  }

  /** What the command palette offers of the page now. */
  List<String> offered() {
    return WaitForAsyncUtils.waitForAsyncFx(
        PATIENCE_SECONDS * 1_000L,
        () ->
            page.actions().stream()
                .filter(action -> action.enabled().get())
                .map(Action::key)
                .toList());
  }

  /** Does what the command palette offers under a key. */
  void act(FxRobot robot, String key) {
    robot.interact(
        () ->
            page.actions().stream()
                .filter(action -> action.key().equals(key) && action.enabled().get())
                .findFirst()
                .orElseThrow()
                .handler()
                .run());
  }

  /** What a label says; empty where there is none. */
  String text(String query) {
    Label label = find(query, Label.class);
    return label == null ? "" : label.getText();
  }
}
