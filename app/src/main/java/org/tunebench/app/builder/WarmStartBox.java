package org.tunebench.app.builder;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tunebench.app.field.FieldBox;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.WarmStart;

/** The choice of an earlier study, and of how many of its configurations are tried first. */
final class WarmStartBox {
  private static final double GAP = 12;
  private static final double COUNT_WIDTH = 110;

  private final HBox place;
  private final WarmStartDraft draft;
  private final Texts texts;

  /**
   * @param place is filled
   */
  WarmStartBox(HBox place, WarmStartDraft draft, Texts texts) {
    this.place = place;
    this.draft = draft;
    this.texts = texts;
  }

  void install() {
    ComboBox<String> study = new ComboBox<>(draft.offered());
    study.setId("warmStart");
    study.setConverter(SettingField.shown(this::shown));
    study.setCellFactory(view -> new EarlierCell());
    study.valueProperty().bindBidirectional(draft.study().textProperty());
    study.setTooltip(new Tooltip(texts.get("Builder.WarmStart.hint")));
    study.setAccessibleText(draft.study().label());
    study.setMaxWidth(Double.MAX_VALUE);
    Label label = new Label(draft.study().label());
    label.getStyleClass().add("field-label");
    label.setLabelFor(study);
    Label problem = new Label();
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.textProperty().bind(draft.study().shownProblem());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    Label renamed = remark(draft.renamedProperty());
    Label leftOut = remark(draft.leftOutProperty());
    VBox choice = new VBox(4, label, study, problem, renamed, leftOut);
    HBox.setHgrow(choice, Priority.ALWAYS);
    FieldBox best = new FieldBox();
    best.setLabel(draft.best().label());
    best.setHint(texts.get("Builder.WarmStart.best.hint", WarmStart.MOST));
    best.setPrefWidth(COUNT_WIDTH);
    best.setMinWidth(COUNT_WIDTH);
    best.bind(draft.best());
    best.visibleProperty().bind(draft.study().textProperty().isNotEmpty());
    best.managedProperty().bind(best.visibleProperty());
    place.setSpacing(GAP);
    place.getChildren().setAll(choice, best);
  }

  private static Label remark(ReadOnlyStringProperty text) {
    Label remark = new Label();
    remark.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    remark.setWrapText(true);
    remark.setMinHeight(Region.USE_PREF_SIZE);
    remark.textProperty().bind(text);
    remark.visibleProperty().bind(remark.textProperty().isNotEmpty());
    remark.managedProperty().bind(remark.visibleProperty());
    return remark;
  }

  private String shown(String name) {
    return name.equals(WarmStartDraft.NONE) ? texts.get("Builder.WarmStart.none") : name;
  }

  /** The name of a study, and below it what keeps its configurations from fitting, if anything. */
  private final class EarlierCell extends ListCell<String> {
    private final Label name = new Label();
    private final Label reservation = new Label();
    private final VBox both = new VBox(name, reservation);

    private EarlierCell() {
      reservation.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
      reservation.visibleProperty().bind(reservation.textProperty().isNotEmpty());
      reservation.managedProperty().bind(reservation.visibleProperty());
      // The list stays as wide as the field, however much there is to say.
      setPrefWidth(0);
      both.prefWidthProperty()
          .bind(
              Bindings.createDoubleBinding(
                  () -> getWidth() - getInsets().getLeft() - getInsets().getRight(),
                  widthProperty(),
                  insetsProperty()));
      name.getStyleClass().add("long-name");
      // The text is for who cannot see, or looks for a name.
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(String item, boolean isEmpty) {
      super.updateItem(item, isEmpty);
      reservation.textProperty().unbind();
      setGraphic(isEmpty ? null : both);
      setText(isEmpty ? null : shown(item));
      if (!isEmpty) {
        name.setText(shown(item));
        reservation.textProperty().bind(draft.reservation(item));
      }
    }
  }
}
