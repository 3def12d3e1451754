package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.tunebench.app.field.FieldBox;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Shortcuts;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartKind;

/** Binds the page that defines a study. */
final class BuilderController {
  private final BuilderViewModel model;
  private final Services services;
  private final Texts texts;
  private final BooleanProperty textShown;
  private final BuilderActions actions;

  @FXML private Pane page;
  @FXML private ScrollPane scroll;
  @FXML private Label notes;
  @FXML private Button undo;
  @FXML private Button redo;
  @FXML private Button startOver;
  @FXML private ToggleButton showText;
  @FXML private Pane text;
  @FXML private TextPane textController;
  @FXML private SpaceSection spaceController;
  @FXML private VBox dataFields;
  @FXML private HBox dataSizes;
  @FXML private ComboBox<PartKind> objective;
  @FXML private Label objectiveDescription;
  @FXML private HBox mainSettings;
  @FXML private VBox moreSettings;
  @FXML private VBox mainPlace;
  @FXML private Pane beneathCommand;
  @FXML private FieldBox metricName;
  @FXML private FieldBox file;
  @FXML private Button browse;
  @FXML private Label summary;
  @FXML private FieldBox name;
  @FXML private FieldBox genes;
  @FXML private FieldBox maxEpochs;
  @FXML private ComboBox<ObjectiveType.Metric> metric;
  @FXML private Label metricDescription;
  @FXML private ToggleButton minimize;
  @FXML private ToggleButton maximize;
  @FXML private VBox first;
  @FXML private HBox earlier;
  @FXML private VBox sampler;
  @FXML private VBox pruner;
  @FXML private FieldBox trials;
  @FXML private FieldBox time;
  @FXML private FieldBox parallel;
  @FXML private FieldBox retries;
  @FXML private FieldBox disk;
  @FXML private FieldBox seed;
  @FXML private FieldBox target;
  @FXML private FieldBox patience;
  @FXML private FieldBox until;
  @FXML private Label meaning;
  @FXML private VBox places;
  @FXML private VBox devices;
  @FXML private VBox devicesHere;
  @FXML private Label obstacle;
  @FXML private Label caution;
  @FXML private Hyperlink toCaution;
  @FXML private Label further;
  @FXML private Button startWithOne;
  @FXML private Button start;

  /**
   * @param textShown whether the study file stands beside the form
   * @param begin begins another definition in the place of this one
   */
  BuilderController(
      BuilderViewModel model, Services services, BooleanProperty textShown, Runnable begin) {
    this.model = model;
    this.services = services;
    this.texts = services.texts();
    this.textShown = textShown;
    this.actions =
        new BuilderActions(
            model,
            () -> showText.fire(),
            this::openPaste,
            begin,
            () -> spaceController.addParameter());
  }

  /** What can be done on the page. */
  List<Action> actions() {
    List<Action> all = new ArrayList<>(actions.others());
    all.addAll(actions.history());
    return all;
  }

  @FXML
  private void initialize() {
    bindData();
    spaceController.edit(model, services);
    scroll
        .viewportBoundsProperty()
        .addListener((was, old, now) -> spaceController.arrange(now.getWidth()));
    bindText();
    bindUndo();
    bindMetric();
    new PartBox(sampler, model.sampler(), texts.get("Builder.Sampler"), texts).install();
    PartBox pruning = new PartBox(pruner, model.pruner(), texts.get("Builder.Pruner"), texts);
    pruning.advise(model.prunerAdviceProperty());
    pruning.install();
    bindBudget();
    new PartBox(places, model.devices().places(), texts.get("Builder.Devices"), texts).install();
    model.devices().places().kindProperty().addListener((was, old, now) -> fillDevices());
    model
        .devices()
        .choices()
        .addListener((ListChangeListener<DeviceChoice>) change -> fillDevices());
    fillDevices();
    obstacle.textProperty().bind(model.obstacleProperty());
    obstacle.visibleProperty().bind(model.obstacleProperty().isNotEmpty());
    bindCaution();
    model.furtherProperty().subscribe(this::showFurther);
    start.disableProperty().bind(model.canStart().not());
    start
        .textProperty()
        .bind(
            Bindings.when(model.startingProperty())
                .then(texts.get("Builder.Starting"))
                .otherwise(texts.get("Builder.Start")));
    start.setOnAction(event -> model.start());
    startWithOne.disableProperty().bind(start.disableProperty());
    startWithOne.setOnAction(event -> model.startWithOne());
  }

