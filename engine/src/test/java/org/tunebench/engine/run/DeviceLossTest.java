package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceInventory;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.DeviceUse;
import org.tunebench.engine.compute.ProcessLauncher;
import org.tunebench.engine.objective.BuiltInObjectives;
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

/** Commands on pretend GPUs that fail: real workers, real processes. */
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are shell scripts")
class DeviceLossTest {
  /** GPUs that a test can take away. */
  private static final class PretendGpus implements DeviceInventory {
    final Set<String> present = ConcurrentHashMap.newKeySet();
    final int count;

    PretendGpus(int count) {
      this.count = count;
      IntStream.range(0, count).forEach(i -> present.add("gpu:" + i));
    }

    @Override
    public List<Device> devices() {
      return IntStream.range(0, count)
          .mapToObj(i -> new Device("gpu:" + i, "pretend", 24L << 30, ""))
          .toList();
    }

    @Override
    public DeviceReading read() {
      List<DeviceUse> uses = new ArrayList<>();
      for (String id : present) {
        OptionalLong used = OptionalLong.of(1L << 30);
        uses.add(new DeviceUse(id, 24L << 30, used, OptionalDouble.of(0.5), List.of()));
      }
      return new DeviceReading(uses, true);
    }

    @Override
    public Duration rest() {
      return Duration.ofMillis(10);
    }
  }

  @TempDir Path folder;

  private EmbeddedEngine engine(DeviceInventory gpus) {
    return new EmbeddedEngine(
        new InMemoryStudyRepository(),
        BuiltInObjectives.types(),
        new ProcessLauncher(),
        gpus,
        folder.resolve("artifacts"),
        folder.resolve("logs"),
        Clock.systemUTC());
  }

  private static StudySpec spec(String script, int trials, int parallel, int retries) {
    return new StudySpec(
        "on gpus",
        new PartSpec("command", Map.of("run", List.of("sh", "-c", script))),
        new MetricSpec("loss", Goal.MINIMIZE),
        new SearchSpace(List.of(new Parameter("x", new FloatRange(0, 1)))),
        new PartSpec("random"),
        new PartSpec("none"),
        new Budget(trials, Optional.empty(), parallel, retries),
        List.of(),
        1,
        Optional.empty());
  }

  /** Completes with the first snapshot in which so many trials run. */
  private static CompletableFuture<StudySnapshot> running(RunningStudy study, int count) {
    CompletableFuture<StudySnapshot> reached = new CompletableFuture<>();
    study.listen(
        snapshot -> {
          if (snapshot.count(TrialState.RUNNING) == count) {
            reached.complete(snapshot);
          }
        },
        soFar -> {});
    return reached;
  }

  private static void assertExact(StudySnapshot end, int budget) {
    assertThat(end.problem()).isEmpty();
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(budget);
    assertThat(end.used()).isEqualTo(budget);
    // Whatever was tried again was tried again once: no trial is lost, none is counted twice.
    List<Integer> again =
        end.trials().stream().flatMap(t -> t.source().retryOf().stream().boxed()).toList();
    assertThat(again).doesNotHaveDuplicates();
    assertThat(end.trials()).hasSize(budget + again.size());
  }

