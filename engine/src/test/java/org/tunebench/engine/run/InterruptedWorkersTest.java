package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.ProcessLauncher;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Worker processes that are killed in the middle of a trial: it goes on from its checkpoint. */
@Timeout(180)
class InterruptedWorkersTest {
  private static final Pattern GOES_ON = Pattern.compile("(?i)goes on after (?:epoch|step) (\\d+)");

  @TempDir Path folder;

  private EmbeddedEngine engine() {
    return engine(new ProcessLauncher(EagerWorker.class));
  }

  private EmbeddedEngine engine(ProcessLauncher launcher) {
    return new EmbeddedEngine(
        new InMemoryStudyRepository(),
        BuiltInObjectives.types(),
        launcher,
        () -> List.of(new Device("cpu", "test", 0, "")),
        folder.resolve("artifacts"),
        folder.resolve("logs"),
        Clock.systemUTC());
  }

  private static StudySpec spec(
      String name, PartSpec objective, MetricSpec metric, String parameter) {
    return new StudySpec(
        name,
        objective,
        metric,
        new SearchSpace(List.of(new Parameter(parameter, new FloatRange(0.001, 0.0011)))),
        new PartSpec("random"),
        new PartSpec("none"),
        new Budget(1, Optional.empty(), 1, 2),
        List.of(),
        3,
        Optional.of(new Configuration(Map.of(parameter, 0.001))));
  }

