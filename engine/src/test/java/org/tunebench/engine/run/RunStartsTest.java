package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceInventory;
import org.tunebench.engine.compute.DeviceWatch;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;

/** What is left of a start that does not come to be one. */
class RunStartsTest extends ScriptedStudies {
  private final StudyRuns runs = new StudyRuns();

  private RunStarts starts(ThreadFactory threads) {
    ObjectiveTypes types = new ObjectiveTypes(List.of(new ScriptedObjective(identity())));
    DeviceInventory inventory = () -> List.of(new Device("cpu", "test", 0, ""));
    return new RunStarts(
        new StudiesAtRest(
            repository,
            folder.resolve("artifacts"),
            folder.resolve("logs"),
            new RunClock(Clock.systemUTC())),
        new SpecChecks(types),
        new DeviceChoice(inventory, types),
        new DeviceWatch(inventory),
        new StudyPlaces(new InProcessLauncher(types), null, folder.resolve("logs")),
        runs,
        threads);
  }

  @Test
  void aRunWhoseThreadCannotStartIsNotListedAndCanBeStartedLater() {
    Study study = repository.create(spec(2, 1), List.of());
    RunStarts without =
        starts(
            work ->
                new Thread(work) {
                  @Override
                  public synchronized void start() {
                    throw new OutOfMemoryError("unable to create native thread");
                  }
                });

    assertThatThrownBy(() -> without.checked(study.id()))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(
            "'test' cannot start: the system gives this program no more threads");
    assertThat(runs.all()).isEmpty();

    StudySnapshot end = starts(Thread::new).checked(study.id()).ended().join();
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
  }
}
