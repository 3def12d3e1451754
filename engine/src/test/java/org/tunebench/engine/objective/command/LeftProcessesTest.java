package org.tunebench.engine.objective.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.ProcessLauncher;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.WorkerMain;
import org.tunebench.engine.compute.WorkerProtocol;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.processes.ProcessTable;
import org.tunebench.engine.run.EmbeddedEngine;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.StudyListener;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.InMemoryStudyRepository;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.TrialState;

/** A command and an orphaned child of it end, whoever dies before them. */
@Timeout(60)
class LeftProcessesTest {
  private static final MetricSpec LOSS = new MetricSpec("loss", Goal.MINIMIZE);

  @TempDir Path folder;
  private Map<String, Double> family = Map.of();

  @BeforeEach
  void needsLinux() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "finding strays needs Linux");
  }

  @AfterEach
  void theFamilyIsGone() {
    assertThat(family).containsKeys("pid", "grandchild");
    assertThat(List.of(family.get("pid"), family.get("grandchild")))
        .allMatch(pid -> process(pid).map(ProcessTable::isGone).orElse(true));
  }

  private static Optional<ProcessHandle> process(double pid) {
    return ProcessHandle.of((long) pid);
  }

  private static PartSpec command() {
    return new PartSpec("command", Map.of("run", Child.java("family")));
  }

  private EmbeddedEngine engine() {
    return new EmbeddedEngine(
        new InMemoryStudyRepository(),
        BuiltInObjectives.types(),
        new ProcessLauncher(),
        () -> List.of(new Device("cpu", "test", 0, "")),
        folder.resolve("artifacts"),
        folder.resolve("logs"),
        Clock.systemUTC());
  }

  private RunningStudy start(EmbeddedEngine engine) throws Exception {
    StudySpec spec =
        new StudySpec(
            "test",
            command(),
            LOSS,
            new SearchSpace(List.of(new Parameter("lr", new FloatRange(0, 1)))),
            new PartSpec("random"),
            new PartSpec("none"),
            new Budget(1, Optional.empty(), 1, 0),
            List.of(),
            0,
            Optional.empty());
    RunningStudy running = engine.start(engine.create(spec, folder).id());
    CompletableFuture<Report> report = new CompletableFuture<>();
    running.listen(
        new StudyListener() {
          @Override
          public void onSnapshot(StudySnapshot snapshot) {
            // Only reports are waited for.
          }

          @Override
          public void onReports(List<Report> reports) {
            report.complete(reports.get(0));
          }
        },
        soFar -> {});
    family = report.get().values();
    assertThat(process(family.get("grandchild"))).isPresent();
    return running;
  }

  @Test
  void whenTheTrialIsStopped() throws Exception {
    try (EmbeddedEngine engine = engine()) {
      RunningStudy running = start(engine);
      running.stopTrial(0);
      assertThat(running.ended().join().count(TrialState.STOPPED)).isEqualTo(1);
    }
  }

  @Test
  void whenTheEngineCloses() throws Exception {
    EmbeddedEngine engine = engine();
    start(engine);
    engine.close();
  }

  @Test
  void whenTheWorkerIsKilled() throws Exception {
    try (EmbeddedEngine engine = engine()) {
      RunningStudy running = start(engine);
      ProcessHandle command = process(family.get("pid")).orElseThrow();
      command.parent().orElseThrow().destroyForcibly();
      assertThat(running.ended().join().trials().get(0).failure())
          .startsWith("worker exited with signal 9");
    }
  }

  @Test
  void whenTheWorkbenchDies() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java, WorkerMain.class.getName());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.redirectError(folder.resolve("worker.log").toFile());
    Process worker = builder.start();
    send(
        worker,
        new WorkerCommand.Open(
            WorkerProtocol.VERSION,
            "command",
            command().settings(),
            LOSS,
            folder.toString(),
            "cpu",
            1,
            1,
            0,
            false));
    send(worker, new WorkerCommand.Start(0, Map.of("lr", 0.5), 0, folder.toString()));
    family = firstReport(worker.inputReader(StandardCharsets.UTF_8));
    worker.outputWriter().close();
    assertThat(worker.waitFor()).isZero();
  }

  private static void send(Process worker, WorkerCommand command) throws IOException {
    worker.outputWriter().write(WorkerProtocol.line(command) + "\n");
    worker.outputWriter().flush();
  }

  private static Map<String, Double> firstReport(BufferedReader events) {
    return events
        .lines()
        .flatMap(line -> WorkerProtocol.event(line).stream())
        .filter(WorkerEvent.Reported.class::isInstance)
        .map(event -> ((WorkerEvent.Reported) event).values())
        .findFirst()
        .orElseThrow();
  }
}
