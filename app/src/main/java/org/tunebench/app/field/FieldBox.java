package org.tunebench.app.field;

import atlantafx.base.theme.Styles;
import javafx.beans.DefaultProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A text field with its label above and its problem below; other controls may stand beside it. */
@DefaultProperty("beside")
public final class FieldBox extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass(Styles.DANGER);
  private static final double GAP = 4;

  private final Label label = new Label();
  private final TextField text = new TextField();
  private final HBox line = new HBox(8, text);
  private final Label problem = new Label();
  private InputField<?> bound;

  /** An empty field without a label. */
  public FieldBox() {
    super(GAP);
    getStyleClass().add("field-box");
    label.getStyleClass().add("field-label");
    label.setLabelFor(text);
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.managedProperty().bind(problem.visibleProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    problem.textProperty().addListener((was, old, now) -> mark());
    text.focusedProperty().addListener((was, old, now) -> touchOnLeave());
    getChildren().setAll(label, line, problem);
  }

  /** What stands above the field. */
  public String getLabel() {
    return label.getText();
  }

  /** Changes what stands above the field. */
  public void setLabel(String words) {
    label.setText(words);
    text.setAccessibleText(words);
  }

  /** What stands in the field while it is empty. */
  public String getPrompt() {
    return text.getPromptText();
  }

  /** Changes what stands in the field while it is empty. */
  public void setPrompt(String words) {
    text.setPromptText(words);
  }

  /** What a person reads who lets the pointer rest on the field. */
  public String getHint() {
    return text.getTooltip() == null ? "" : text.getTooltip().getText();
  }

  /** Changes what a person reads who lets the pointer rest on the field. */
  public void setHint(String words) {
    text.setTooltip(words.isEmpty() ? null : new Tooltip(words));
    describe();
  }

  /** What stands behind the field. */
  public Node getBeside() {
    return line.getChildren().size() > 1 ? line.getChildren().get(1) : null;
  }

  /** Puts something behind the field. */
  public void setBeside(Node node) {
    line.getChildren().setAll(text, node);
  }

  /** Shows and edits another field from now on. */
  public void bind(InputField<?> field) {
    unbind();
    bound = field;
    text.textProperty().bindBidirectional(field.textProperty());
    problem.textProperty().bind(field.shownProblem());
  }

  /** What stands below the field: what is wrong, or nothing. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.textProperty();
  }

  /** Keeps the field from taking all the room that the words below it take. */
  public void setFieldWidth(double width) {
    line.setMaxWidth(width);
  }

  private void touchOnLeave() {
    if (!text.isFocused() && bound != null && !text.getText().isEmpty()) {
      bound.touch();
    }
  }

  private void mark() {
    text.pseudoClassStateChanged(WRONG, !problem.getText().isEmpty());
    describe();
  }

  /** A screen reader says what is wrong, or else what the field is for. */
  private void describe() {
    text.setAccessibleHelp(problem.getText().isEmpty() ? getHint() : problem.getText());
  }

  private void unbind() {
    if (bound != null) {
      text.textProperty().unbindBidirectional(bound.textProperty());
      problem.textProperty().unbind();
      bound = null;
    }
  }

  /** Leaves the line above the field out. */
  public void withoutLabel() {
    getChildren().remove(label);
  }

  /** The control that the person types in. */
  public TextField textField() {
    return text;
  }
}
