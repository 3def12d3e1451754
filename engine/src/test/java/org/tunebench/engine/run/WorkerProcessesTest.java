package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.ProcessLauncher;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Studies whose workers are real child processes. */
@Timeout(120)
class WorkerProcessesTest {
  @TempDir Path folder;

  private EmbeddedEngine engine() {
    return engine(BuiltInObjectives.types(), new ProcessLauncher());
  }

  private EmbeddedEngine engine(ObjectiveTypes types, ProcessLauncher launcher) {
    return new EmbeddedEngine(
        new InMemoryStudyRepository(),
        types,
        launcher,
        () -> List.of(new Device("cpu", "test", 0, "")),
        folder.resolve("artifacts"),
        folder.resolve("logs"),
        Clock.systemUTC());
  }

  private static StudySpec spec(PartSpec objective, int trials, int parallel) {
    return spec(objective, new PartSpec("none"), trials, parallel);
  }

  private static StudySpec spec(PartSpec objective, PartSpec pruner, int trials, int parallel) {
    ObjectiveType type = BuiltInObjectives.types().get(objective.kind());
    ObjectiveType.Metric metric = type.metrics(objective).get(0);
    Optional<Configuration> baseline =
        type.defaultConfiguration(objective, type.defaultSpace(objective));
    return new StudySpec(
        "test",
        objective,
        new MetricSpec(metric.name(), metric.goal(), type.monitor(objective).name()),
        type.defaultSpace(objective),
        new PartSpec("tpe"),
        pruner,
        new Budget(trials, Optional.empty(), parallel, 1),
        List.of(),
        3,
        baseline);
  }

  private static StudySpec branin(int trials, int parallel, int pauseMillis) {
    Map<String, Object> settings =
        Map.of("name", "branin", "epochs", 4L, "pause-ms", (long) pauseMillis);
    return spec(new PartSpec("function", settings), trials, parallel);
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  @Test
  void trainsTheDemoInAChildProcess() {
    PartSpec demo =
        new PartSpec("scvi", Map.of("dataset", "demo", "max-epochs", 3L, "marginal-samples", 5L));
    try (EmbeddedEngine engine = engine()) {
      StudySnapshot end = engine.start(engine.create(spec(demo, 3, 2), folder).id()).ended().join();

      assertThat(end.problem()).isEmpty();
      assertThat(end.count(TrialState.COMPLETED)).isEqualTo(3);
      assertThat(end.trials())
          .allSatisfy(
              trial -> {
                assertThat(trial.metric("marginal_ll")).isPositive().isFinite();
                assertThat(trial.metric(Trial.N_PARAMS)).isGreaterThan(1000);
                assertThat(trial.trainedEpochs()).isEqualTo(3);
                assertThat(engine.trialFolder(end.study().id(), trial.number()).resolve("log.txt"))
                    .content()
                    .contains("epoch 3: ", "elbo_test=");
              });
    }
  }

  @Test
  void whatALibraryPrintsWithoutEndingItsLineHidesNothing() {
    ObjectiveTypes types = new ObjectiveTypes(List.of(NoisyWorker.type()));
    try (EmbeddedEngine engine = engine(types, new ProcessLauncher(NoisyWorker.class))) {
      Study study = engine.create(ScriptedStudies.spec(3, 1), folder);
      StudySnapshot end = engine.start(study.id()).ended().join();

      assertThat(end.count(TrialState.COMPLETED)).isEqualTo(3);
      assertThat(end.trials()).allMatch(trial -> trial.epochs() == 1);
    }
  }

  @Test
  void aPrunerIsHeardAfterEachEpochHoweverShort() {
    PartSpec curve = new PartSpec("function", Map.of("name", "branin", "epochs", 10L));
    StudySpec pruned = spec(curve, new PartSpec("median"), 40, 1);
    try (EmbeddedEngine engine = engine()) {
      StudySnapshot one = engine.start(engine.create(pruned, folder).id()).ended().join();
      StudySnapshot other =
          engine.start(engine.create(pruned.withName("again"), folder).id()).ended().join();

      assertThat(one.count(TrialState.PRUNED)).isPositive();
      assertThat(one.count(TrialState.PRUNED) + one.count(TrialState.COMPLETED)).isEqualTo(40);
      assertThat(one.trials())
          .filteredOn(trial -> trial.state() == TrialState.PRUNED)
          .allMatch(trial -> trial.trainedEpochs() < 10);
      assertThat(other.trials())
          .as("what is pruned is no matter of speed")
          .extracting(Trial::state, Trial::configuration)
          .containsExactlyElementsOf(
              one.trials().stream()
                  .map(trial -> tuple(trial.state(), trial.configuration()))
                  .toList());
    }
  }

  @Test
  void aKilledWorkerCostsNoTrialOfTheBudget() throws Exception {
    try (EmbeddedEngine engine = engine()) {
      RunningStudy running = engine.start(engine.create(branin(8, 2, 30), folder).id());
      CompletableFuture<Void> someTrial = new CompletableFuture<>();
      running.listen(
          snapshot -> {
            if (snapshot.count(TrialState.COMPLETED) > 0) {
              someTrial.complete(null);
            }
          },
          soFar -> {});
      someTrial.get();
      children().forEach(ProcessHandle::destroyForcibly);
      StudySnapshot end = running.ended().join();

      assertThat(end.count(TrialState.COMPLETED)).isEqualTo(8);
      assertThat(end.trials().stream().map(Trial::failure).filter(f -> !f.isEmpty()))
          .isNotEmpty()
          .allMatch(f -> f.startsWith("worker exited with signal 9"));
    }
  }

  @Test
  void closingTheEngineLeavesNoProcess() throws Exception {
    EmbeddedEngine engine = engine();
    RunningStudy running = engine.start(engine.create(branin(1000, 2, 50), folder).id());
    CompletableFuture<Void> started = new CompletableFuture<>();
    running.listen(
        snapshot -> {
          if (snapshot.count(TrialState.RUNNING) == 2) {
            started.complete(null);
          }
        },
        soFar -> {});
    started.get();
    List<ProcessHandle> workers = children();
    engine.close();

    assertThat(workers).hasSize(1);
    workers.get(0).onExit().get();
    assertThat(running.snapshot().count(TrialState.RUNNING)).isZero();
  }

  @Test
  void inputThatHasGoneEndsTheRunWithASentence() {
    PartSpec gone = new PartSpec("scvi", Map.of("dataset", "gone.h5ad"));
    try (EmbeddedEngine engine = engine()) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> engine.create(spec(gone, 3, 1), folder))
          .isInstanceOf(WrongInputException.class)
          .hasMessageContaining("gone.h5ad");
      long kept = engine.repository().create(spec(gone, 3, 1)).id();
      StudySnapshot end = engine.start(kept).ended().join();
      assertThat(end.problem().orElseThrow()).startsWith("objective.scvi.dataset: ");
      assertThat(end.trials()).isEmpty();
    }
  }
}
