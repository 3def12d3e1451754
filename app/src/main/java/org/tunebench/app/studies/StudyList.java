package org.tunebench.app.studies;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tunebench.app.chart.LatestTask;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.UnreadableStudy;

/**
 * The studies of the workspace, read off the FX thread: one reading after the other, so that each
 * is shown.
 */
final class StudyList {
  private record Reading(List<StudyRow> rows, List<UnreadableStudy> unreadable) {}

  private final Services services;
  private final ObservableList<StudyRow> rows = FXCollections.observableArrayList();
  private final ObservableList<UnreadableStudy> unreadable = FXCollections.observableArrayList();

  /** Whether they have been read at all. */
  private final BooleanProperty loaded = new SimpleBooleanProperty(this, "loaded");

  private final ReadOnlyBooleanWrapper updating = new ReadOnlyBooleanWrapper(this, "updating");
  private final LatestTask<Reading> readings;

  StudyList(Services services) {
    this.services = services;
    this.readings = new LatestTask<>(services.background(), services.fx(), this::apply);
  }

  /** All studies, the last created first. */
  ObservableList<StudyRow> rows() {
    return rows;
  }

  /** Those that are kept but cannot be read. */
  ObservableList<UnreadableStudy> unreadable() {
    return unreadable;
  }

  /** Whether there is none: nothing is known before they have been read. */
  BooleanBinding none() {
    return Bindings.isEmpty(rows).and(Bindings.isEmpty(unreadable)).and(loaded);
  }

  /** Whether rows are being replaced: what is selected meanwhile is nobody's choice. */
  ReadOnlyBooleanProperty updatingProperty() {
    return updating.getReadOnlyProperty();
  }

  /** Reads them again. */
  void refresh() {
    readings.submit(this::read);
  }

  private Reading read() {
    Map<Long, RunStatus> running =
        services.engine().running().stream()
            .collect(Collectors.toMap(RunningStudy::id, run -> run.snapshot().status()));
    StudyRepository repository = services.engine().repository();
    List<StudyRow> all =
        repository.summaries().stream()
            .map(summary -> new StudyRow(summary, Optional.ofNullable(running.get(summary.id()))))
            .toList();
    return new Reading(all, repository.unreadable());
  }

  private void apply(Reading now) {
    // An unchanged list keeps selection and scroll position where they are.
    if (!now.rows().equals(rows)) {
      updating.set(true);
      rows.setAll(now.rows());
      updating.set(false);
    }
    if (!now.unreadable().equals(unreadable)) {
      unreadable.setAll(now.unreadable());
    }
    loaded.set(true);
  }
}
