package org.tunebench.engine.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Curve;

/** What the person says to a running study, from any thread: messages to the study's own. */
final class StudyControl implements RunningStudy {
  private final StudyRunner runner;
  private final StudyWishes wishes;
  private final Mailbox messages;

  StudyControl(StudyRunner runner, Mailbox messages) {
    this.runner = runner;
    this.wishes = runner.wishes();
    this.messages = messages;
  }

  @Override
  public long id() {
    return runner.id();
  }

  @Override
  public StudySnapshot snapshot() {
    return runner.snapshot();
  }

  @Override
  public Runnable listen(StudyListener listener, Consumer<Map<Integer, Curve>> soFar) {
    AtomicBoolean left = new AtomicBoolean();
    if (!messages.post(() -> wishes.join(listener, soFar))) {
      runner
          .ended()
          .thenRun(
              () -> {
                if (!left.get()) {
                  wishes.joinAtRest(listener, soFar);
                }
              });
    }
    return () -> {
      left.set(true);
      messages.post(() -> wishes.leave(listener));
    };
  }

  @Override
  public CompletableFuture<SortedMap<Integer, Forecast>> forecasts() {
    return messages.ask(wishes::forecasts, Collections.emptySortedMap());
  }

  @Override
  public void pause() {
    messages.urge(wishes::pause);
  }

  @Override
  public void pauseNow() {
    messages.urge(wishes::pauseNow);
  }

  @Override
  public void unpause() {
    messages.post(wishes::unpause);
  }

  @Override
  public void stop() {
    messages.urge(wishes::stop);
  }

  @Override
  public void leave() {
    messages.urge(wishes::goAway);
  }

  @Override
  public void stopTrial(int number) {
    messages.post(() -> wishes.stopTrial(number));
  }

  @Override
  public boolean replicate(List<Configuration> configurations, int times) {
    return messages.post(() -> wishes.replicate(configurations, times));
  }

  @Override
  public boolean enqueue(Configuration configuration) {
    return messages.post(() -> wishes.enqueue(configuration));
  }

  @Override
  public boolean tryAgain(int number) {
    return messages.post(() -> wishes.tryAgain(number));
  }

  @Override
  public boolean setBudget(Budget budget) {
    return messages.post(() -> wishes.setBudget(budget));
  }

  /** Whether nobody reads any more what is asked of it: it ends, or has ended. */
  boolean isDeaf() {
    return messages.isClosed();
  }

  /** Returns when nothing of this run changes the study any more. */
  void awaitRelease() {
    runner.released().join();
  }

  @Override
  public CompletableFuture<StudySnapshot> ended() {
    return runner.ended();
  }
}
