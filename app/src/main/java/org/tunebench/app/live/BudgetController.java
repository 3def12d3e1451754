package org.tunebench.app.live;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.tunebench.app.field.FieldBox;
import org.tunebench.app.shell.Texts;

/** Binds the fields of a study's budget. */
public final class BudgetController {
  private final BudgetViewModel model;
  private final Texts texts;

  @FXML private FieldBox trials;
  @FXML private FieldBox time;
  @FXML private FieldBox target;
  @FXML private FieldBox patience;
  @FXML private FieldBox until;
  @FXML private Label outlook;

  BudgetController(BudgetViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    model.trialsLabelProperty().subscribe(trials::setLabel);
    model.timeLabelProperty().subscribe(time::setLabel);
    target.setLabel(texts.get("Study.Budget.Target", model.metric()));
    trials.bind(model.fields().trials());
    time.bind(model.fields().time());
    target.bind(model.fields().target());
    patience.bind(model.fields().patience());
    until.bind(model.fields().until());
    showIf(model.stopping().target().isPresent(), target);
    showIf(model.stopping().patience().isPresent(), patience);
    showIf(!model.stopping().until().isEmpty(), until);
    outlook.textProperty().bind(model.outlookProperty());
  }

  /** What the study never had is for its definition to say. */
  private static void showIf(boolean has, FieldBox field) {
    field.setVisible(has);
    field.setManaged(has);
  }
}
