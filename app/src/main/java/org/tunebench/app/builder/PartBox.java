package org.tunebench.app.builder;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.PartKind;

/** The choice of a sampler or pruner: its kind, what that does, and its settings. */
final class PartBox {
  private static final double SETTING_WIDTH = 150;

  private final PartDraft part;
  private final Texts texts;
  private final VBox place;
  private final ComboBox<PartKind> kind = new ComboBox<>();
  private final Label description = new Label();
  private final Label problem = new Label();
  private final FlowPane settings = new FlowPane(12, 8);

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
    for (Label words : List.of(description, problem)) {
      words.setWrapText(true);
      words.setMinHeight(Region.USE_PREF_SIZE);
      words.managedProperty().bind(words.visibleProperty());
      words.visibleProperty().bind(words.textProperty().isNotEmpty());
    }
    settings.managedProperty().bind(settings.visibleProperty());
  }

  void install() {
    kind.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(PartKind value) {
            return value == null ? "" : value.label();
          }

          @Override
          public PartKind fromString(String text) {
            throw new UnsupportedOperationException("kinds are chosen, not typed");
          }
        });
    kind.getItems().setAll(part.kinds());
    kind.valueProperty().bindBidirectional(part.kindProperty());
    problem.textProperty().bind(part.problemProperty());
    part.kindProperty().addListener((was, old, now) -> show());
    place.getChildren().addAll(kind, problem, description, settings);
    show();
  }

  private void show() {
    description.setText(part.kindProperty().get().description());
    List<Node> fields = new ArrayList<>();
    for (PartDraft.SettingDraft setting : part.settings()) {
      fields.add(field(setting));
    }
    settings.getChildren().setAll(fields);
    settings.setVisible(!fields.isEmpty());
  }

  private Node field(PartDraft.SettingDraft draft) {
    return switch (draft.setting().type()) {
      case FLAG -> choice(draft, List.of("true", "false"));
      case WORD -> choice(draft, draft.setting().words());
      default -> text(draft);
    };
  }

  private Node text(PartDraft.SettingDraft draft) {
    FieldBox box = new FieldBox();
    box.setLabel(draft.setting().name());
    box.setPrompt(draft.setting().otherwise());
    box.setHint(draft.setting().description());
    box.bind(draft.field());
    box.setPrefWidth(SETTING_WIDTH);
    return box;
  }

  private Node choice(PartDraft.SettingDraft draft, List<String> words) {
    Label label = new Label(draft.setting().name());
    label.getStyleClass().add("field-label");
    ComboBox<String> box = new ComboBox<>();
    box.getItems().add("");
    box.getItems().addAll(words);
    String otherwise = texts.get("Builder.Setting.default", draft.setting().otherwise());
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String value) {
            return value == null || value.isEmpty() ? otherwise : value;
          }

          @Override
          public String fromString(String text) {
            throw new UnsupportedOperationException("words are chosen, not typed");
          }
        });
    box.valueProperty().bindBidirectional(draft.field().textProperty());
    box.setTooltip(new Tooltip(draft.setting().description()));
    box.setAccessibleText(draft.setting().name());
    box.setPrefWidth(SETTING_WIDTH);
    return new VBox(4, label, box);
  }
}
