package org.tunebench.app.builder;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartKind;

/** Binds the page that defines a study. */
final class BuilderController {
  private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");

  private final BuilderViewModel model;
  private final Texts texts;

  @FXML private VBox dataFields;
  @FXML private HBox dataSizes;
  @FXML private ComboBox<PartKind> objective;
  @FXML private Label objectiveDescription;
  @FXML private HBox mainSettings;
  @FXML private VBox moreSettings;
  @FXML private FieldBox metricName;
  @FXML private FieldBox file;
  @FXML private Button browse;
  @FXML private Label summary;
  @FXML private FieldBox name;
  @FXML private FieldBox genes;
  @FXML private FieldBox maxEpochs;
  @FXML private TableView<ParameterDraft> table;
  @FXML private Button add;
  @FXML private Button remove;
  @FXML private Button putBack;
  @FXML private Button up;
  @FXML private Button down;
  @FXML private Button reset;
  @FXML private Label size;
  @FXML private Label example;
  @FXML private Button another;
  @FXML private ParameterEditor editorController;
  @FXML private ComboBox<ObjectiveType.Metric> metric;
  @FXML private Label metricDescription;
  @FXML private ToggleButton minimize;
  @FXML private ToggleButton maximize;
  @FXML private CheckBox baseline;
  @FXML private VBox sampler;
  @FXML private VBox pruner;
  @FXML private FieldBox trials;
  @FXML private FieldBox time;
  @FXML private FieldBox parallel;
  @FXML private FieldBox retries;
  @FXML private FieldBox disk;
  @FXML private FieldBox seed;
  @FXML private VBox devices;
  @FXML private Label obstacle;
  @FXML private Button start;

  BuilderController(BuilderViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    bindData();
    bindSpace();
    bindMetric();
    new PartBox(sampler, model.sampler(), texts.get("Builder.Sampler"), texts).install();
    new PartBox(pruner, model.pruner(), texts.get("Builder.Pruner"), texts).install();
    trials.bind(model.budget().trials());
    time.bind(model.budget().time());
    parallel.bind(model.budget().parallel());
    retries.bind(model.budget().retries());
    disk.bind(model.budget().disk());
    seed.bind(model.budget().seed());
    model
        .devices()
        .choices()
        .addListener((ListChangeListener<DeviceChoice>) change -> fillDevices());
    fillDevices();
    obstacle.textProperty().bind(model.obstacleProperty());
    obstacle.visibleProperty().bind(model.obstacleProperty().isNotEmpty());
    start.disableProperty().bind(model.canStart().not());
    start
        .textProperty()
        .bind(
            Bindings.when(model.startingProperty())
                .then(texts.get("Builder.Starting"))
                .otherwise(texts.get("Builder.Start")));
    start.setOnAction(event -> model.start());
  }

  private void bindData() {
    name.bind(model.name());
    new ObjectiveBox(
            model.objective(), texts, objective, objectiveDescription, mainSettings, moreSettings)
        .install();
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
    summary.managedProperty().bind(summary.textProperty().isNotEmpty());
  }

  private void showData() {
    boolean used = model.data().isUsed();
    showIf(used, dataFields);
    showIf(used, dataSizes);
    showIf(model.data().hasGenes(), genes);
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

  private void bindSpace() {
    SpaceDraft space = model.space();
    new SpaceTable(table, space, texts).install();
    editorController.edit(space, texts);
    add.setOnAction(
        event -> {
          space.add();
          editorController.focusName();
        });
    remove.setOnAction(event -> space.remove());
    putBack.setOnAction(event -> space.putBack());
    putBack
        .textProperty()
        .bind(
            space
                .removedProperty()
                .map(
                    gone ->
                        texts.get("Builder.Parameter.putBack", gone.name().textProperty().get()))
                .orElse(""));
    putBack.visibleProperty().bind(space.removedProperty().isNotNull());
    up.setOnAction(event -> space.move(-1));
    down.setOnAction(event -> space.move(1));
    for (Button needing : List.of(remove, up, down)) {
      needing.disableProperty().bind(space.selectedProperty().isNull());
    }
    reset.setOnAction(event -> model.resetSpace());
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DELETE) {
            space.remove();
          } else if (UNDO.match(event)) {
            space.putBack();
          }
        });
    space.versionProperty().addListener((was, old, now) -> describeSpace());
    another.setOnAction(event -> describeSpace());
    describeSpace();
  }

  private void describeSpace() {
    size.setText(model.space().size());
    String drawn = model.space().example();
    example.setText(drawn.isEmpty() ? "" : texts.get("Builder.Space.example", drawn));
    another.setVisible(!drawn.isEmpty());
  }

  private void bindMetric() {
    metric.setConverter(SettingField.shown(ObjectiveType.Metric::name));
    metric.setItems(model.metric().offered());
    metric.valueProperty().bindBidirectional(model.metric().metricProperty());
    metricName.bind(model.metric().name());
    metricName.withoutLabel();
    model.metric().freeProperty().addListener((was, old, now) -> showMetric());
    showMetric();
    metricDescription
        .textProperty()
        .bind(model.metric().metricProperty().map(chosen -> chosen.description()).orElse(""));
    ToggleGroup goals = new ToggleGroup();
    bindGoal(minimize, Goal.MINIMIZE, goals);
    bindGoal(maximize, Goal.MAXIMIZE, goals);
    baseline.selectedProperty().bindBidirectional(model.baselineProperty());
    baseline.disableProperty().bind(model.canBaselineProperty().not());
  }

  private void showMetric() {
    boolean free = model.metric().freeProperty().get();
    showIf(free, metricName);
    showIf(!free, metric);
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
    devices.getChildren().setAll(model.devices().choices().stream().map(this::device).toList());
  }

  private Node device(DeviceChoice choice) {
    CheckBox box = new CheckBox(choice.label());
    box.selectedProperty().bindBidirectional(choice.chosenProperty());
    TextField slots = new TextField();
    slots.setPrefColumnCount(3);
    slots.setPromptText(texts.get("Builder.Slots.prompt"));
    slots.setAccessibleText(choice.slots().label());
    slots.setTooltip(new Tooltip(texts.get("Builder.Slots.hint")));
    slots.textProperty().bindBidirectional(choice.slots().textProperty());
    slots.visibleProperty().bind(choice.chosenProperty());
    HBox row = new HBox(12, box, slots);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
