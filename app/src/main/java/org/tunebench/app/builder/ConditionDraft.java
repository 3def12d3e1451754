package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;

/** A condition as it is being typed: the parent's name and its values. */
final class ConditionDraft {
  private final StringProperty parent = new SimpleStringProperty(this, "parent");
  private final InputField<List<Object>> values;
  private List<Object> known = List.of();

  ConditionDraft(Texts texts, Runnable changed) {
    values =
        new InputField<>(
            texts.get("Builder.Condition.values"),
            text -> OptionText.parse(text, texts, known),
            changed);
    parent.addListener((was, old, now) -> changed.run());
  }

  void preset(Condition condition) {
    parent.set(condition.parent());
    values.preset(OptionText.format(condition.values()));
  }

  /** Whether the fields say this condition. */
  boolean says(Condition condition) {
    return condition.parent().equals(parent.get())
        && OptionText.format(condition.values()).equals(values.textProperty().get().strip());
  }

  /** Takes in which values the parent can have, if that is known: what is asked for names them. */
  void know(List<Object> ofParent) {
    if (!known.equals(ofParent)) {
      known = ofParent;
      values.reread();
    }
  }

  /** The name of the parameter that it looks at, or null before one is chosen. */
  StringProperty parentProperty() {
    return parent;
  }

  /** Whether nothing has been chosen yet. */
  boolean isBlank() {
    return parent.get() == null && values.textProperty().get().isBlank();
  }

  /** Takes a value in, or out if it is in. */
  void toggle(Object value) {
    List<Object> chosen = new ArrayList<>(values.value().orElse(List.of()));
    if (!chosen.remove(value)) {
      chosen.add(value);
    }
    values.textProperty().set(OptionText.format(chosen));
  }

  /** Takes out what a distribution never gives; nothing typed wrong is lost. */
  void keepWhatCanBe(Distribution parent) {
    List<Object> chosen = values.value().orElse(List.of());
    List<Object> kept =
        chosen.stream().filter(value -> parent.contains(parent.coerce(value))).toList();
    if (kept.size() < chosen.size()) {
      values.restore(OptionText.format(kept));
    }
  }

  /** Whether a value is in. */
  boolean has(Object value) {
    return values.value().orElse(List.of()).contains(value);
  }

  /** The values under which the conditional parameter exists. */
  InputField<List<Object>> values() {
    return values;
  }
}
