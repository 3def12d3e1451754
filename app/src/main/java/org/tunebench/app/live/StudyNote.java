package org.tunebench.app.live;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.InTurn;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;

/**
 * What the person notes about a study. Read from the workspace and not from snapshots: a running
 * study keeps the definition that it was started with.
 */
final class StudyNote {
  private final Services services;

  /** One after the other: what was typed last is what stays. */
  private final Background background;

  private final long study;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyStringWrapper kept = new ReadOnlyStringWrapper(this, "kept", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private boolean loaded;

  /** What the workspace has, or will have where that goes well. */
  private String asked = "";

  StudyNote(Services services, long study) {
    this.services = services;
    this.background = new Background(new InTurn(services.background()), services.fx());
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
    background.run(
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
    has(note);
    loaded = true;
  }

  /** Takes in what another process keeps, which has the workspace: nothing is typed here then. */
  void take(String note) {
    text.set(note);
    has(note);
    loaded = true;
  }

  private void has(String note) {
    kept.set(note);
    asked = note;
  }

  /** Keeps what was typed, if it is anything new. */
  void keep() {
    String typed = text.get().stripTrailing();
    if (!loaded || typed.equals(asked)) {
      problem.set("");
      return;
    }
    asked = typed;
    background.run(
        () -> {
          services.engine().repository().setNote(study, typed);
          return typed;
        },
        done -> {
          kept.set(done);
          problem.set("");
        },
        wrong -> {
          problem.set(Sentences.beside(wrong));
          unkept(typed);
        },
        () -> unkept(typed),
        () -> {});
  }

  /** It stays where it was typed, and is kept with the next try. */
  private void unkept(String typed) {
    if (asked.equals(typed)) {
      asked = kept.get();
    }
  }
}
