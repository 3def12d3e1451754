package org.tunebench.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudyRepository;

/** Gathers a study's reports into few writes, and tells of them when they have been kept. */
final class ReportBatch {
  /** How long reports are gathered into one write. */
  static final long FLUSH_MILLIS = 250;

  private final StudyRepository repository;
  private final long study;
  private final Listeners listeners;
  private final RunClock clock;
  private final List<Report> unflushed = new ArrayList<>();
  private long lastFlush;

  ReportBatch(StudyRepository repository, long study, Listeners listeners, RunClock clock) {
    this.repository = repository;
    this.study = study;
    this.listeners = listeners;
    this.clock = clock;
  }

  void add(Report report) {
    unflushed.add(report);
  }

  boolean isEmpty() {
    return unflushed.isEmpty();
  }

  void flushIfDue() {
    if (!isEmpty() && clock.millis() - lastFlush >= FLUSH_MILLIS) {
      flush();
    }
  }

  void flush() {
    lastFlush = clock.millis();
    if (!isEmpty()) {
      List<Report> batch = List.copyOf(unflushed);
      unflushed.clear();
      repository.append(study, batch);
      listeners.tell(listener -> listener.onReports(batch));
    }
  }
}
