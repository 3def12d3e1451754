package org.tunebench.app.live;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.Appearance;
import org.tunebench.app.shell.HelpMark;
import org.tunebench.app.shell.Route.StudyPage.Part;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.TrialState;

/** Binds the page of a study: its header, its tabs and its side panel. */
public final class StudyController {
  /** In a narrower header there is no room for more than a word beside the buttons. */
  private static final double WIDE = 800;

  private final StudyViewModel model;
  private final StudyCommands commands;
  private final Texts texts;
  private final Appearance appearance;
  private final FontIcon phaseIcon = new FontIcon(Feather.CIRCLE);

  @FXML private VBox page;
  @FXML private Label name;
  @FXML private Label phase;
  @FXML private HBox actions;
  @FXML private MenuButton more;
  @FXML private Menu compareWith;
  @FXML private ProgressBar progress;
  @FXML private Label line;
  @FXML private HelpMark whole;
  @FXML private Label note;
  @FXML private Label problem;
  @FXML private Label ownNote;
  @FXML private VBox header;
  @FXML private MenuItem trainBest;
  @FXML private MenuItem rename;
  @FXML private MenuItem delete;
  @FXML private MenuItem latent;
  @FXML private MenuItem denoised;
  @FXML private MenuItem moreBudget;
  @FXML private MenuItem addConfiguration;
  @FXML private MenuItem saveFile;
  @FXML private MenuItem addNote;
  @FXML private MenuItem duplicate;
  @FXML private TabPane tabs;
  @FXML private Tab histories;
  @FXML private Tab trials;
  @FXML private Tab analysis;
  @FXML private Tab insight;
  @FXML private Tab details;
  @FXML private SplitPane body;
  @FXML private StackPane side;
  @FXML private ToggleButton sideShown;

  private HeaderWords words;
  private SidePanel panel;
  private StudyTabs shown;
  private Runnable editNote = () -> {};
  private Runnable begin = () -> {};

  StudyController(
      StudyViewModel model, StudyCommands commands, Texts texts, Appearance appearance) {
    this.model = model;
    this.commands = commands;
    this.texts = texts;
    this.appearance = appearance;
  }

  @FXML
  private void initialize() {
    name.textProperty().bind(model.nameProperty());
    Tooltip fullName = new Tooltip();
    fullName.textProperty().bind(model.nameProperty());
    name.setTooltip(fullName);
    progress.progressProperty().bind(model.progressProperty());
    words = new HeaderWords(model, page, line, whole, note, ownNote);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    more.setOnShowing(event -> commands.others(this::offer));
    moreBudget
        .disableProperty()
        .bind(model.importedProperty().map(imported -> imported || !model.mayWork()));
    saveFile.disableProperty().bind(model.importedProperty());
    addConfiguration.disableProperty().bind(canAddConfiguration().not());
    trainBest.visibleProperty().bind(model.keepsModelsProperty());
    latent.visibleProperty().bind(model.usesModelsProperty());
    denoised.visibleProperty().bind(model.usesModelsProperty());
    trainBest
        .disableProperty()
        .bind(model.bestProperty().map(best -> best.isEmpty() || !model.mayWork()));
    addNote.setDisable(!model.mayWork());
    rename.disableProperty().bind(canRename().not());
    delete.setDisable(!model.mayWork());
    duplicate.setDisable(!model.mayWork());
    latent.setDisable(!model.mayWork());
    denoised.setDisable(!model.mayWork());
    more.disableProperty().bind(model.snapshotProperty().isNull());
    phase.setGraphic(phaseIcon);
    shown = new StudyTabs(tabs, histories, trials, analysis, insight, details);
    bindSide();
    model.phaseProperty().subscribe(this::showPhase);
    model.snapshotProperty().subscribe(this::sayPhase);
    page.widthProperty().subscribe(this::sayPhase);
    showPhase();
    new StudyButtons(model, commands, texts, actions);
    // Who goes on has read what went wrong.
    shown.onAnother(model::forgive);
  }

  /** Whether the study can try more configurations. */
  BooleanBinding canAddConfiguration() {
    return model
        .snapshotProperty()
        .isNotNull()
        .and(model.importedProperty().not())
        .and(Bindings.createBooleanBinding(model::mayWork));
  }

