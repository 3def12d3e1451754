package org.tunebench.app.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import org.tunebench.store.Workspace;

/** The program against a real Slurm; needs the profile {@code slurm}. */
@Tag("slurm")
@Timeout(600)
class SlurmTest {
  private static final int EPOCHS = 10;

  @TempDir Path folder;
  private SlurmRig rig;
  private Path home;

  @BeforeEach
  void start() throws Exception {
    home = folder.resolve("home with spaces ü");
    rig = SlurmRig.start(folder.resolve("slurm"), home);
  }

  @AfterEach
  void stop() throws Exception {
    rig.stop();
  }

  private Path study(int trials, int pauseMillis, String slurm) throws Exception {
    return Files.writeString(
        folder.resolve("campaign.yaml"),
        """
        objective:
          function: {name: branin, epochs: %d, start: 100, pause-ms: %d}
        sampler: random
        budget: {trials: %d, retries: 1}
        devices: {slurm: {%s}}
        """
            .formatted(EPOCHS, pauseMillis, trials, slurm));
  }

  private static final String GPU = "partition: main, gres: gpu:1, time: 5m, jobs: 4";

  /** What the workspace holds when no process has it. */
  private record Kept(Study study, List<Trial> trials, Map<Integer, Curve> curves) {
    long count(TrialState state) {
      return trials.stream().filter(trial -> trial.state() == state).count();
    }
  }

  private Kept kept() {
    try (Workspace workspace = Workspace.open(home)) {
      Study study = workspace.repository().study("campaign").orElseThrow();
      return new Kept(
          study,
          workspace.repository().trials(study.id()),
          workspace.repository().curves(study.id(), "loss"));
    }
  }

  /**
   * The figure of engine/README: 20 trials over two pretend GPUs; a job is cancelled from outside,
   * the workbench is killed and closed in the middle, the node drained and resumed.
   */
  @Test
  void twentyTrialsOutliveWhatHappens() throws Exception {
    SlurmRig.Program first = rig.program("run", study(20, 400, GPU).toString());
    SlurmRig.await("4 trials", () -> first.completed() >= 4);
    SlurmRig.await("a job at its beginning", () -> beginner().isPresent());
    rig.slurm("scancel", beginner().orElseThrow());
    SlurmRig.await("its trial's end", () -> first.said().contains("cancelled outside Tunebench"));
    SlurmRig.await("another one", () -> beginner().isPresent());
    first.process().destroyForcibly().waitFor();

    String node = rig.slurm("hostname", "-s");
    rig.slurm("scontrol", "update", "NodeName=" + node, "State=DRAIN", "Reason=test");
    SlurmRig.await("jobs that end while nobody looks", () -> rig.jobs("RUNNING").isEmpty());
    assertThat(rig.jobs("PENDING")).isNotEmpty();

    SlurmRig.Program second = rig.program("resume", "campaign");
    SlurmRig.await("what ended meanwhile", () -> second.completed() >= 2);
    rig.slurm("scontrol", "update", "NodeName=" + node, "State=RESUME");
    SlurmRig.await("some more trials", () -> second.completed() >= 5);
    second.process().destroy();
    // Java's code for a request to terminate; it has come to a clean end before.
    assertThat(second.exit()).isEqualTo(143);
    assertThat(second.said()).contains("its jobs go on").contains("scancel ");

    SlurmRig.Program third = rig.program("resume", "campaign");
    assertThat(third.exit()).as(third.said()).isZero();
    requireAllIsWell(first, second, third);
  }

  /** The number of a job whose trial has begun and is far from its end. */
  private Optional<String> beginner() throws IOException {
    try (Stream<Path> jobs = Files.list(home.resolve("artifacts/1/jobs"))) {
      for (Path job : jobs.filter(j -> !Files.exists(j.resolve("closed"))).toList()) {
        Path events = job.resolve("events.jsonl");
        Path note = job.resolve("job.json");
        long reports =
            Files.exists(events)
                ? Files.readString(events).lines().filter(l -> l.contains("\"report\"")).count()
                : 0;
        Matcher id =
            Pattern.compile("\"id\":\"(\\d+)\"")
                .matcher(Files.exists(note) ? Files.readString(note) : "");
        if (reports > 0 && reports < EPOCHS / 2 && id.find()) {
          return Optional.of(id.group(1));
        }
      }
    }
    return Optional.empty();
  }

  private void requireAllIsWell(SlurmRig.Program... processes) throws Exception {
    Kept kept = kept();
    int faults = 0;
    for (Trial trial : kept.trials()) {
      boolean whole =
          trial.state() != TrialState.COMPLETED || isWhole(kept.curves().get(trial.number()));
      faults += whole && trial.state().isTerminal() ? 0 : 1;
    }
    System.out.printf(
        "slurm campaign: %d trials tried, %d completed, %d cancelled from outside and tried again,"
            + " %d lost, changed or counted twice%n",
        kept.trials().size(),
        kept.count(TrialState.COMPLETED),
        kept.count(TrialState.FAILED),
        faults + Math.abs(20 - kept.count(TrialState.COMPLETED)));
    assertThat(faults).isZero();
    assertThat(kept.study().state()).isEqualTo(StudyState.FINISHED);
    assertThat(kept.count(TrialState.COMPLETED)).isEqualTo(20);
    assertThat(kept.trials()).hasSize(21);
    Trial cancelled =
        kept.trials().stream()
            .filter(t -> t.state() == TrialState.FAILED)
            .findFirst()
            .orElseThrow();
    Trial again =
        kept.trials().stream()
            .filter(t -> t.source().retryOf().orElse(-1) == cancelled.number())
            .findFirst()
            .orElseThrow();
    assertThat(again.configuration()).isEqualTo(cancelled.configuration());
    assertThat(again.state()).isEqualTo(TrialState.COMPLETED);
    Set<String> jobs = new HashSet<>();
    kept.trials().forEach(trial -> assertThat(jobs.add(trial.run().device())).isTrue());
    assertThat(jobs).allMatch(device -> device.matches("slurm:\\d+@.+"));
    requireEachToldOnce(kept, processes);
    SlurmRig.await("no job", () -> rig.slurm("squeue", "--noheader").isEmpty());
    SlurmRig.await("no process", () -> rig.workers().isEmpty());
  }

