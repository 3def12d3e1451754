package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.engine.study.StudyFixtures.report;
import static org.tunebench.engine.study.StudyFixtures.running;
import static org.tunebench.engine.study.StudyFixtures.spec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.StudyCopy;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyState;

/** Another process as a test wants it to be, and an engine that watches what it keeps. */
abstract class WatchingEngineFixture {
  static final long AT_ONCE_MILLIS = 5;

  /** What the other process keeps. */
  final StudyRepository theirs = new InMemoryStudyRepository();

  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger asked = new AtomicInteger();
  volatile boolean answers = true;
  volatile boolean isChanging = true;
  volatile Optional<String> owner = Optional.of("process 7");
  WatchingEngine engine;

  /** Shows the other process's studies as they are. */
  class Copy implements StudyCopy {
    boolean closed;

    Copy() {
      open.incrementAndGet();
    }

    @Override
    public StudyRepository repository() {
      return theirs;
    }

    @Override
    public Optional<String> owner() {
      return owner;
    }

    @Override
    public Optional<StudyCopy> next() {
      asked.incrementAndGet();
      return answers ? Optional.of(isChanging ? new Copy() : this) : Optional.empty();
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
    }
  }

  WatchingEngine watch() {
    return watch(new Copy());
  }

  WatchingEngine watch(Copy first) {
    engine =
        new WatchingEngine(
            "process 7",
            first,
            BuiltInObjectives.types(),
            List::of,
            Path.of("artifacts"),
            Path.of("logs"),
            AT_ONCE_MILLIS);
    return engine;
  }

  @AfterEach
  void nothingIsLeftOpen() {
    engine.close();
    engine.close();
    assertThat(open).hasValue(0);
  }

  long begin() {
    long study = theirs.create(spec("theirs")).id();
    theirs.setState(study, StudyState.RUNNING, Duration.ofSeconds(3));
    theirs.add(study, running(0));
    theirs.append(study, List.of(report(0, 1, "elbo", 9)));
    return study;
  }

  static void until(BooleanSupplier isSo) throws InterruptedException {
    while (!isSo.getAsBoolean()) {
      Thread.sleep(AT_ONCE_MILLIS);
    }
  }
}
