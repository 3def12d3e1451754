package org.tunebench.app.shell;

import java.util.LinkedHashMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * How the workbench looks at the moment, as far as style sheets do not say it: colours of charts,
 * which columns and panels are shown. What a page changes here holds for all pages and is kept.
 */
public final class Appearance {
  /** How histories are coloured from the first trial to the last. */
  public enum HistoryColors {
    /** Red for the first trial, green for the last. */
    RED_TO_GREEN,
    /** A scale that readers with any kind of colour vision can order. */
    COLOR_BLIND_SAFE
  }

  /** The layouts of so many studies are kept. */
  private static final int MOST_STUDIES = 200;

  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
  private final ObjectProperty<HistoryColors> historyColors =
      new SimpleObjectProperty<>(this, "historyColors", HistoryColors.RED_TO_GREEN);
  private final ObservableMap<Long, ColumnLayout> columns =
      FXCollections.observableMap(new LinkedHashMap<>());
  private final BooleanProperty sidePanel = new SimpleBooleanProperty(this, "sidePanel", true);
  private final BooleanProperty trialsSidePanel =
      new SimpleBooleanProperty(this, "trialsSidePanel");

  /** Whether light text stands on a dark background. */
  public ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Whether light text stands on a dark background. */
  public boolean isDark() {
    return dark.get();
  }

  /** How the columns of the table of a study's trials are laid out. */
  public ColumnLayout columns(long study) {
    return columns.getOrDefault(study, ColumnLayout.NONE);
  }

  /** Keeps how the columns of the table of a study's trials are laid out. */
  public void setColumns(long study, ColumnLayout layout) {
    if (layout.equals(columns(study))) {
      return;
    }
    columns.remove(study);
    if (!layout.equals(ColumnLayout.NONE)) {
      columns.put(study, layout);
    }
    if (columns.size() > MOST_STUDIES) {
      columns.remove(columns.keySet().iterator().next());
    }
  }

  /** The layouts of all studies that have one, the one that was changed last at the end. */
  ObservableMap<Long, ColumnLayout> columns() {
    return columns;
  }

  /** Whether the side panel of a study stands beside its histories. */
  public BooleanProperty sidePanelProperty() {
    return sidePanel;
  }

  /** Whether the side panel of a study stands beside its table of trials. */
  public BooleanProperty trialsSidePanelProperty() {
    return trialsSidePanel;
  }

  void setDark(boolean value) {
    dark.set(value);
  }

  /** How histories are coloured. */
  public ObjectProperty<HistoryColors> historyColorsProperty() {
    return historyColors;
  }
}