  private static boolean isWhole(Curve curve) {
    return curve.size() == EPOCHS && curve.lastStep() == EPOCHS;
  }

  /** Each completion was said by one process: none was counted twice. */
  private static void requireEachToldOnce(Kept kept, SlurmRig.Program... processes)
      throws Exception {
    Set<String> told = new HashSet<>();
    for (SlurmRig.Program process : processes) {
      process
          .said()
          .lines()
          .filter(line -> line.contains(" completed "))
          .forEach(line -> assertThat(told.add(line.split(" ")[1])).as(line).isTrue());
    }
    // One that was killed may not have come to say what it had kept.
    assertThat(kept.count(TrialState.COMPLETED)).isGreaterThanOrEqualTo(told.size());
  }

  @Test
  void aRequeuedJobIsTheSameTrial() throws Exception {
    SlurmRig.Program program = rig.program("run", study(1, 1000, GPU).toString());
    SlurmRig.await("a job that reports", () -> hasReported(0));
    String job = rig.jobs("RUNNING").get(0);
    rig.slurm("scontrol", "requeue", job);
    // Slurm lets it wait for two minutes unless it is told otherwise. Not at once: a node takes a
    // run that comes within the second in which it ended one for that, and refuses it.
    SlurmRig.await("it waits", () -> rig.jobs("PENDING").contains(job));
    rig.slurm("scontrol", "update", "JobId=" + job, "StartTime=now+3");

    assertThat(program.exit()).as(program.said()).isZero();
    Kept kept = kept();
    assertThat(kept.trials()).hasSize(1);
    assertThat(kept.trials().get(0).state()).isEqualTo(TrialState.COMPLETED);
    assertThat(kept.trials().get(0).run().device()).startsWith("slurm:" + job + "@");
    assertThat(isWhole(kept.curves().get(0))).isTrue();
  }

  @Test
  void aRequeuedTrainingGoesOnFromItsCheckpoint() throws Exception {
    int epochs = 1500;
    Path file =
        Files.writeString(
            folder.resolve("campaign.yaml"),
            """
            objective: {classifier: {dataset: demo, max-epochs: %1$d, patience: %1$d}}
            space: {learning_rate: {float: [0.001, 0.1], log: true}}
            budget: {trials: 1}
            devices: {slurm: {%2$s}}
            """
                .formatted(epochs, GPU.replace("gres: gpu:1, ", "")));
    SlurmRig.Program program = rig.program("run", file.toString());
    SlurmRig.await("a job that reports", () -> hasReported(0));
    String job = rig.jobs("RUNNING").get(0);
    rig.slurm("scontrol", "requeue", job);
    SlurmRig.await("it waits", () -> rig.jobs("PENDING").contains(job));
    rig.slurm("scontrol", "update", "JobId=" + job, "StartTime=now+3");

    assertThat(program.exit()).as(program.said()).isZero();
    Kept kept = kept();
    assertThat(kept.trials()).hasSize(1);
    assertThat(kept.trials().get(0).state()).isEqualTo(TrialState.COMPLETED);
    assertThat(home.resolve("artifacts/1/0/log.txt")).content().contains("Goes on after epoch ");
    assertThat(home.resolve("artifacts/1/0/checkpoints")).doesNotExist();
    try (Workspace workspace = Workspace.open(home)) {
      Curve curve = workspace.repository().curves(1, "validation_error").get(0);
      assertThat(curve.size()).isEqualTo(epochs);
      assertThat(curve.lastStep()).isEqualTo(epochs);
    }
  }

  private boolean hasReported(int trial) throws Exception {
    Path events = home.resolve("artifacts/1/jobs/%d/events.jsonl".formatted(trial));
    return Files.exists(events) && Files.readString(events).contains("\"report\"");
  }

  @Test
  void packsShareAJobAndFilesAreTheOwnersAlone() throws Exception {
    Path file = study(6, 50, GPU);
    Files.writeString(file, Files.readString(file).replace("retries: 1", "parallel: 3"));
    SlurmRig.Program program = rig.program("run", file.toString());

    assertThat(program.exit()).as(program.said()).isZero();
    Kept kept = kept();
    assertThat(kept.count(TrialState.COMPLETED)).isEqualTo(6);
    assertThat(kept.trials().stream().map(t -> t.run().device()).distinct()).hasSize(2);
    try (var files = Files.walk(home.resolve("artifacts"))) {
      assertThat(files)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .endsWith("------"));
    }
    assertThat(IntStream.range(0, 6)).allMatch(n -> isWhole(kept.curves().get(n)));
  }

  @Test
  void whatSlurmRefusesIsSaidWithItsReason() throws Exception {
    assertThat(refused("partition: nope"))
        .contains("devices.slurm.partition: Slurm says: Invalid partition name specified");
    assertThat(refused("gres: gpu:9")).contains("devices.slurm").contains("Slurm says: ");
    assertThat(refused("partition: short, time: 10m")).contains("time limit");
    assertThat(refused("partition: 'main;id'")).contains("devices.slurm.partition: must be");
  }

  private String refused(String slurm) throws Exception {
    SlurmRig.Program program = rig.program("run", study(1, 1, slurm).toString());
    assertThat(program.exit()).isEqualTo(2);
    return program.said();
  }
}
