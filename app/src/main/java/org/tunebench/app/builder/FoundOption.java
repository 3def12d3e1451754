package org.tunebench.app.builder;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.studyfile.python.ScriptOption;

/** An option of a script that may become a parameter, and whether the person wants it to. */
final class FoundOption {
  private final ScriptOption option;
  private final Distribution values;
  private final BooleanProperty chosen = new SimpleBooleanProperty(this, "chosen");

  /**
   * @param option one that values can be guessed for
   */
  FoundOption(ScriptOption option) {
    this.option = option;
    this.values = option.guess().orElseThrow();
    chosen.set(option.isUsuallyTuned());
  }

  ScriptOption option() {
    return option;
  }

  /** The values that are proposed. */
  Distribution values() {
    return values;
  }

  Parameter parameter() {
    return new Parameter(option.name(), values);
  }

  BooleanProperty chosenProperty() {
    return chosen;
  }
}
