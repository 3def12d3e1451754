package org.tunebench.app.shell;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** How the workbench looks at the moment, for what is not drawn by style sheets: charts. */
public final class Appearance {
  /** How histories are coloured from the first trial to the last. */
  public enum HistoryColors {
    /** Red for the first trial, green for the last. */
    RED_TO_GREEN,
    /** A scale that readers with any kind of colour vision can order. */
    COLOR_BLIND_SAFE
  }

  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
  private final ObjectProperty<HistoryColors> historyColors =
      new SimpleObjectProperty<>(this, "historyColors", HistoryColors.RED_TO_GREEN);

  /** Whether light text stands on a dark background. */
  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Whether light text stands on a dark background. */
  public boolean isDark() {
    return dark.get();
  }

  void setDark(boolean value) {
    dark.set(value);
  }

  /** How histories are coloured. */
  public ObjectProperty<HistoryColors> historyColorsProperty() {
    return historyColors;
  }
}
