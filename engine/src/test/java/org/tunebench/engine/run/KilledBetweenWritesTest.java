package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.StorageException;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** A study whose process is killed after each of its writes in turn, and that is resumed. */
class KilledBetweenWritesTest extends ScriptedStudies {
  private static final int TRIALS = 3;
  private static final Set<String> WRITES = Set.of("add", "update", "append", "setState");

  private final StudyRepository kept = new InMemoryStudyRepository();
  private final AtomicInteger writes = new AtomicInteger();

  /** The repository as a process sees it that is killed after some writes. */
  private StudyRepository killedAfter(int most) {
    writes.set(0);
    return (StudyRepository)
        Proxy.newProxyInstance(
            StudyRepository.class.getClassLoader(),
            new Class<?>[] {StudyRepository.class},
            (proxy, method, arguments) -> {
              if (WRITES.contains(method.getName()) && writes.incrementAndGet() > most) {
                throw new StorageException("killed", null);
              }
              try {
                return method.invoke(kept, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Reports, then gives a value; the worker of the second one dies once. */
  private Objective withOneDeath() {
    AtomicBoolean died = new AtomicBoolean();
    return trial -> {
      trial.report(1, Map.of("loss", 2.0));
      if (trial.number() == 1 && died.compareAndSet(false, true)) {
        launcher.workers.get(launcher.workers.size() - 1).die("signal 9");
      }
      return Map.of("loss", 1.0);
    };
  }

  private StudySnapshot runKilledAfter(int most, String name) {
    Objective objective = withOneDeath();
    EmbeddedEngine first = engine(new ScriptedObjective(objective), killedAfter(most));
    long study = first.create(spec(TRIALS, 1).withName(name), folder).id();
    StudySnapshot end = runToEnd(first, study);
    return writes.get() <= most
        ? end
        : runToEnd(engine(new ScriptedObjective(objective), kept), study);
  }

  @Test
  void itGoesOnToItsWholeBudgetWhereverItWasKilled() {
    runKilledAfter(Integer.MAX_VALUE, "unharmed");
    int all = writes.get();
    for (int most = 0; most < all; most++) {
      StudySnapshot end = runKilledAfter(most, "killed after " + most);

      assertThat(end.study().state()).as("after %d writes", most).isEqualTo(StudyState.FINISHED);
      assertThat(end.count(TrialState.COMPLETED)).as("after %d writes", most).isEqualTo(TRIALS);
      assertThat(end.trials())
          .as("each that did not complete is tried again, after %d writes", most)
          .filteredOn(trial -> trial.state() != TrialState.COMPLETED)
          .allMatch(trial -> isTriedAgain(end, trial));
    }
  }

  private static boolean isTriedAgain(StudySnapshot end, Trial trial) {
    return end.trials().stream()
            .filter(later -> later.source().retryOf().orElse(-1) == trial.number())
            .count()
        == 1;
  }
}
