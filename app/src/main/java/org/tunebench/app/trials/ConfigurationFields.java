package org.tunebench.app.trials;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tunebench.app.shell.WordEnds;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Options;

/** The fields of a configuration, one a line: the parameter's name, and what to type or choose. */
public final class ConfigurationFields extends LabelledLines {
  private static final double GAP_X = 12;
  private static final double GAP_Y = 6;
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass(Styles.DANGER);

  private final List<Region> inputs = new ArrayList<>();

  /** No fields. */
  public ConfigurationFields() {
    super(GAP_X, GAP_Y);
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
    inputs.clear();
    if (editor == null) {
      return;
    }
    for (ConfigurationEditor.Field field : editor.fields()) {
      Label label = new Label(WordEnds.marked(field.parameter().name()));
      label.getStyleClass().add("fact-label");
      label.setWrapText(true);
      Region input = input(field);
      input.setMaxWidth(Double.MAX_VALUE);
      input.disableProperty().bind(field.activeProperty().not());
      label.setLabelFor(input);
      input.setAccessibleText(field.parameter().name());
      Label problem = new Label();
      problem.getStyleClass().add("field-problem");
      problem.setWrapText(true);
      problem.setMinHeight(Region.USE_PREF_SIZE);
      problem.textProperty().bind(field.problemProperty());
      problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
      problem.managedProperty().bind(problem.visibleProperty());
      field.problemProperty().addListener((property, before, now) -> mark(input, now));
      getChildren().addAll(label, new VBox(2, input, problem));
      inputs.add(input);
    }
    focusFirst();
  }

  /** Lets the person type. */
  void focusFirst() {
    if (!inputs.isEmpty()) {
      inputs.get(0).requestFocus();
    }
  }

  /** What is wrong is where the person goes on typing. */
  private static void mark(Region input, String problem) {
    input.pseudoClassStateChanged(WRONG, !problem.isEmpty());
    input.setAccessibleHelp(problem);
    if (!problem.isEmpty()) {
      input.requestFocus();
    }
  }

  private static Region input(ConfigurationEditor.Field field) {
    Distribution distribution = field.parameter().distribution();
    if (distribution instanceof Options) {
      ComboBox<String> box = new ComboBox<>();
      distribution.values().forEach(o -> box.getItems().add(ConfigurationText.shown(o)));
      box.valueProperty().bindBidirectional(field.text());
      return box;
    }
    TextField text = new TextField();
    text.setPromptText(field.range());
    text.textProperty().bindBidirectional(field.text());
    return text;
  }
}
