package org.tunebench.app.live;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Services;
import org.tunebench.app.trials.TrialMarks;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.TrialCounts;

/**
 * What another process that has the workspace does to a study whose page is open: notes and marks,
 * and all that it changes while the study does not run. Nobody tells so here, so it is read again
 * after each look at what that process keeps.
 */
final class Elsewhere {
  private final Services services;
  private final Background background;
  private final long id;
  private final StudyViewModel study;
  private final StudyNote note;
  private final TrialMarks marks;
  private final Runnable follow;
  private Optional<Instant> read;
  private Optional<Kept> followed = Optional.empty();
  private boolean busy;
  private boolean deleted;

  /** What the other process keeps of it, but for its trials and their curves. */
  private record Kept(Study study, TrialCounts counts, Map<Integer, Marks> marks) {}

  /**
   * @param follow lets the page begin anew to follow the study
   */
  Elsewhere(
      Services services,
      long id,
      StudyViewModel study,
      StudyNote note,
      TrialMarks marks,
      Runnable follow) {
    this.services = services;
    this.background = new Background(services);
    this.id = id;
    this.study = study;
    this.note = note;
    this.marks = marks;
    this.follow = follow;
    this.read = seen();
  }

  /** When the other process was last looked at; empty where this one has the workspace. */
  private Optional<Instant> seen() {
    return services.engine().owner().map(SearchEngine.Owner::seen);
  }

  /** Call about once a second. */
  void tick() {
    Optional<Instant> latest = seen();
    if (latest.isEmpty() || busy) {
      return;
    }
    if (isRunSince()) {
      follow.run();
    }
    if (!latest.equals(read)) {
      read = latest;
      busy = true;
      background.run(this::kept, this::take, gone -> {}, () -> busy = false);
    }
  }

  /** Whether the other process has begun to run it. */
  private boolean isRunSince() {
    return isAtRest() && services.engine().running(id).isPresent();
  }

  private boolean isAtRest() {
    StudySnapshot shown = study.snapshotProperty().get();
    return shown != null && shown.status() == RunStatus.IDLE;
  }

  private Optional<Kept> kept() {
    StudyRepository repository = services.engine().repository();
    Optional<StudySummary> summary =
        repository.summaries().stream().filter(one -> one.id() == id).findFirst();
    return repository
        .study(id)
        .flatMap(now -> summary.map(of -> new Kept(now, of.counts(), repository.marks(id))));
  }

  private void take(Optional<Kept> now) {
    if (now.isEmpty()) {
      deleted = true;
      study.failed(services.texts().get("Study.Deleted"));
      return;
    }
    if (deleted) {
      // The person there has brought it back.
      deleted = false;
      study.forgive();
    }
    Kept kept = now.get();
    note.take(kept.study().note());
    marks.take(kept.marks());
    // Once: what is shown may be told in other words than what is kept.
    if (isAtRest() && !isShown(kept) && !now.equals(followed)) {
      followed = now;
      follow.run();
    }
  }

  private boolean isShown(Kept kept) {
    StudySnapshot shown = study.snapshotProperty().get();
    return kept.study().equals(shown.study())
        && kept.counts().equals(TrialCounts.of(shown.trials()));
  }
}
