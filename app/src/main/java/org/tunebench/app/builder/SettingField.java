package org.tunebench.app.builder;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
  /** Wide enough for all choices there are, so that fields stand below each other. */
  static final double WIDTH = 176;

  private static final String ON = "true";
  private static final String OFF = "false";

  private SettingField() {}

  static Node of(PartDraft.SettingDraft draft, Texts texts) {
    List<String> words =
        switch (draft.setting().type()) {
          case FLAG -> List.of(ON, OFF);
          default -> draft.setting().words();
        };
    return words.isEmpty() ? text(draft, texts) : choice(draft, words, texts);
  }

  /** What it does, and its word in study files, which is not that of the label. */
  private static String hint(PartDraft.SettingDraft draft, Texts texts) {
    return texts.get("Builder.Setting.hint", draft.setting().description(), draft.setting().name());
  }

  private static FieldBox text(PartDraft.SettingDraft draft, Texts texts) {
    FieldBox box = new FieldBox();
    box.setLabel(draft.field().label());
    box.setPrompt(prompt(draft.setting(), texts));
    box.setHint(hint(draft, texts));
    box.bind(draft.field());
    box.setPrefWidth(WIDTH);
    return box;
  }

  /** What leaving it empty means. */
  private static String prompt(PartKind.Setting setting, Texts texts) {
    String otherwise = setting.otherwise();
    if (otherwise.isEmpty()) {
      return texts
          .find("Builder.Setting.Empty." + setting.name())
          .orElse(texts.get("Builder.Setting.empty"));
    }
    return setting.type() == PartKind.Type.NUMBER
        ? Numbers.field(Double.parseDouble(otherwise))
        : otherwise;
  }

  private static Node choice(PartDraft.SettingDraft draft, List<String> words, Texts texts) {
    Label label = new Label(draft.field().label());
    label.getStyleClass().add("field-label");
    ComboBox<String> box = new ComboBox<>();
    PartKind.Setting setting = draft.setting();
    boolean isFlag = setting.type() == PartKind.Type.FLAG;
    UnaryOperator<String> word = value -> isFlag ? flag(value, texts) : value;
    String otherwise = setting.otherwise();
    String empty =
        otherwise.isEmpty()
            ? prompt(setting, texts)
            : texts.get("Builder.Setting.default", word.apply(otherwise));
    // One of several words without a default has to be chosen.
    boolean mayBeEmpty = isFlag || !otherwise.isEmpty();
    if (mayBeEmpty) {
      box.getItems().add("");
    }
    box.getItems().addAll(words);
    box.setConverter(
        shown(value -> value.isEmpty() ? (mayBeEmpty ? empty : "") : word.apply(value)));
    box.valueProperty().bindBidirectional(draft.field().textProperty());
    box.setTooltip(new Tooltip(hint(draft, texts)));
    box.setAccessibleText(draft.field().label());
    // As wide as its longest choice, or else as the fields beside it.
    box.setMinWidth(WIDTH);
    label.setLabelFor(box);
    return new VBox(4, label, box);
  }

  /** On or off, as a check box is; anything else as it is. */
  private static String flag(String value, Texts texts) {
    return switch (value) {
      case ON -> texts.get("Builder.Setting.on");
      case OFF -> texts.get("Builder.Setting.off");
      default -> value;
    };
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
