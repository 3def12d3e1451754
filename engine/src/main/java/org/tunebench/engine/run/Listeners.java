package org.tunebench.engine.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of a study; one that fails costs neither the study nor the others anything. For any
 * thread.
 */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<StudyListener> all = new CopyOnWriteArrayList<>();

  void add(StudyListener listener) {
    all.add(listener);
  }

  void remove(StudyListener listener) {
    all.remove(listener);
  }

  void tell(Consumer<StudyListener> news) {
    all.forEach(listener -> tell(listener, news));
  }

  /** Tells one alone. */
  void tell(StudyListener listener, Consumer<StudyListener> news) {
    try {
      news.accept(listener);
    } catch (RuntimeException | Error e) {
      LOG.error("a listener failed", e);
    }
  }
}