  /** It stands where what keeps the search from starting would, once nothing does. */
  private void bindCaution() {
    caution.textProperty().bind(model.cautionProperty());
    caution
        .visibleProperty()
        .bind(model.obstacleProperty().isEmpty().and(model.cautionProperty().isNotEmpty()));
    caution.managedProperty().bind(caution.visibleProperty());
    obstacle.managedProperty().bind(caution.visibleProperty().not());
    toCaution.visibleProperty().bind(caution.visibleProperty());
    toCaution.managedProperty().bind(caution.visibleProperty());
    toCaution.setOnAction(
        event -> {
          toCaution.setVisited(false);
          if (model.ofCommandProperty().get().isEmpty()) {
            spaceController.focusPassOn();
          } else {
            showCommand();
          }
        });
  }

  private void showFurther(List<String> sentences) {
    String all = String.join("\n", sentences);
    showIf(!sentences.isEmpty(), further);
    further.setText(texts.get("Builder.Further", sentences.size()));
    further.setTooltip(new Tooltip(all));
    further.setAccessibleHelp(all);
  }

  private void bindText() {
    textController.edit(model.text(), model.paste(), texts);
    TextPane.showIfAny(notes, model.text().notesProperty());
    textController.arrange(page, scroll);
    textController.saveThrough(actions.saveFile(), texts);
    showText.selectedProperty().bindBidirectional(textShown);
    showText.setOnAction(
        event -> {
          if (textShown.get()) {
            textController.begin();
          }
        });
    text.visibleProperty().bind(textShown);
    text.managedProperty().bind(textShown);
    spaceController.onPaste(this::openPaste);
  }

  private void openPaste() {
    textShown.set(true);
    textController.openPaste();
  }

  private void bindUndo() {
    undo.disableProperty().bind(model.canUndoProperty().not());
    redo.disableProperty().bind(model.canRedoProperty().not());
    undo.setOnAction(event -> model.undo());
    redo.setOnAction(event -> model.redo());
    startOver.disableProperty().bind(model.dirtyProperty().not());
    startOver.setOnAction(event -> actions.startOver().handler().run());
    // Before a text field takes the keys for its own undo.
    page.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
  }

  private void onKey(KeyEvent event) {
    if (!textController.isText(event.getTarget())) {
      Shortcuts.run(event, actions.history());
    }
  }

  private void bindBudget() {
    trials.bind(model.budget().trials());
    time.bind(model.budget().time());
    parallel.bind(model.budget().parallel());
    retries.bind(model.budget().retries());
    disk.bind(model.budget().disk());
    seed.bind(model.budget().seed());
    target.bind(model.budget().target());
    patience.bind(model.budget().patience());
    until.bind(model.budget().until());
    meaning.textProperty().bind(model.meaningProperty());
    meaning.visibleProperty().bind(meaning.textProperty().isNotEmpty());
    meaning.managedProperty().bind(meaning.visibleProperty());
  }

