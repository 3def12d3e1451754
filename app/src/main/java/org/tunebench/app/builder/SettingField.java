package org.tunebench.app.builder;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.tunebench.app.field.FieldBox;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.PartKind;

/** A field for a setting: to type in, or to choose from where there are words. */
final class SettingField {
  private static final double WIDTH = 150;

  private SettingField() {}

  static Node of(PartDraft.SettingDraft draft, Texts texts) {
    return of(draft, draft.setting().name(), texts);
  }

  /**
   * @param label what it is called, where its name alone would mislead
   */
  static Node of(PartDraft.SettingDraft draft, String label, Texts texts) {
    List<String> words =
        switch (draft.setting().type()) {
          case FLAG -> List.of("true", "false");
          default -> draft.setting().words();
        };
    return words.isEmpty() ? text(draft, label) : choice(draft, label, words, texts);
  }

  private static FieldBox text(PartDraft.SettingDraft draft, String label) {
    FieldBox box = new FieldBox();
    box.setLabel(label);
    String otherwise = draft.setting().otherwise();
    boolean number = draft.setting().type() == PartKind.Type.NUMBER;
    box.setPrompt(number ? Numbers.local(otherwise) : otherwise);
    box.setHint(draft.setting().description());
    box.bind(draft.field());
    box.setPrefWidth(WIDTH);
    return box;
  }

  private static Node choice(
      PartDraft.SettingDraft draft, String name, List<String> words, Texts texts) {
    Label label = new Label(name);
    label.getStyleClass().add("field-label");
    ComboBox<String> box = new ComboBox<>();
    String otherwise = draft.setting().otherwise();
    if (!otherwise.isEmpty()) {
      box.getItems().add("");
    }
    box.getItems().addAll(words);
    String shown = texts.get("Builder.Setting.default", otherwise);
    box.setConverter(shown(value -> value.isEmpty() && !otherwise.isEmpty() ? shown : value));
    box.valueProperty().bindBidirectional(draft.field().textProperty());
    box.setTooltip(new Tooltip(draft.setting().description()));
    box.setAccessibleText(name);
    // As wide as its longest choice, or else as the fields beside it.
    box.setMinWidth(WIDTH);
    label.setLabelFor(box);
    return new VBox(4, label, box);
  }

  /** Shows what is chosen, never typed. */
  static <T> StringConverter<T> shown(Function<T, String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("this is chosen, not typed");
      }
    };
  }
}
