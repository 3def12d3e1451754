package org.tunebench.app.live;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;

/**
 * What the person notes about a study. Read from the workspace and not from snapshots: a running
 * study keeps the definition that it was started with.
 */
final class StudyNote {
  private final Services services;
  private final long study;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyStringWrapper kept = new ReadOnlyStringWrapper(this, "kept", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private boolean loaded;

  StudyNote(Services services, long study) {
    this.services = services;
    this.study = study;
  }

  /** What the person types. */
  StringProperty textProperty() {
    return text;
  }

  /** What the workspace has. */
  ReadOnlyStringProperty keptProperty() {
    return kept.getReadOnlyProperty();
  }

  /** Why it cannot be kept, one sentence, or empty. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Reads it. */
  void load() {
    new Background(services)
        .run(
            () -> services.engine().repository().study(study).map(found -> found.note()),
            found -> found.ifPresent(this::show),
            never -> {},
            () -> {});
  }

  private void show(String note) {
    // What was typed while it was being read counts more.
    if (text.get().isEmpty()) {
      text.set(note);
    }
    kept.set(note);
    loaded = true;
  }

  /** Takes in what another process keeps, which has the workspace: nothing is typed here then. */
  void take(String note) {
    text.set(note);
    kept.set(note);
    loaded = true;
  }

  /** Keeps what was typed, if it is anything new. */
  void keep() {
    String typed = text.get().stripTrailing();
    if (!loaded || typed.equals(kept.get())) {
      problem.set("");
      return;
    }
    new Background(services)
        .run(
            () -> {
              services.engine().repository().setNote(study, typed);
              return typed;
            },
            done -> {
              kept.set(done);
              problem.set("");
            },
            wrong -> problem.set(Sentences.beside(wrong)),
            () -> {});
  }
}
