package org.tunebench.app.live;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.tunebench.app.shell.Services;

/**
 * The threads of a {@link StudyFeed} and how fast it goes.
 *
 * @param background runs what may take long
 * @param paced runs in the background, too, but only after the shortest time between two changes
 * @param fx runs what touches the screen
 */
record Pace(Executor background, Executor paced, Executor fx) {
  private static final int SHORTEST_MILLIS = 100;

  /** At most ten changes a second. */
  static Pace of(Services services) {
    return new Pace(
        services.background(),
        CompletableFuture.delayedExecutor(
            SHORTEST_MILLIS, TimeUnit.MILLISECONDS, services.background()),
        services.fx());
  }
}