  private void bindData() {
    name.bind(model.name());
    new ObjectiveBox(
            model.objective(),
            texts,
            objective,
            objectiveDescription,
            mainSettings,
            moreSettings,
            model.folderProperty(),
            model::chooseFolder)
        .install();
    mainPlace.managedProperty().bind(mainSettings.managedProperty());
    new BeneathCommand(model, texts, beneathCommand, this::showAdded).install();
    spaceController.onCommand(this::showCommand);
    model.objective().kindProperty().addListener((was, old, now) -> showData());
    showData();
    file.bind(model.data().file());
    genes.bind(model.data().genes());
    maxEpochs.bind(model.data().maxEpochs());
    browse.setOnAction(event -> model.chooseData());
    summary
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::summaryText, model.data().summaryProperty(), model.data().readingProperty()));
    // Its line is kept free while nothing is known, or stands in for what is wrong with the file:
    // the page would jump with each letter of a path.
    summary.managedProperty().bind(model.data().file().shownProblem().isEmpty());
    summary.visibleProperty().bind(summary.managedProperty());
  }

  private void showAdded() {
    spaceController.focusValues();
    InSight.bringFocus(scroll);
  }

  /** Who comes by a key begins with what is searched, or with the name where that is built in. */
  void focus() {
    FieldBox begins = dataFields.isManaged() ? file : name;
    if (mainSettings.isManaged() && mainSettings.getChildren().get(0) instanceof FieldBox setting) {
      begins = setting;
    }
    begins.textField().requestFocus();
    begins.textField().end();
  }

  /** The first of the main settings of a command is its line. */
  private void showCommand() {
    if (mainSettings.getChildren().get(0) instanceof FieldBox command) {
      command.textField().requestFocus();
      command.textField().end();
      InSight.bringFocus(scroll);
    }
  }

  private void showData() {
    boolean used = model.data().isUsed();
    showIf(used, dataFields);
    showIf(used, dataSizes);
    showIf(model.data().hasGenes(), genes);
    maxEpochs.setPrompt(model.usualEpochs().orElse(texts.get("Builder.MaxEpochs.prompt")));
    file.setPrompt(
        texts.get(
            model.objective().kind().equals(ObjectiveKinds.CLASSIFIER)
                ? "Builder.Data.prompt.samples"
                : "Builder.Data.prompt"));
  }

  private static void showIf(boolean shown, Node node) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private String summaryText() {
    if (model.data().readingProperty().get()) {
      return texts.get("Builder.Data.reading");
    }
    DataSummary known = model.data().summaryProperty().get();
    return known == null ? "" : DataText.of(known, texts);
  }

  private void bindMetric() {
    metric.setConverter(SettingField.shown(ObjectiveType.Metric::name));
    metric.setItems(model.metric().offered());
    metric.valueProperty().bindBidirectional(model.metric().metricProperty());
    metricName.bind(model.metric().name());
    metricName.withoutLabel();
    model.metric().freeProperty().addListener((was, old, now) -> showMetric());
    model.metric().metricProperty().addListener((was, old, now) -> showMetric());
    showMetric();
    ToggleGroup goals = new ToggleGroup();
    bindGoal(minimize, Goal.MINIMIZE, goals);
    bindGoal(maximize, Goal.MAXIMIZE, goals);
    new FirstTrialsBox(first, model.first(), texts).install();
    new WarmStartBox(earlier, model.warmStart(), texts).install();
  }

  private void showMetric() {
    boolean free = model.metric().freeProperty().get();
    showIf(free, metricName);
    showIf(!free, metric);
    ObjectiveType.Metric chosen = model.metric().metricProperty().get();
    String described = chosen == null ? "" : chosen.description();
    metricDescription.setText(free ? texts.get("Builder.Metric.free") : described);
  }

  private void bindGoal(ToggleButton button, Goal goal, ToggleGroup group) {
    button.setToggleGroup(group);
    button.setSelected(model.metric().goalProperty().get() == goal);
    model.metric().goalProperty().addListener((was, old, now) -> button.setSelected(now == goal));
    button.setOnAction(
        event -> {
          model.metric().goalProperty().set(goal);
          button.setSelected(true);
        });
  }

  private void fillDevices() {
    showIf(model.devices().isHere(), devices);
    devicesHere.getChildren().setAll(model.devices().choices().stream().map(this::device).toList());
  }

  private Node device(DeviceChoice choice) {
    CheckBox box = new CheckBox(choice.label());
    box.selectedProperty().bindBidirectional(choice.chosenProperty());
    FieldBox slots = new FieldBox();
    slots.withoutLabel();
    slots.setLabel(choice.slots().label());
    slots.setPrompt(texts.get("Builder.Slots.prompt"));
    slots.setHint(texts.get("Builder.Slots.hint"));
    slots.bind(choice.slots());
    slots.textField().setPrefColumnCount(3);
    slots.visibleProperty().bind(choice.chosenProperty());
    HBox row = new HBox(12, box, slots);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
