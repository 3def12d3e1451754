package org.tunebench.app.live;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.sampler.Forecast;

/**
 * What the running trials of a study come to, asked of its run now and then: on the run's thread it
 * is computed from the histories that are in memory there, and only the answer comes here.
 */
final class RunningForecasts {
  private static final Logger LOG = LoggerFactory.getLogger(RunningForecasts.class);

  private final Services services;
  private final long study;
  private final ReadOnlyObjectWrapper<SortedMap<Integer, Forecast>> byNumber =
      new ReadOnlyObjectWrapper<>(Collections.emptySortedMap());

  /** Whether the last question has not been answered yet: a run may be busy for seconds. */
  private boolean waits;

  RunningForecasts(Services services, long study) {
    this.services = services;
    this.study = study;
  }

  /** By trial number; without those of which nothing can be foretold. */
  ReadOnlyObjectProperty<SortedMap<Integer, Forecast>> byNumberProperty() {
    return byNumber.getReadOnlyProperty();
  }

  /** Call about once a second. */
  void tick() {
    Optional<RunningStudy> running = services.engine().running(study);
    if (running.isEmpty()) {
      byNumber.set(Collections.emptySortedMap());
    } else if (!waits) {
      waits = true;
      running
          .get()
          .forecasts()
          .exceptionally(RunningForecasts::none)
          .thenAccept(answer -> services.fx().execute(() -> answered(answer)));
    }
  }

  private static SortedMap<Integer, Forecast> none(Throwable problem) {
    LOG.error("nothing could be foretold", problem);
    return Collections.emptySortedMap();
  }

  private void answered(SortedMap<Integer, Forecast> answer) {
    waits = false;
    byNumber.set(answer);
  }
}
