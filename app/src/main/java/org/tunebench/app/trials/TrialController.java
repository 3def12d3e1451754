package org.tunebench.app.trials;

import java.util.List;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.TabKeys;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Binds the details of one trial to its view model. */
public final class TrialController {
  private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

  private final TrialViewModel model;
  private final TrialCommands commands;
  private final Services services;
  private final Texts texts;
  private final Runnable close;
  private final FontIcon icon = new FontIcon();
  private TrialHistory history;

  @FXML private VBox root;
  @FXML private VBox body;
  @FXML private Label title;
  @FXML private Label baseline;
  @FXML private Label togetherNote;
  @FXML private Label state;
  @FXML private Button stop;
  @FXML private Button tryAgain;
  @FXML private Button trainModel;
  @FXML private Button queue;
  @FXML private Button edit;
  @FXML private Label queueHint;
  @FXML private Label problem;
  @FXML private Label failure;
  @FXML private MarksSection marks;
  @FXML private VBox metricsSection;
  @FXML private FactList metrics;
  @FXML private VBox configurationSection;
  @FXML private FactList configuration;
  @FXML private VBox editSection;
  @FXML private ConfigurationFields fields;
  @FXML private VBox historySection;
  @FXML private StackPane chartPlace;
  @FXML private FactList run;
  @FXML private VBox logSection;
  @FXML private TextArea log;
  @FXML private TextField logFind;
  @FXML private MenuItem copyCommand;
  @FXML private Label logHits;

  /**
   * @param close leads back to what was there before
   */
  public TrialController(
      TrialViewModel model, TrialCommands commands, Services services, Runnable close) {
    this.model = model;
    this.commands = commands;
    this.services = services;
    this.texts = services.texts();
    this.close = close;
  }

