package org.tunebench.engine.run;

import java.util.function.Supplier;

/** The snapshots of a study: the last one for everybody, and news for listeners when they pay. */
final class Publication {
  /** How often snapshots are published at most while much happens. */
  static final long PUBLISH_MILLIS = 50;

  private final Listeners listeners;
  private final Supplier<StudySnapshot> now;
  private final RunClock clock;
  private volatile StudySnapshot snapshot;
  private long lastPublished;
  private boolean dirty;

  /**
   * @param now where the study stands; asked on the study's thread
   */
  Publication(Listeners listeners, Supplier<StudySnapshot> now, RunClock clock) {
    this.listeners = listeners;
    this.now = now;
    this.clock = clock;
  }

  /** The last snapshot; for any thread. */
  StudySnapshot snapshot() {
    return snapshot;
  }

  /** Something has changed that has not been published. */
  void changed() {
    dirty = true;
  }

  boolean isDue() {
    return dirty;
  }

  /** Takes a snapshot without telling anybody. */
  StudySnapshot refresh() {
    snapshot = now.get();
    return snapshot;
  }

  /**
   * Publishes what has changed.
   *
   * @param quiet whether nothing else waits: what is published now lasts for a while
   */
  void publishIfDue(boolean quiet) {
    if (dirty && (quiet || clock.millis() - lastPublished >= PUBLISH_MILLIS)) {
      publish();
    }
  }

  void publish() {
    dirty = false;
    lastPublished = clock.millis();
    StudySnapshot news = refresh();
    listeners.tell(listener -> listener.onSnapshot(news));
  }
}