  private String seen(Trial trial, EmbeddedEngine engine, long study) {
    try {
      return Files.readString(engine.trialFolder(study, trial.number()).resolve("seen")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void eightTrialsOnFourGpusSeeOneEachAndGoOnElsewhereWhenOneIsGone() throws Exception {
    PretendGpus gpus = new PretendGpus(4);
    Path gate = folder.resolve("gate");
    String waiting =
        "echo \"$CUDA_VISIBLE_DEVICES\" > \"$TUNEBENCH_OUTPUT_DIR/seen\";"
            + " while [ ! -e '%s' ]; do sleep 0.05; done; echo tunebench: loss=1".formatted(gate);
    try (EmbeddedEngine engine = engine(gpus)) {
      long id = engine.create(spec(waiting, 20, 2, 0), folder).id();
      RunningStudy study = engine.start(id);
      StudySnapshot full = running(study, 8).get();
      Map<String, Long> perDevice =
          full.trials().stream()
              .collect(Collectors.groupingBy(t -> t.run().device(), Collectors.counting()));
      assertThat(perDevice).isEqualTo(Map.of("gpu:0", 2L, "gpu:1", 2L, "gpu:2", 2L, "gpu:3", 2L));
      List<Integer> onLost =
          full.trials().stream()
              .filter(t -> t.run().device().equals("gpu:2"))
              .map(Trial::number)
              .toList();
      gpus.present.remove("gpu:2");
      running(study, 6).get();
      Files.createFile(gate);
      StudySnapshot end = study.ended().join();

      assertExact(end, 20);
      assertThat(onLost)
          .allSatisfy(
              number -> {
                assertThat(end.trials().get(number).state()).isEqualTo(TrialState.INTERRUPTED);
                assertThat(end.trials().get(number).failure()).isEqualTo("gpu:2 (pretend) is gone");
              });
      assertThat(end.seats())
          .filteredOn(seat -> seat.slots() == 0)
          .extracting(SeatState::device)
          .containsExactly("gpu:2");
      Set<String> devices = new TreeSet<>();
      for (Trial trial : end.trials()) {
        if (trial.state() == TrialState.COMPLETED) {
          devices.add(trial.run().device());
          assertThat("gpu:" + seen(trial, engine, id)).isEqualTo(trial.run().device());
        }
      }
      assertThat(devices).containsExactly("gpu:0", "gpu:1", "gpu:3");
    }
  }

  @Test
  void aGpuWhoseWorkerDiesAgainAndAgainIsGivenUpAndCostsNoTrial() {
    // The command ends its worker, as the kernel does when a driver breaks.
    String script =
        "if [ \"$CUDA_VISIBLE_DEVICES\" = 1 ]; then kill -9 $PPID; sleep 60; fi;"
            + " echo tunebench: loss=1";
    try (EmbeddedEngine engine = engine(new PretendGpus(2))) {
      StudySnapshot end =
          engine.start(engine.create(spec(script, 60, 1, 1), folder).id()).ended().join();

      assertExact(end, 60);
      assertThat(end.trials())
          .filteredOn(t -> t.state() == TrialState.COMPLETED)
          .allMatch(t -> t.run().device().equals("gpu:0"));
    }
  }

  @Test
  void outOfMemoryBesideAnotherTrialMeansFewerSlotsAndTheTrialAgain() throws Exception {
    // Two at once do not fit: whoever finds another's mark runs out of memory.
    Path marks = Files.createDirectory(folder.resolve("marks"));
    String script =
        "cd '%s'; touch $TUNEBENCH_TRIAL; sleep 0.3; n=$(ls | wc -l);"
            + " if [ $n -gt 1 ]; then rm $TUNEBENCH_TRIAL;"
            + " echo 'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate'; exit 1; fi;"
            + " rm $TUNEBENCH_TRIAL; echo tunebench: loss=1";
    try (EmbeddedEngine engine = engine(new PretendGpus(1))) {
      RunningStudy study =
          engine.start(engine.create(spec(script.formatted(marks), 6, 2, 0), folder).id());
      StudySnapshot end = study.ended().join();

      assertExact(end, 6);
      assertThat(end.trials())
          .filteredOn(t -> t.state() == TrialState.INTERRUPTED)
          .isNotEmpty()
          .allMatch(t -> t.failure().startsWith("out of memory on gpu:0, beside another trial: "));
      assertThat(end.seats())
          .containsExactly(
              new SeatState("gpu:0", 1, 0, "1 slot on gpu:0: more have run out of memory"));
    }
  }

  @Test
  void outOfMemoryAloneIsTheTrialsOwnFailure() {
    String script = "echo 'RuntimeError: CUDA out of memory.'; exit 1";
    try (EmbeddedEngine engine = engine(new PretendGpus(1))) {
      StudySnapshot end =
          engine.start(engine.create(spec(script, 2, 1, 3), folder).id()).ended().join();

      assertThat(end.trials()).hasSize(2);
      assertThat(end.trials())
          .allMatch(t -> t.state() == TrialState.FAILED)
          .allMatch(t -> t.failure().startsWith("out of memory on gpu:0, where it ran alone: "));
    }
  }

  @Test
  void aMeasuredNumberOfSlotsIsSaidWithItsReason() {
    String script = "for i in 1 2 3 4 5 6 7 8; do echo tunebench: step=$i loss=1; sleep 0.1; done";
    try (EmbeddedEngine engine = engine(new PretendGpus(1))) {
      StudySpec spec = spec(script, 6, Budget.AUTO, 0);
      StudySnapshot end = engine.start(engine.create(spec, folder).id()).ended().join();

      assertExact(end, 6);
      // Nobody holds memory of a pretend GPU.
      assertThat(end.seats())
          .containsExactly(
              new SeatState(
                  "gpu:0", 1, 0, "1 slot on gpu:0: the memory of a trial cannot be measured here"));
    }
  }
}
