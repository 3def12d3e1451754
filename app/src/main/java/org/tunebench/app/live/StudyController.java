package org.tunebench.app.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.Texts;

/** Binds the page of a study: its header, its tabs and its side panel. */
public final class StudyController {
  private static final double SIDE_WIDTH = 350;

  private final StudyViewModel model;
  private final StudyCommands commands;
  private final Texts texts;
  private final FontIcon phaseIcon = new FontIcon(Feather.CIRCLE);

  @FXML private Label name;
  @FXML private Label phase;
  @FXML private HBox actions;
  @FXML private MenuButton more;
  @FXML private ProgressBar progress;
  @FXML private Label line;
  @FXML private Label note;
  @FXML private Label problem;
  @FXML private TabPane tabs;
  @FXML private Tab histories;
  @FXML private Tab trials;
  @FXML private Tab details;
  @FXML private SplitPane body;
  @FXML private StackPane side;

  StudyController(StudyViewModel model, StudyCommands commands, Texts texts) {
    this.model = model;
    this.commands = commands;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    name.textProperty().bind(model.nameProperty());
    progress.progressProperty().bind(model.progressProperty());
    line.textProperty().bind(model.lineProperty());
    note.textProperty().bind(model.noteProperty());
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    more.disableProperty().bind(model.snapshotProperty().isNull());
    phase.setGraphic(phaseIcon);
    body.widthProperty().addListener(this::placeDivider);
    model.phaseProperty().addListener((property, before, now) -> showPhase(now));
    showPhase(model.phaseProperty().get());
    model.actionsProperty().addListener((property, before, now) -> showActions(now));
    showActions(model.actionsProperty().get());
  }

  /** Gives the side panel its width once; from then on the person moves the divider. */
  private void placeDivider(ObservableValue<?> source, Number before, Number width) {
    if (before.doubleValue() == 0 && width.doubleValue() > SIDE_WIDTH) {
      body.setDividerPositions(1 - SIDE_WIDTH / width.doubleValue());
    }
  }

  private void showPhase(Phase now) {
    phase.setText(texts.get("Study.Phase." + now.name()));
    phaseIcon.setIconCode(icon(now));
    phase.getStyleClass().setAll("label", "phase", "phase-" + now.name().toLowerCase(Locale.ROOT));
  }

  private static Feather icon(Phase phase) {
    return switch (phase) {
      case LOADING, STARTING, STOPPING -> Feather.LOADER;
      case NEW -> Feather.CIRCLE;
      case RUNNING -> Feather.PLAY_CIRCLE;
      case PAUSED -> Feather.PAUSE_CIRCLE;
      case STOPPED -> Feather.STOP_CIRCLE;
      case INTERRUPTED -> Feather.ZAP_OFF;
      case FINISHED -> Feather.CHECK_CIRCLE;
    };
  }

  private void showActions(List<StudyAction> possible) {
    List<Node> buttons = new ArrayList<>();
    for (StudyAction action : possible) {
      buttons.add(button(action, action == possible.get(0) && action != StudyAction.STOP));
    }
    actions.getChildren().setAll(buttons);
  }

  private Button button(StudyAction action, boolean primary) {
    Button button = new Button(texts.get("Study.Action." + action.name()));
    button.setId("study-" + action.name().toLowerCase(Locale.ROOT));
    button.setGraphic(new FontIcon(icon(action)));
    button.setOnAction(event -> commands.perform(action));
    button.disableProperty().bind(model.busyProperty());
    button.setMinWidth(Button.USE_PREF_SIZE);
    if (primary) {
      button.getStyleClass().add("accent");
    }
    return button;
  }

  private static Feather icon(StudyAction action) {
    return switch (action) {
      case START, RESUME -> Feather.PLAY;
      case PAUSE -> Feather.PAUSE;
      case STOP -> Feather.STOP_CIRCLE;
      case ADD_TRIALS -> Feather.PLUS;
    };
  }

  /** Fills the tabs. */
  void setTabs(Parent historiesView, Parent trialsView, Parent detailsView) {
    histories.setContent(historiesView);
    trials.setContent(trialsView);
    details.setContent(detailsView);
  }

  /** Fills the side panel. */
  void setSide(Parent view) {
    if (!side.getChildren().equals(List.of(view))) {
      side.getChildren().setAll(view);
    }
  }

  @FXML
  private void changeTrials() {
    commands.changeTrials();
  }

  @FXML
  private void duplicate() {
    commands.duplicate();
  }
}
