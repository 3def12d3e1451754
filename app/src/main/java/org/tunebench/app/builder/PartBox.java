package org.tunebench.app.builder;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.PartKind;

/** The choice of a sampler or pruner: its kind, what that does, and its settings. */
final class PartBox {
  private final PartDraft part;
  private final Texts texts;
  private final VBox place;
  private final ComboBox<PartKind> kind = new ComboBox<>();
  private final Label description = new Label();
  private final Label problem = new Label();
  private final Label advice = new Label();
  private final SettingsPane settings = new SettingsPane();

  /**
   * @param place what is filled
   * @param label what the choice is called
   */
  PartBox(VBox place, PartDraft part, String label, Texts texts) {
    this.place = place;
    this.part = part;
    this.texts = texts;
    kind.setAccessibleText(label);
    kind.setMaxWidth(Double.MAX_VALUE);
    description.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    problem.getStyleClass().add("field-problem");
    advice.getStyleClass().add(Styles.TEXT_SMALL);
    FontIcon icon = new FontIcon(Feather.ALERT_TRIANGLE);
    icon.getStyleClass().add("warning-icon");
    advice.setGraphic(icon);
    for (Label words : List.of(description, problem, advice)) {
      words.setWrapText(true);
      words.setMinHeight(Region.USE_PREF_SIZE);
      words.managedProperty().bind(words.visibleProperty());
      words.visibleProperty().bind(words.textProperty().isNotEmpty());
    }
  }

  /** Shows below the settings what one had rather know of them; nothing where it is empty. */
  void advise(ObservableStringValue words) {
    advice.textProperty().bind(words);
  }

  void install() {
    kind.setConverter(SettingField.shown(PartKind::label));
    kind.getItems().setAll(part.kinds());
    kind.valueProperty().bindBidirectional(part.kindProperty());
    problem.textProperty().bind(part.problemProperty());
    part.kindProperty().addListener((was, old, now) -> show());
    place.getChildren().addAll(kind, problem, description, settings, advice);
    show();
  }

  private void show() {
    description.setText(part.description());
    List<Node> fields =
        part.settings().stream().map(setting -> SettingField.of(setting, texts)).toList();
    settings.show(fields);
    settings.setVisible(!fields.isEmpty());
  }
}
