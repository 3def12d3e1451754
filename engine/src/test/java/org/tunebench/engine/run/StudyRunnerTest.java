package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** The life of a study that nothing disturbs. */
class StudyRunnerTest extends ScriptedStudies {
  @Test
  void runsExactlyTheBudgetAndKeepsEverything() {
    StudySnapshot end = runToEnd(engine(identity()), spec(20, 3));

    assertThat(end.status()).isEqualTo(RunStatus.IDLE);
    assertThat(end.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(end.count(TrialState.COMPLETED)).isEqualTo(20);
    assertThat(repository.trials(end.study().id())).isEqualTo(end.trials());
    assertThat(end.trials().get(0).isBaseline()).isTrue();
    assertThat(end.trials().stream().skip(1)).allMatch(t -> t.source().origin() == Origin.SAMPLED);
    double least = end.trials().stream().mapToDouble(t -> t.metric("loss")).min().orElseThrow();
    assertThat(end.trials().get(end.best().orElseThrow()).metric("loss")).isEqualTo(least);
  }

  @Test
  void theDevicesAreAskedForOnceByWhatAStartGoesBy() {
    ObjectiveTypes types = new ObjectiveTypes(List.of(new ScriptedObjective(identity())));
    AtomicInteger asked = new AtomicInteger();
    try (EmbeddedEngine engine =
        new EmbeddedEngine(
            repository,
            types,
            new InProcessLauncher(types),
            () -> {
              asked.incrementAndGet();
              return List.of(new Device("cpu", "test", 0, ""));
            },
            folder.resolve("artifacts"),
            folder.resolve("logs"),
            Clock.systemUTC())) {
      Study study = engine.create(spec(2, 1), folder);
      int before = asked.get();
      runToEnd(engine, study.id());

      assertThat(asked.get() - before).isEqualTo(1);
    }
  }

  @Test
  void oneSlotReplaysToTheSameTrials() {
    List<Configuration> first =
        runToEnd(engine(identity()), spec(10, 1)).trials().stream()
            .map(Trial::configuration)
            .toList();
    List<Configuration> second =
        runToEnd(engine(identity()), spec(10, 1).withName("again")).trials().stream()
            .map(Trial::configuration)
            .toList();

    assertThat(second).isEqualTo(first);
    assertThat(new HashSet<>(first)).hasSize(10);
  }

  @Test
  void reportsArriveOnceInOrderAndBeforeTheEndOfTheirTrial() {
    Objective reporting =
        trial -> {
          for (int epoch = 1; epoch <= 50; epoch++) {
            trial.report(epoch, Map.of("loss", 1.0 / epoch));
            trial.report(epoch, Map.of("loss", 99.0));
          }
          return Map.of("loss", 1.0);
        };
    EmbeddedEngine engine = engine(reporting);
    Study study = engine.create(spec(6, 3), folder);
    Map<Integer, List<Integer>> steps = new HashMap<>();
    Set<Integer> endedBeforeReports = ConcurrentHashMap.newKeySet();
    RunningStudy running = engine.start(study.id());
    running.listen(
        new StudyListener() {
          @Override
          public void onSnapshot(StudySnapshot snapshot) {
            for (Trial trial : snapshot.trials()) {
              int heard = steps.getOrDefault(trial.number(), List.of()).size();
              if (trial.state() == TrialState.COMPLETED && heard < 50) {
                endedBeforeReports.add(trial.number());
              }
            }
          }

          @Override
          public void onReports(List<Report> reports) {
            for (Report report : reports) {
              steps.computeIfAbsent(report.trial(), n -> new ArrayList<>()).add(report.step());
            }
          }
        },
        soFar ->
            soFar.forEach(
                (number, curve) -> {
                  for (int i = 0; i < curve.size(); i++) {
                    steps.computeIfAbsent(number, n -> new ArrayList<>()).add(curve.step(i));
                  }
                }));
    running.ended().join();

    assertThat(endedBeforeReports).isEmpty();
    assertThat(steps).hasSize(6);
    assertThat(steps.values())
        .allSatisfy(
            all -> assertThat(all).isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList()));
    Map<Integer, Curve> kept = repository.curves(study.id(), "loss");
    assertThat(kept.get(2).value(9)).isEqualTo(0.1);
  }

  @Test
  void thePrunerEndsHopelessTrialsButNeverTheBaseline() {
    Objective flat =
        trial -> {
          for (int epoch = 1; epoch <= 1000 && !trial.stopRequested(); epoch++) {
            trial.report(epoch, Map.of("loss", 100.0));
            if (trial.number() > 0 && epoch > 20) {
              Thread.sleep(1);
            }
          }
          return Map.of("loss", 100.0);
        };
    PartSpec threshold = new PartSpec("threshold", Map.of("upper", 10L));
    StudySnapshot end = runToEnd(engine(flat), spec(3, 1, threshold, Optional.of(MIDDLE)));

    assertThat(end.trials().get(0).state()).isEqualTo(TrialState.COMPLETED);
    assertThat(end.count(TrialState.PRUNED)).isEqualTo(2);
  }

  @Test
  void aTrialThatHasComeToItsLastEpochHasAResult() {
    Objective flat =
        trial -> {
          boolean goesOn = true;
          for (int epoch = 1; goesOn && epoch <= 3; epoch++) {
            goesOn = trial.reportAndWait(epoch, Map.of("loss", 100.0));
          }
          return Map.of("loss", 100.0);
        };
    ScriptedObjective ofThree =
        new ScriptedObjective(flat) {
          @Override
          public OptionalInt epochs(PartSpec objective) {
            return OptionalInt.of(3);
          }
        };
    PartSpec late = new PartSpec("threshold", Map.of("upper", 10L, "warmup-epochs", 2L));
    StudySpec spec = spec(2, 1, late, Optional.empty());
    EmbeddedEngine engine = engine(ofThree, repository);
    assertThat(runToEnd(engine, spec).count(TrialState.COMPLETED)).isEqualTo(2);
    PartSpec early = late.with("warmup-epochs", 1L);
    StudySpec sooner = spec(2, 1, early, Optional.empty()).withName("sooner");
    assertThat(runToEnd(engine, sooner).count(TrialState.PRUNED)).isEqualTo(2);
  }
}