  @FXML
  private void initialize() {
    state.setGraphic(icon);
    // A trial may be open before its study has been read.
    body.disableProperty().bind(model.trialProperty().isNull());
    history = new TrialHistory(model, services, chartPlace);
    problem.textProperty().bind(model.problemProperty());
    showIf(problem, problem.textProperty().isNotEmpty());
    showIf(failure, failure.textProperty().isNotEmpty());
    showIf(logSection, model.logProperty().isNotEmpty());
    showIf(editSection, model.editorProperty().isNotNull());
    showIf(configurationSection, model.editorProperty().isNull());
    showIf(baseline, baseline.disabledProperty().not());
    togetherNote.textProperty().bind(model.togetherProperty());
    showIf(togetherNote, togetherNote.textProperty().isNotEmpty());
    edit.disableProperty().bind(model.editorProperty().isNotNull());
    showIf(queueHint, model.studyRunsProperty().not());
    model.logProperty().addListener((property, before, now) -> showLog(now));
    TabKeys.leave(log);
    setUpLogSearch();
    // Without a result, what was reported last stands there, which is read with the curves.
    model.curvesProperty().addListener((property, before, now) -> showMetrics());
    model.forecastProperty().addListener((property, before, now) -> showMetrics());
    marks.follow(model.trialProperty(), commands.marks(), texts);
    LabelledLines.align(List.of(metrics, configuration, run));
    for (FactList facts : List.of(metrics, configuration, run)) {
      facts.copyTo(label -> texts.get("Trial.CopyValue", label), commands::copyText);
    }
    fields.follow(model.editorProperty());
    model.trialProperty().addListener((property, before, now) -> show(now));
    model.runProperty().addListener((property, before, now) -> run.setFacts(now));
    run.setFacts(model.runProperty().get());
    root.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            close.run();
            event.consume();
          } else if (FIND.match(event) && logSection.isVisible()) {
            logFind.requestFocus();
            event.consume();
          }
        });
    show(model.trialProperty().get());
  }

  private void setUpLogSearch() {
    LogSearch search = model.logSearch();
    logFind.textProperty().bindBidirectional(search.wantedProperty());
    logHits.textProperty().bind(search.countProperty());
    showIf(logHits, search.countProperty().isNotEmpty());
    search.currentProperty().addListener((property, before, now) -> showHit(now));
    logFind.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            search.previous();
            event.consume();
          } else if (event.getCode() == KeyCode.ENTER) {
            search.next();
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE && !logFind.getText().isEmpty()) {
            logFind.clear();
            event.consume();
          }
        });
  }

  private void showHit(LogSearch.Hit hit) {
    // While the log is taken in, its text is not shown yet; showLog comes back to the hit.
    if (hit != null && log.getText().equals(model.logProperty().get())) {
      log.selectRange(hit.start(), hit.end());
    } else if (hit == null) {
      log.deselect();
    }
  }

  private static void showIf(Node node, javafx.beans.value.ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
  }

  private void show(Trial trial) {
    if (trial == null) {
      return;
    }
    title.setText(model.title());
    baseline.setDisable(!trial.isBaseline());
    boolean lacksResult = model.lacksResult();
    state.setText(lacksResult ? texts.get("Trial.WithoutResult") : trial.state().word());
    StateIcon.of(trial.state(), lacksResult).show(icon);
    showWhile(stop, trial.state() == TrialState.RUNNING && commands.mayWork());
    showWhile(tryAgain, model.canTryAgain());
    showWhile(queue, model.canQueue());
    showWhile(edit, model.canQueue());
    queueHint.setText(texts.get(model.hintKey()));
    showWhile(trainModel, model.canTrainModel());
    failure.setText(trial.failure());
    showMetrics();
    configuration.setFacts(model.configuration());
    copyCommand.setVisible(model.isCommand());
  }

  private void showMetrics() {
    List<Fact> results = model.trialProperty().get() == null ? List.of() : model.metrics();
    showWhile(metricsSection, !results.isEmpty());
    metrics.setFacts(results);
  }

  private static void showWhile(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** Follows the end of the log, unless the person has put the caret somewhere else to read. */
  private void showLog(String text) {
    if (text.equals(log.getText())) {
      return;
    }
    LogSearch.Hit hit = model.logSearch().currentProperty().get();
    boolean follows = hit == null && log.getCaretPosition() == log.getLength();
    double top = log.getScrollTop();
    int caret = log.getCaretPosition();
    log.setText(text);
    if (hit == null) {
      log.positionCaret(follows ? text.length() : caret);
    } else {
      log.selectRange(hit.start(), hit.end());
    }
    afterLayout(() -> log.setScrollTop(follows ? Double.MAX_VALUE : top));
  }

  /** Only after the next layout the area knows how high its text is. */
  private void afterLayout(Runnable action) {
    Scene scene = log.getScene();
    if (scene == null) {
      return;
    }
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            action.run();
          }
        });
    Platform.requestNextPulse();
  }

  @FXML
  private void close() {
    close.run();
  }

  @FXML
  private void nextHit() {
    model.logSearch().next();
  }

  @FXML
  private void previousHit() {
    model.logSearch().previous();
  }

  @FXML
  private void stop() {
    model.stop();
  }

  @FXML
  private void tryAgain() {
    model.tryAgain();
  }

  @FXML
  private void trainModel() {
    model.trainModel();
  }

  @FXML
  private void queueAgain() {
    model.queueAgain();
  }

  @FXML
  private void edit() {
    model.edit();
  }

  @FXML
  private void cancelEdit() {
    model.cancelEdit();
  }

  @FXML
  private void queueEdited() {
    model.queueEdited();
  }

  @FXML
  private void exportPicture() {
    history.export();
  }

  @FXML
  private void copyYaml() {
    commands.copyYaml(model.trialProperty().get());
  }

  @FXML
  private void copyPython() {
    commands.copyPython(model.trialProperty().get());
  }

  @FXML
  private void copyCommand() {
    commands.copyCommand(model.objective(), List.of(model.trialProperty().get()));
  }

  @FXML
  private void copyJson() {
    commands.copyJson(model.trialProperty().get());
  }
}
