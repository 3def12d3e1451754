package org.tunebench.engine.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;

/** Tests of studies whose trials do what the test says, on workers that are threads of the test. */
@Timeout(60)
abstract class ScriptedStudies {
  static final PartSpec NO_PRUNER = new PartSpec("none");
  static final Configuration MIDDLE = new Configuration(Map.of("x", 0.5));

  @TempDir Path folder;

  final StudyRepository repository = new InMemoryStudyRepository();
  private final List<EmbeddedEngine> engines = new ArrayList<>();

  /** Of the engine that was opened last. */
  InProcessLauncher launcher;

  @AfterEach
  void close() {
    engines.forEach(EmbeddedEngine::close);
  }

  /** An engine whose trials do what the script says; the test need not close it. */
  final EmbeddedEngine engine(Objective script) {
    return engine(new ScriptedObjective(script), repository);
  }

  final EmbeddedEngine engine(ScriptedObjective objective, StudyRepository kept) {
    return engine(objective, kept, new RunClock(Clock.systemUTC()));
  }

  final EmbeddedEngine engine(ScriptedObjective objective, StudyRepository kept, RunClock clock) {
    ObjectiveTypes types = new ObjectiveTypes(List.of(objective));
    launcher = new InProcessLauncher(types);
    EmbeddedEngine engine =
        new EmbeddedEngine(
            kept,
            types,
            launcher,
            () -> List.of(new Device("cpu", "test", 0, "")),
            folder.resolve("artifacts"),
            folder.resolve("logs"),
            clock);
    engines.add(engine);
    return engine;
  }

  /** A study that tries the middle of its space first. */
  static StudySpec spec(int trials, int parallel) {
    return spec(trials, parallel, NO_PRUNER, Optional.of(MIDDLE));
  }

  static StudySpec spec(
      int trials, int parallel, PartSpec pruner, Optional<Configuration> baseline) {
    return new StudySpec(
        "test",
        new PartSpec("scripted"),
        new MetricSpec("loss", Goal.MINIMIZE),
        ScriptedObjective.SPACE,
        new PartSpec("random"),
        pruner,
        new Budget(trials, Optional.empty(), parallel, 1),
        List.of(),
        7,
        baseline);
  }

  final StudySnapshot runToEnd(EmbeddedEngine engine, StudySpec spec) {
    return runToEnd(engine, engine.create(spec, folder).id());
  }

  static StudySnapshot runToEnd(EmbeddedEngine engine, long study) {
    return engine.start(study).ended().join();
  }

  /** The first snapshot that is as wanted. */
  static StudySnapshot await(RunningStudy study, Predicate<StudySnapshot> wanted) {
    CompletableFuture<StudySnapshot> seen = new CompletableFuture<>();
    Runnable leave =
        study.listen(
            snapshot -> {
              if (wanted.test(snapshot)) {
                seen.complete(snapshot);
              }
            },
            soFar -> {});
    StudySnapshot snapshot = seen.orTimeout(30, TimeUnit.SECONDS).join();
    leave.run();
    return snapshot;
  }

  /** Gives x as the loss. */
  static Objective identity() {
    return trial -> Map.of("loss", ScriptedObjective.x(trial.configuration()));
  }
}