  /** Whether the study may be renamed: one that runs belongs to its run. */
  BooleanBinding canRename() {
    return Bindings.createBooleanBinding(
        () ->
            model.mayWork()
                && model.snapshotProperty().get() != null
                && !model.phaseProperty().get().isLive(),
        model.snapshotProperty(),
        model.phaseProperty());
  }

  private void offer(List<StudySummary> others) {
    compareWith.getItems().clear();
    for (StudySummary other : others) {
      MenuItem item = new MenuItem(other.name());
      // A lone underscore would be taken for the mark of a mnemonic.
      item.setMnemonicParsing(false);
      item.setOnAction(event -> commands.compareWith(other.id()));
      compareWith.getItems().add(item);
    }
    compareWith.setDisable(others.isEmpty());
  }

  private void bindSide() {
    sideShown.setTooltip(new Tooltip(texts.get("Study.Side")));
    panel = new SidePanel(body, side, sideShown, this::sideChoice);
    shown.onAnother(panel::moveOn);
    panel.show();
  }

  /** Each tab has a choice of its own: the table has more use for the room than a picture. */
  private BooleanProperty sideChoice() {
    return shown.part() == Part.TRIALS
        ? appearance.trialsSidePanelProperty()
        : appearance.sidePanelProperty();
  }

  /** What the page shows in turn. */
  StudyTabs tabs() {
    return shown;
  }

  /** The panel at the side. */
  SidePanel panel() {
    return panel;
  }

  /** How many trials it waits for is said where there is room for it. */
  private void sayPhase() {
    StudySnapshot last = model.snapshotProperty().get();
    Phase now = model.phaseProperty().get();
    boolean wide = page.getWidth() >= WIDE;
    phase.setText(
        now == Phase.PAUSING && wide
            ? texts.get("Study.Phase.PAUSING.whole", last.count(TrialState.RUNNING))
            : texts.get("Study.Phase." + now.name()));
  }

  private void showPhase() {
    Phase now = model.phaseProperty().get();
    sayPhase();
    phaseIcon.setIconCode(icon(now));
    phase.getStyleClass().setAll("label", "phase", "phase-" + now.name().toLowerCase(Locale.ROOT));
  }

  private static Feather icon(Phase phase) {
    return switch (phase) {
      case LOADING, STARTING, STOPPING -> Feather.LOADER;
      case NEW -> Feather.CIRCLE;
      case RUNNING -> Feather.PLAY_CIRCLE;
      case PAUSING, PAUSED -> Feather.PAUSE_CIRCLE;
      case STOPPED -> Feather.STOP_CIRCLE;
      case INTERRUPTED -> Feather.ZAP_OFF;
      case WITHOUT_RESULT -> Feather.ALERT_CIRCLE;
      case FINISHED -> Feather.CHECK_CIRCLE;
    };
  }

  /**
   * Shows what the person noted, on the first line of it.
   *
   * @param edit puts the caret there, once the details are shown
   */
  void setNote(ObservableValue<String> kept, Runnable edit) {
    editNote = edit;
    words.setOwnNote(kept);
  }

  /** Shows below the header how far the training of a model is. */
  void setModelRow(Node row) {
    header.getChildren().add(row);
  }

  /** Leads to where the note is written. */
  @FXML
  void editNote() {
    shown.show(Part.DETAILS);
    editNote.run();
  }

  /** What opens the fields of a configuration to be queued. */
  void onAddConfiguration(Runnable opener) {
    begin = opener;
  }

  @FXML
  void addConfiguration() {
    begin.run();
  }

  @FXML
  private void changeBudget() {
    commands.changeBudget();
  }

  @FXML
  private void trainBest() {
    commands.trainBest();
  }

  @FXML
  private void latent() {
    commands.useModel(ModelUse.Kind.LATENT, Optional.empty());
  }

  @FXML
  private void denoised() {
    commands.useModel(ModelUse.Kind.DENOISED, Optional.empty());
  }

  @FXML
  private void rename() {
    commands.rename();
  }

  @FXML
  private void delete() {
    commands.delete();
  }

  @FXML
  private void duplicate() {
    commands.duplicate();
  }

  @FXML
  private void saveStudyFile() {
    commands.saveStudyFile();
  }

  @FXML
  private void report() {
    commands.report();
  }
}
