package org.tunebench.app.builder;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Condition;

/** A condition as it is being typed: the parent's name and its values. */
final class ConditionDraft {
  private final StringProperty parent = new SimpleStringProperty(this, "parent", "");
  private final InputField<List<Object>> values;

  ConditionDraft(Texts texts, Runnable changed) {
    values = new InputField<>(texts.get("Builder.Condition.values"), OptionText::parse, changed);
    parent.addListener((was, old, now) -> changed.run());
  }

  void preset(Condition condition) {
    parent.set(condition.parent());
    values.preset(OptionText.format(condition.values()));
  }

  /** The name of the parameter that it looks at. */
  StringProperty parentProperty() {
    return parent;
  }

  /** The values under which the conditional parameter exists. */
  InputField<List<Object>> values() {
    return values;
  }
}