  private static StudySpec training(String name, String kind) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("dataset", "demo");
    settings.put("max-epochs", 60L);
    if (kind.equals("scvi")) {
      settings.put("marginal-samples", 2L);
    } else {
      settings.put("patience", 60L);
    }
    PartSpec objective = new PartSpec(kind, settings);
    ObjectiveType type = BuiltInObjectives.types().get(kind);
    ObjectiveType.Metric metric = type.metrics(objective).get(0);
    return spec(
        name,
        objective,
        new MetricSpec(metric.name(), metric.goal(), type.monitor(objective).name()),
        kind.equals("scvi") ? "lr" : "learning_rate");
  }

  private static List<ProcessHandle> workers() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  private static void await(RunningStudy study, int trial, int step) {
    CompletableFuture<Void> seen = new CompletableFuture<>();
    study.listen(
        snapshot -> {
          if (snapshot.trials().size() > trial && snapshot.trials().get(trial).epochs() >= step) {
            seen.complete(null);
          }
        },
        soFar -> {});
    seen.orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Every metric's steps and values of a trial. */
  private static Map<String, List<String>> history(EmbeddedEngine engine, long study, int trial) {
    Map<String, List<String>> history = new LinkedHashMap<>();
    for (Map.Entry<String, Curve> entry : engine.repository().curves(study, trial).entrySet()) {
      List<String> points = new ArrayList<>();
      for (int i = 0; i < entry.getValue().size(); i++) {
        points.add(entry.getValue().step(i) + ": " + entry.getValue().value(i));
      }
      history.put(entry.getKey(), points);
    }
    return history;
  }

  private static int wentOnAfter(EmbeddedEngine engine, long study, int trial) throws Exception {
    String log = Files.readString(engine.trialFolder(study, trial).resolve("log.txt"));
    Matcher said = GOES_ON.matcher(log);
    assertThat(said.find()).as(log).isTrue();
    return Integer.parseInt(said.group(1));
  }

  /** Runs a study whose worker is killed as soon as its trial, and its next one, have got far. */
  private StudySnapshot killed(EmbeddedEngine engine, StudySpec spec, int... steps) {
    RunningStudy running = engine.start(engine.create(spec, folder).id());
    for (int trial = 0; trial < steps.length; trial++) {
      await(running, trial, steps[trial]);
      workers().forEach(ProcessHandle::destroyForcibly);
    }
    return running.ended().join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scvi", "classifier"})
  void aTrainingWhoseWorkerIsKilledEndsAsIfNothingHadHappened(String kind) throws Exception {
    try (EmbeddedEngine engine = engine()) {
      StudySnapshot whole =
          engine.start(engine.create(training("whole", kind), folder).id()).ended().join();
      StudySnapshot killed = killed(engine, training("killed", kind), 20, 35);

      Trial expected = whole.trials().get(0);
      assertThat(killed.trials()).hasSize(3);
      assertThat(killed.trials().subList(0, 2))
          .allSatisfy(t -> assertThat(t.failure()).startsWith("worker exited with signal 9"));
      Trial last = killed.trials().get(2);
      assertThat(last.state()).isEqualTo(TrialState.COMPLETED);
      long study = killed.study().id();
      assertThat(wentOnAfter(engine, study, 1)).isPositive();
      assertThat(wentOnAfter(engine, study, 2)).isGreaterThan(wentOnAfter(engine, study, 1));
      assertThat(last.metrics()).isEqualTo(expected.metrics());
      assertThat(history(engine, study, 2)).isEqualTo(history(engine, whole.study().id(), 0));
      assertThat(engine.trialFolder(study, 2).resolve("checkpoints")).doesNotExist();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aWorkerThatASignalAsksToEndKeepsTheLastEpoch() throws Exception {
    // One that keeps no checkpoint within the first ten seconds unless it is asked to end.
    try (EmbeddedEngine engine = engine(new ProcessLauncher())) {
      RunningStudy running =
          engine.start(engine.create(training("asked", "classifier"), folder).id());
      await(running, 0, 20);
      workers().forEach(ProcessHandle::destroy);
      StudySnapshot end = running.ended().join();

      assertThat(end.trials()).hasSize(2);
      assertThat(end.trials().get(1).state()).isEqualTo(TrialState.COMPLETED);
      int last = end.trials().get(0).epochs();
      assertThat(last).isGreaterThanOrEqualTo(20);
      assertThat(wentOnAfter(engine, end.study().id(), 1)).isEqualTo(last);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aStudyThatIsPausedAtOnceGoesOnInTheSameWorker() throws Exception {
    try (EmbeddedEngine engine = engine(new ProcessLauncher())) {
      StudySnapshot whole =
          engine.start(engine.create(training("whole", "scvi"), folder).id()).ended().join();
      RunningStudy running = engine.start(engine.create(training("paused", "scvi"), folder).id());
      await(running, 0, 10);
      running.pauseNow();
      await(running, 1, 0);
      assertThat(running.snapshot().count(TrialState.RUNNING)).isZero();
      running.unpause();
      StudySnapshot end = running.ended().join();

      long study = end.study().id();
      assertThat(end.trials()).hasSize(2);
      assertThat(wentOnAfter(engine, study, 1)).isEqualTo(end.trials().get(0).epochs());
      assertThat(end.trials().get(1).metrics()).isEqualTo(whole.trials().get(0).metrics());
      assertThat(history(engine, study, 1)).isEqualTo(history(engine, whole.study().id(), 0));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aCommandFindsWhatItsEarlierAttemptHasLeft() throws Exception {
    String script =
        """
        cd "$TUNEBENCH_CHECKPOINT_DIR"
        n=$(cat n 2>/dev/null || echo 0)
        while [ $n -lt 40 ]; do
          echo "tunebench: step=$n loss=$((100 - n))"
          n=$((n + 1))
          echo $n > n.draft && mv n.draft n
          sleep 0.05
        done
        """;
    PartSpec command = new PartSpec("command", Map.of("run", List.of("sh", "-c", script)));
    try (EmbeddedEngine engine = engine()) {
      StudySnapshot killed =
          killed(engine, spec("killed", command, new MetricSpec("loss", Goal.MINIMIZE), "lr"), 10);

      assertThat(killed.trials()).hasSize(2);
      assertThat(killed.trials().get(1).metric("loss")).isEqualTo(61);
      long study = killed.study().id();
      assertThat(wentOnAfter(engine, study, 1)).isGreaterThanOrEqualTo(9);
      assertThat(history(engine, study, 1).get("loss"))
          .hasSize(40)
          .startsWith("1: 100.0", "2: 99.0")
          .endsWith("40: 61.0");
    }
  }
}
