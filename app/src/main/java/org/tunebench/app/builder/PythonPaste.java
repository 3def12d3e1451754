package org.tunebench.app.builder;

import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.studyfile.python.PythonSpace;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/** A search space in Python as it is being pasted, and what was understood of it. */
final class PythonPaste {
  private final Texts texts;
  private final SpaceDraft space;
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyIntegerWrapper wrongLine = new ReadOnlyIntegerWrapper(this, "wrongLine");
  private final ReadOnlyStringWrapper understood =
      new ReadOnlyStringWrapper(this, "understood", "");
  private final ReadOnlyObjectWrapper<PythonSpace> read = new ReadOnlyObjectWrapper<>(this, "read");

  /**
   * @param space what is pasted into
   */
  PythonPaste(Texts texts, SpaceDraft space) {
    this.texts = texts;
    this.space = space;
    text.addListener((was, old, now) -> read());
  }

  private void read() {
    problem.set("");
    wrongLine.set(0);
    understood.set("");
    read.set(null);
    if (text.get().isBlank()) {
      return;
    }
    try {
      PythonSpace found = PythonSpace.read(text.get());
      read.set(found);
      StringBuilder words = new StringBuilder();
      words.append(texts.get("Builder.Paste.understood", found.space().size()));
      found.notes().forEach(note -> words.append('\n').append(note));
      understood.set(words.toString());
    } catch (WrongInputException wrong) {
      wrongLine.set(StudyFileException.lineOf(wrong).orElse(0));
      problem.set(Sentences.of(wrong));
    }
  }

  /** The pasted text. */
  StringProperty textProperty() {
    return text;
  }

  /** The line that is wrong, from 1, or 0 where that is no one line. */
  ReadOnlyIntegerProperty wrongLineProperty() {
    return wrongLine.getReadOnlyProperty();
  }

  /** What cannot be read, with its line, or empty. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What was understood, and what to know about it, or empty. */
  ReadOnlyStringProperty understoodProperty() {
    return understood.getReadOnlyProperty();
  }

  /** What was read, or null. */
  ReadOnlyObjectProperty<PythonSpace> readProperty() {
    return read.getReadOnlyProperty();
  }

  /** Puts what was read in the place of the search space. */
  void replace() {
    take().ifPresent(found -> space.preset(found.space()));
  }

  /** Adds what was read to the search space. */
  void add() {
    take().ifPresent(found -> space.addAll(found.space()));
  }

  private Optional<PythonSpace> take() {
    Optional<PythonSpace> found = Optional.ofNullable(read.get());
    found.ifPresent(used -> text.set(""));
    return found;
  }
}
