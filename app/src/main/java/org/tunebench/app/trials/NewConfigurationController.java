package org.tunebench.app.trials;

import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Binds the place where a person makes a configuration up. */
public final class NewConfigurationController {
  private final NewConfigurationViewModel model;
  private final Runnable close;

  @FXML private VBox root;
  @FXML private ComboBox<NewConfigurationViewModel.Start> start;
  @FXML private ConfigurationFields fields;
  @FXML private Label newProblem;
  @FXML private Label idle;

  /**
   * @param close leads back to what was there before
   */
  public NewConfigurationController(NewConfigurationViewModel model, Runnable close) {
    this.model = model;
    this.close = close;
  }

  @FXML
  private void initialize() {
    start.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(NewConfigurationViewModel.Start value) {
            return value == null ? "" : value.label();
          }

          @Override
          public NewConfigurationViewModel.Start fromString(String text) {
            throw new UnsupportedOperationException("values to begin with are chosen, not typed");
          }
        });
    start.setItems(model.starts());
    start.valueProperty().bindBidirectional(model.startProperty());
    fields.follow(model.editorProperty());
    newProblem.textProperty().bind(model.problemProperty());
    newProblem.visibleProperty().bind(newProblem.textProperty().isNotEmpty());
    newProblem.managedProperty().bind(newProblem.visibleProperty());
    idle.managedProperty().bind(idle.visibleProperty());
    root.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            cancel();
            event.consume();
          }
        });
  }

  /** Is in sight now. */
  public void shown() {
    idle.setVisible(!model.runs());
    fields.focusFirst();
  }

  @FXML
  private void queue() {
    model.queue(close);
  }

  @FXML
  private void cancel() {
    model.cancel();
    close.run();
  }
}
