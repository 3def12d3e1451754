package org.tunebench.app.studies;

import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.StudyStarter;

/** The first page: ways into a study, and the studies that changed last. */
public final class WelcomeViewModel {
  /** More rows than this belong to the list of all studies. */
  static final int MOST_RECENT = 6;

  private final Services services;
  private final StudyStarter starter;
  private final StudyList studies;
  private final ObservableList<StudyRow> recent = FXCollections.observableArrayList();
  private final StudyWords words;

  /** Reads the studies at once. */
  public WelcomeViewModel(Services services, StudyStarter starter) {
    this.services = services;
    this.starter = starter;
    this.studies = new StudyList(services);
    this.words = new StudyWords(services.texts(), services.clock());
    studies.rows().addListener((ListChangeListener<StudyRow>) change -> show(lastChanged()));
    studies.refresh();
  }

  /** Rows that stay where they are keep the person's place in the list. */
  private void show(List<StudyRow> now) {
    if (now.size() != recent.size()) {
      recent.setAll(now);
      return;
    }
    for (int i = 0; i < now.size(); i++) {
      if (!now.get(i).equals(recent.get(i))) {
        recent.set(i, now.get(i));
      }
    }
  }

  private List<StudyRow> lastChanged() {
    return studies.rows().stream()
        .sorted(
            Comparator.comparing(StudyRow::running)
                .thenComparing(row -> row.summary().changed())
                .reversed())
        .limit(MOST_RECENT)
        .toList();
  }

  /** The studies that changed last, running ones first. */
  public ObservableList<StudyRow> recent() {
    return recent;
  }

  /** Whether it is known that there is no study. */
  public BooleanBinding empty() {
    return studies.none();
  }

  /** Whether studies may be started here, and not only looked at. */
  boolean mayWork() {
    return services.mayWork();
  }

  /** What is being got ready, or nothing. */
  public ReadOnlyStringProperty busyProperty() {
    return starter.busyProperty();
  }

  /** Says how studies stand. */
  public StudyWords words() {
    return words;
  }

  /** Reads the studies again. */
  public void refresh() {
    studies.refresh();
  }

  /** Creates and starts the demo search. */
  public void startDemo() {
    starter.startDemo();
  }

  /** Asks for a data file. */
  public void openData() {
    starter.chooseData();
  }

  /** Asks for a script. */
  public void openScript() {
    starter.chooseScript();
  }

  /** Asks for a study file. */
  public void openStudyFile() {
    starter.chooseStudyFile();
  }

  /** Shows a study. */
  public void open(StudyRow row) {
    services.navigator().show(new Route.StudyPage(row.id()));
  }

  /** Goes on with a study. */
  public void resume(StudyRow row) {
    starter.resume(row.id());
  }

  /** Shows all studies. */
  public void showAll() {
    services.navigator().show(new Route.Studies());
  }
}
