package org.tunebench.app.studies;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.tunebench.app.shell.Texts;

/** Binds the first page. */
final class WelcomeController {
  private static final double ROW_HEIGHT = 52;
  private static final Duration REFRESH = Duration.seconds(2);

  private final WelcomeViewModel model;
  private final Texts texts;
  private final Timeline pulse = new Timeline();

  @FXML private Button demo;
  @FXML private Button openData;
  @FXML private Button openScript;
  @FXML private Button openStudyFile;
  @FXML private HBox busy;
  @FXML private Label busyText;
  @FXML private VBox recentBox;
  @FXML private VBox recentFrame;
  @FXML private ListView<StudyRow> recent;
  @FXML private Hyperlink showAll;
  @FXML private VBox empty;

  WelcomeController(WelcomeViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    demo.setOnAction(event -> model.startDemo());
    openData.setOnAction(event -> model.openData());
    openScript.setOnAction(event -> model.openScript());
    openStudyFile.setOnAction(event -> model.openStudyFile());
    boolean mayWork = model.mayWork();
    for (Button way : new Button[] {demo, openData, openScript, openStudyFile}) {
      way.setDisable(!mayWork);
      if (mayWork) {
        way.disableProperty().bind(model.busyProperty().isNotEmpty());
      }
    }
    busyText.textProperty().bind(model.busyProperty());
    busy.visibleProperty().bind(model.busyProperty().isNotEmpty());
    showAll.setOnAction(event -> model.showAll());
    showWhen(empty, model.empty());
    showWhen(recentBox, Bindings.isNotEmpty(model.recent()));
    fillRecent();
    pulse.getKeyFrames().add(new KeyFrame(REFRESH, event -> model.refresh()));
    pulse.setCycleCount(Animation.INDEFINITE);
    pulse.play();
  }

  void close() {
    pulse.stop();
  }

  private static void showWhen(Node node, javafx.beans.value.ObservableBooleanValue when) {
    node.visibleProperty().bind(when);
    node.managedProperty().bind(node.visibleProperty());
  }

  private static Label heading(String words) {
    Label heading = new Label(words);
    heading.getStyleClass().add("recent-heading");
    return heading;
  }

  private void fillRecent() {
    ObservableValue<Boolean> some =
        Bindings.createObjectBinding(
            () -> model.recent().stream().anyMatch(StudyRow::canResume), model.recent());
    RecentLine headings =
        new RecentLine(
            recent.widthProperty(),
            some,
            heading(texts.get("Studies.Column.name")),
            heading(texts.get("Studies.Column.standing")),
            heading(texts.get("Studies.Column.best")),
            heading(texts.get("Studies.Column.trials")),
            heading(texts.get("Welcome.Changed")));
    headings.getStyleClass().add("recent-headings");
    recentFrame.getChildren().add(0, headings);
    recent.setItems(model.recent());
    recent.setFixedCellSize(ROW_HEIGHT);
    recent.prefHeightProperty().bind(Bindings.size(model.recent()).multiply(ROW_HEIGHT).add(2));
    recent.minHeightProperty().bind(recent.prefHeightProperty());
    recent.setCellFactory(list -> new RecentCell(model, some, texts));
    recent.setOnKeyPressed(
        event -> {
          StudyRow row = recent.getFocusModel().getFocusedItem();
          if (event.getCode() == KeyCode.ENTER && row != null) {
            model.open(row);
          }
        });
  }
}
