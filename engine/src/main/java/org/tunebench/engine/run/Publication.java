package org.tunebench.engine.run;

import java.util.function.Supplier;

/**
 * The snapshots of a study: the last one for everybody, and news for listeners. What changes after
 * a quiet time is told at once; while much happens, what comes within {@link #PUBLISH_MILLIS} is
 * told together, since each snapshot wakes threads that take the processor from trials and sampler.
 */
final class Publication {
  /** How often snapshots are published at most while much happens. */
  static final long PUBLISH_MILLIS = 50;

  private final Listeners listeners;
  private final Supplier<StudySnapshot> now;
  private final RunClock clock;
  private volatile StudySnapshot snapshot;
  private long lastPublished = Long.MIN_VALUE / 2;
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

  /** Takes a snapshot without telling anybody. */
  StudySnapshot refresh() {
    snapshot = now.get();
    return snapshot;
  }

  /** Publishes what has changed, unless it has done so just before. */
  void publishIfDue() {
    if (dirty && restMillis(PUBLISH_MILLIS) == 0) {
      publish();
    }
  }

  /**
   * How many milliseconds nobody need look whether something is to be published.
   *
   * @param most where nothing is
   */
  long restMillis(long most) {
    return dirty
        ? Math.max(0, Math.min(most, lastPublished + PUBLISH_MILLIS - clock.millis()))
        : most;
  }

  void publish() {
    dirty = false;
    lastPublished = clock.millis();
    StudySnapshot news = refresh();
    listeners.tell(listener -> listener.onSnapshot(news));
  }
}
