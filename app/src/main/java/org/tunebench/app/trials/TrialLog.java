package org.tunebench.app.trials;

import java.io.IOException;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.compute.LogTail;
import org.tunebench.engine.compute.WorkerProtocol;

/** The end of the log of the trial that is open, and the words looked for in it. */
final class TrialLog {
  /** So much of the end is read. */
  static final int MOST_BYTES = 64 * 1024;

  private final Services services;
  private final long study;
  private final LogSearch search;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private int opened = TrialsViewModel.NONE;
  private boolean reading;

  TrialLog(Services services, long study) {
    this.services = services;
    this.study = study;
    this.search = new LogSearch(services.texts());
    text.addListener((property, before, now) -> search.look(now));
  }

  /** The end of the log, or empty. */
  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** Finds words in it. */
  LogSearch search() {
    return search;
  }

  /** Shows that of another trial, or of none. */
  void open(int number) {
    opened = number;
    search.wantedProperty().set("");
    text.set("");
    if (number != TrialsViewModel.NONE) {
      read();
    }
  }

  /** Reads it again, since it may have grown. */
  void read() {
    if (reading) {
      return;
    }
    reading = true;
    int number = opened;
    Path file = services.engine().trialFolder(study, number).resolve(WorkerProtocol.LOG_FILE);
    new Background(services)
        .run(
            () -> end(file),
            now -> read(number, now),
            wrong -> text.set(Sentences.of(wrong)),
            () -> reading = false);
  }

  private String end(Path file) {
    try {
      return LogTail.read(file, MOST_BYTES);
    } catch (IOException e) {
      throw FileProblem.of(services.texts(), e);
    }
  }

  private void read(int number, String now) {
    if (number == opened) {
      text.set(now);
    } else if (opened != TrialsViewModel.NONE) {
      read();
    }
  }
}
