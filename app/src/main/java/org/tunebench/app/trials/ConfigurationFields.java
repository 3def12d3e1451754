package org.tunebench.app.trials;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Options;

/** The fields of a configuration, one a line: the parameter's name, and what to type or choose. */
public final class ConfigurationFields extends GridPane {
  /** No fields. */
  public ConfigurationFields() {
    setHgap(12);
    setVgap(6);
    getStyleClass().add("compact");
  }

  /**
   * Shows a configuration's fields, whenever there is another one; the caret goes into the first.
   */
  public void follow(ObservableValue<ConfigurationEditor> editor) {
    editor.addListener((property, before, now) -> show(now));
    show(editor.getValue());
  }

  private void show(ConfigurationEditor editor) {
    getChildren().clear();
    if (editor == null) {
      return;
    }
    int row = 0;
    for (ConfigurationEditor.Field field : editor.fields()) {
      Label label = new Label(field.parameter().name());
      label.getStyleClass().add("fact-label");
      label.setMinWidth(Region.USE_PREF_SIZE);
      Region input = input(field);
      input.setMaxWidth(Double.MAX_VALUE);
      GridPane.setHgrow(input, Priority.ALWAYS);
      input.disableProperty().bind(field.activeProperty().not());
      label.setLabelFor(input);
      input.setAccessibleText(field.parameter().name());
      addRow(row++, label, input);
    }
    focusFirst();
  }

  /** Lets the person type. */
  void focusFirst() {
    if (getChildren().size() > 1) {
      getChildren().get(1).requestFocus();
    }
  }

  private static Region input(ConfigurationEditor.Field field) {
    Distribution distribution = field.parameter().distribution();
    if (distribution instanceof Options) {
      ComboBox<String> box = new ComboBox<>();
      distribution.values().forEach(o -> box.getItems().add(ConfigurationText.typed(o)));
      box.valueProperty().bindBidirectional(field.text());
      return box;
    }
    TextField text = new TextField();
    text.setPromptText(distribution.describe());
    text.textProperty().bindBidirectional(field.text());
    return text;
  }
}
