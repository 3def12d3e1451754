package org.tunebench.app.live;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.tunebench.app.shell.Services;

/**
 * The threads of a {@link StudyFeed} and how fast it goes.
 *
 * @param background runs what may take long
 * @param paced runs in the background, too, but not before the screen had its rest
 * @param fx runs what touches the screen
 */
record Pace(Executor background, Paced paced, Executor fx) {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** Runs what leads to the next change of the screen. */
  @FunctionalInterface
  interface Paced extends Executor {
    /** The screen has changed: it has its rest from now on. */
    default void changed() {}
  }

  /** At most ten changes a second; the first one at once. */
  static Pace of(Services services) {
    return new Pace(
        services.background(),
        new Rests(SHORTEST, System::nanoTime, services.background()),
        services.fx());
  }
}
