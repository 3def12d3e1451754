package org.tunebench.app.studies;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.chart.LatestTask;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.run.RunningStudy;

/**
 * The studies of the workspace, read off the FX thread: one reading after the other, so that each
 * is shown.
 */
final class StudyList {
  private final Services services;
  private final ObservableList<StudyRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(this, "loaded");
  private final ReadOnlyBooleanWrapper updating = new ReadOnlyBooleanWrapper(this, "updating");
  private final LatestTask<List<StudyRow>> readings;

  StudyList(Services services) {
    this.services = services;
    this.readings = new LatestTask<>(services.background(), services.fx(), this::apply);
  }

  /** All studies, the last created first. */
  ObservableList<StudyRow> rows() {
    return rows;
  }

  /** Whether they have been read at all. */
  ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  /** Whether rows are being replaced: what is selected meanwhile is nobody's choice. */
  ReadOnlyBooleanProperty updatingProperty() {
    return updating.getReadOnlyProperty();
  }

  /** Reads them again. */
  void refresh() {
    readings.submit(this::read);
  }

  private List<StudyRow> read() {
    Set<Long> running =
        services.engine().running().stream().map(RunningStudy::id).collect(Collectors.toSet());
    return services.engine().repository().summaries().stream()
        .map(summary -> new StudyRow(summary, running.contains(summary.id())))
        .toList();
  }

  private void apply(List<StudyRow> now) {
    // An unchanged list keeps selection and scroll position where they are.
    if (!now.equals(rows)) {
      updating.set(true);
      rows.setAll(now);
      updating.set(false);
    }
    loaded.set(true);
  }
}
