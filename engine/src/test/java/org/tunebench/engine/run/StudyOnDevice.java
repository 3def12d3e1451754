package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceInventory;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.LocalDevices;
import org.tunebench.engine.compute.ProcessLauncher;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Studies in real workers on a real device of this machine and its memory; the same for each. */
@Timeout(300)
abstract class StudyOnDevice {
  /** The one that all trials run on. */
  abstract Device device();

  /** Bytes of which the device has room for one trial's and not for two. */
  abstract long once();

  /** What a trial beside another asks for in its place. */
  abstract long twice();

  @TempDir Path folder;

  /** The device, looked at more often than elsewhere. */
  private final class Only implements DeviceInventory {
    private final LocalDevices all = new LocalDevices();

    @Override
    public List<Device> devices() {
      return List.of(device());
    }

    @Override
    public DeviceReading read() {
      return all.read();
    }

    @Override
    public Duration rest() {
      return Duration.ofMillis(100);
    }
  }

  private StudySnapshot run(ObjectiveTypes types, ProcessLauncher workers, StudySpec spec) {
    try (EmbeddedEngine engine =
        new EmbeddedEngine(
            new InMemoryStudyRepository(),
            types,
            workers,
            new Only(),
            folder.resolve("artifacts"),
            folder.resolve("logs"),
            Clock.systemUTC())) {
      return engine.start(engine.create(spec, folder).id()).ended().join();
    }
  }

  private StudySnapshot runHungry(PartSpec objective, int parallel) {
    return run(
        new ObjectiveTypes(List.of(HungryWorker.type())),
        new ProcessLauncher(HungryWorker.class),
        spec(objective, "loss", "x", new Budget(3, Optional.empty(), parallel, 0)));
  }

  private static StudySpec spec(
      PartSpec objective, String metric, String parameter, Budget budget) {
    return new StudySpec(
        "on a device",
        objective,
        new MetricSpec(metric, Goal.MINIMIZE),
        new SearchSpace(List.of(new Parameter(parameter, new FloatRange(0.001, 0.01)))),
        new PartSpec("random"),
        new PartSpec("none"),
        budget,
        List.of(),
        1,
        Optional.empty());
  }

  @Test
  void theMemoryOfATrialIsMeasured() {
    PartSpec demo =
        new PartSpec("scvi", Map.of("dataset", "demo", "max-epochs", 40L, "marginal-samples", 5L));
    StudySnapshot end =
        run(
            BuiltInObjectives.types(),
            new ProcessLauncher(),
            spec(demo, "marginal_ll", "lr", new Budget(4, Optional.empty(), Budget.AUTO, 0)));

    assertThat(end.problem()).isEmpty();
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(4);
    assertThat(end.trials()).allMatch(trial -> trial.run().device().equals(device().id()));
    assertThat(end.seats()).hasSize(1);
    assertThat(end.seats().get(0).note())
        .matches(
            "\\d+ slots? on %s: a trial takes [\\d.]+ [MG]i?B, and .* are free beside it.*"
                .formatted(device().id()));
  }

  @Test
  void outOfMemoryBesideAnotherTrialMeansFewerSlotsAndTheTrialAgain() {
    StudySnapshot end = runHungry(HungryWorker.objective(once(), once(), twice()), 2);

    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(3);
    assertThat(end.trials())
        .filteredOn(trial -> trial.state() == TrialState.INTERRUPTED)
        .isNotEmpty()
        .extracting(Trial::failure)
        .allMatch(said -> said.startsWith(outOfMemory("beside another trial")));
    assertThat(end.seats()).extracting(SeatState::slots).containsExactly(1);
  }

  @Test
  void outOfMemoryAloneIsTheTrialsOwnFailureAndTheDeviceGoesOn() {
    StudySnapshot end =
        runHungry(HungryWorker.objective(HungryWorker.TOO_MUCH, 1 << 20, 1 << 20), 1);

    assertThat(end.trials()).hasSize(3);
    assertThat(end.trials().get(0).state()).isEqualTo(TrialState.FAILED);
    assertThat(end.trials().get(0).failure()).startsWith(outOfMemory("where it ran alone"));
    assertThat(end.trials().subList(1, 3))
        .allMatch(trial -> trial.state() == TrialState.COMPLETED)
        .allMatch(trial -> trial.metric("loss") == 16);
  }

  private String outOfMemory(String where) {
    return "out of memory on %s, %s: ".formatted(device().id(), where);
  }
}
