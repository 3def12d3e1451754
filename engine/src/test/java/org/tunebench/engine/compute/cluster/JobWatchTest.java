package org.tunebench.engine.compute.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/** The jobs of a study under a Slurm that says what the test wants, and a clock of the test's. */
@DisabledOnOs(OS.WINDOWS)
class JobWatchTest {
  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();
  private FakeSlurm slurm;
  private JobWatch watch;
  private long nanos;

  private final JobListener listener =
      new JobListener() {
        @Override
        public void onPlace(List<Integer> trials, JobPlace place) {
          told.add(
              "%s %s %s"
                  .formatted(trials, place.job(), place.running() ? place.node() : place.reason())
                  .strip());
        }

        @Override
        public void onEvent(int trial, WorkerEvent event) {
          told.add(event.getClass().getSimpleName() + " " + trial);
        }

        @Override
        public void onEnded(List<Integer> trials, String reason, boolean lost) {
          told.add((lost ? "lost %s: %s" : "ended %s: %s").formatted(trials, reason));
        }

        @Override
        public void onRefused(List<Integer> trials, String reason) {
          told.add("refused %s: %s".formatted(trials, reason));
        }

        @Override
        public void onTrouble(String sentence) {
          told.add("trouble: " + sentence);
        }
      };

  @BeforeEach
  void prepare() throws IOException {
    slurm = new FakeSlurm(folder.resolve("bin"));
    watch = watch();
  }

  private JobWatch watch() {
    return new JobWatch(new SlurmClient(new Tool(Optional.of(slurm.folder()))), () -> nanos);
  }

  private StudyJobs jobs() {
    return new StudyJobs(
        watch,
        Runnable::run,
        3,
        folder.resolve("jobs"),
        SlurmSettings.of(new PartSpec("slurm", Map.of("partition", "main"))),
        new WorkerCommand.Open(
            1, "function", Map.of(), new MetricSpec("value", Goal.MINIMIZE), "", "cpu", 1, 0),
        listener);
  }

  private static List<WorkerCommand.Start> starts(int... trials) {
    return IntStream.of(trials)
        .mapToObj(trial -> new WorkerCommand.Start(trial, Map.of("x", 0.5), 1, "/trial"))
        .toList();
  }

  private String nameOf(int first) {
    return new JobFolder(folder.resolve("jobs").resolve(Integer.toString(first)))
        .note()
        .orElseThrow()
        .name();
  }

  private void writes(int first, WorkerEvent... events) {
    Path file = folder.resolve("jobs").resolve(Integer.toString(first)).resolve("events.jsonl");
    try (LineWriter writer = new LineWriter(file)) {
      for (int seq = 0; seq < events.length; seq++) {
        writer.append(
            org.tunebench.engine.compute.WorkerProtocol.line(
                    new JobLine(0, seq, "101", "n1", events[seq]))
                + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WorkerEvent report(int trial) {
    return new WorkerEvent.Reported(trial, 1, Map.of("value", 1.0));
  }

  private static WorkerEvent completed(int trial) {
    return new WorkerEvent.Completed(trial, Map.of("value", 1.0));
  }

  private void queue(String... jobs) throws IOException {
    slurm.says("squeue", 0, String.join("\n", jobs), "");
  }

  private void later(int seconds) {
    nanos += TimeUnit.SECONDS.toNanos(seconds);
    watch.askStates();
    watch.readEvents();
  }

  @Test
  void aJobIsSentFollowedAndForgotten() throws IOException {
    jobs().submit(starts(4));
    assertThat(slurm.calls("sbatch"))
        .singleElement()
        .asString()
        .contains("--partition=main", "--requeue", "--job-name=" + nameOf(4), "jobs/4/job.sh");
    queue("101|PENDING|Priority||" + nameOf(4), "7|RUNNING|None|n1|another's | job");
    later(3);
    queue("101|RUNNING|None|n1|" + nameOf(4));
    writes(4, null, new WorkerEvent.Ready(1), report(4), completed(4));
    later(3);

    assertThat(told)
        .containsExactly("[4] 101", "[4] 101 Priority", "[4] 101 n1", "Reported 4", "Completed 4");
    assertThat(watch.jobs()).isEmpty();
    assertThat(JobFolder.open(folder.resolve("jobs"))).isEmpty();
    int asked = slurm.calls("squeue").size();
    later(3);
    assertThat(slurm.calls("squeue")).hasSize(asked);
  }

  @Test
  void manyJobsAreAskedForAtOnce() throws IOException {
    StudyJobs jobs = jobs();
    for (int trial = 0; trial < 8; trial++) {
      slurm.says("sbatch", 0, Integer.toString(200 + trial), "");
      jobs.submit(starts(trial));
    }
    later(3);

    assertThat(slurm.calls("squeue")).hasSize(1);
  }

  @Test
  void aCancelledJobEndsItsTrialsAfterAllItHasTold() throws IOException {
    jobs().submit(starts(4, 5));
    writes(4, completed(5), report(4));
    queue("101|CANCELLED|None|n1|" + nameOf(4));
    slurm.says("scontrol", 0, "JobId=101 JobState=CANCELLED ExitCode=0:15 NodeList=n1", "");
    later(3);
    later(6);

    assertThat(told)
        .containsExactly(
            "[4, 5] 101",
            "[4, 5] 101 n1",
            "Completed 5",
            "Reported 4",
            "ended [4]: job 101 was cancelled outside Tunebench");
  }

  @Test
  void accountingSaysHowItEndedWhereThereIsOne() throws IOException {
    jobs().submit(starts(4));
    slurm.says("sacct", 0, "101|OUT_OF_MEMORY|0:125|n1\n101.batch|FAILED|1:0|n1", "");
    later(3);
    later(6);

    assertThat(told).contains("ended [4]: job 101 ran out of memory: ask for more with 'memory'");
    assertThat(slurm.calls("scontrol")).isEmpty();
  }

  @Test
  void aJobThatNobodyKnowsIsLostOnlyWhenItIsSilent() throws IOException {
    jobs().submit(starts(4));
    writes(4, report(4));
    later(3);
    for (int seconds = 0; seconds < 50; seconds += 10) {
      later(10);
    }
    assertThat(told).noneMatch(line -> line.startsWith("lost"));
    later(20);

    assertThat(told.get(told.size() - 1))
        .isEqualTo("lost [4]: job 101 ended with its node (node n1, Slurm says nothing)");
  }

  @Test
  void aPreemptedJobThatComesBackIsTheSame() throws IOException {
    jobs().submit(starts(4));
    queue("101|RUNNING|None|n1|" + nameOf(4));
    later(3);
    queue("101|PENDING|BeginTime||" + nameOf(4));
    later(30);
    queue("101|RUNNING|None|n2|" + nameOf(4));
    later(30);

    assertThat(told).containsExactly("[4] 101", "[4] 101 n1", "[4] 101 BeginTime", "[4] 101 n2");
  }

  @Test
  void anAnswerThatDoesNotComeMeansNothing() throws IOException {
    jobs().submit(starts(4));
    slurm.says("squeue", 1, "", "slurm_load_jobs error: Unable to contact slurm controller");
    for (int i = 0; i < 20; i++) {
      later(30);
    }
    queue("101|RUNNING|None|n1|" + nameOf(4));
    later(3);

    assertThat(told)
        .containsExactly(
            "[4] 101",
            "trouble: Slurm says: Unable to contact slurm controller",
            "trouble: ",
            "[4] 101 n1");
  }

  @Test
  void aRefusalStandsWithSlurmsReason() throws IOException {
    slurm.says(
        "sbatch",
        1,
        "",
        """
        sbatch: error: invalid account
        sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified
        """);
    jobs().submit(starts(4));

    String reason = "Slurm says: Invalid account or account/partition combination specified";
    assertThat(told).containsExactly("refused [4]: " + reason);
    assertThat(watch.jobs()).isEmpty();
    assertThatThrownBy(
            () ->
                new SlurmCluster(Optional.of(slurm.folder()))
                    .check(SlurmSettings.of(new PartSpec("slurm"))))
        .isInstanceOf(WrongInputException.class)
        .hasMessage(reason);
  }

  @Test
  void aJobWhoseNumberNeverCameIsFoundByItsName() throws IOException {
    slurm.says("sbatch", 1, "", "sbatch: error: Socket timed out on send/recv operation");
    jobs().submit(starts(4));
    queue("555|RUNNING|None|n1|" + nameOf(4));
    slurm.says("sbatch", 0, "999", "");
    later(3);
    later(30);

    assertThat(told.get(told.size() - 1)).isEqualTo("[4] 555 n1");
    assertThat(slurm.calls("sbatch")).hasSize(1);
  }

  @Test
  void aFullQueueIsTriedAgain() throws IOException {
    slurm.says(
        "sbatch",
        1,
        "",
        "sbatch: error: Batch job submission failed: Job violates job submit limit");
    jobs().submit(starts(4));
    slurm.says("sbatch", 0, "102", "");
    later(3);
    assertThat(slurm.calls("sbatch")).hasSize(1);
    later(10);

    assertThat(told.get(told.size() - 1)).isEqualTo("[4] 102");
  }

  @Test
  void anotherWorkbenchFindsTheJobsAndWhatTheyTold() throws IOException {
    jobs().submit(starts(4));
    slurm.says("sbatch", 0, "102", "");
    jobs().submit(starts(5));
    slurm.says("sbatch", 0, "103", "");
    jobs().submit(starts(6));
    writes(4, report(4), completed(4));
    told.clear();
    watch = watch();
    queue("102|RUNNING|None|n1|" + nameOf(5), "103|PENDING|Resources||" + nameOf(6));
    slurm.says("sbatch", 0, "104", "");
    // 6 has been pruned meanwhile; 7 was kept as running, but its job not yet prepared.
    jobs().adopt(starts(4, 5, 7));
    later(3);

    assertThat(told)
        .containsExactlyInAnyOrder(
            "[7] 104", "[4] 101 n1", "Reported 4", "Completed 4", "[5] 102 n1");
    assertThat(slurm.calls("sbatch")).hasSize(4);
    assertThat(slurm.calls("scancel")).containsExactly("103");
  }

  @Test
  void stoppingTheLastTrialFreesTheNodeAtOnce() throws IOException {
    StudyJobs jobs = jobs();
    jobs.submit(starts(4, 5));
    jobs.stop(4);
    assertThat(slurm.calls("scancel")).isEmpty();
    assertThat(Files.readString(folder.resolve("jobs/4/commands.jsonl")))
        .contains("{\"type\":\"stop\",\"trial\":4}");
    jobs.stop(5);

    assertThat(slurm.calls("scancel")).containsExactly("101");
    assertThat(told).containsExactly("[4, 5] 101", "Stopped 4", "Stopped 5");
  }

  @Test
  void aSuspendedTrialIsToldSoBeforeItsJobIsEnded() throws IOException {
    StudyJobs jobs = jobs();
    jobs.submit(starts(4, 5));
    jobs.suspend(4);
    jobs.stop(5);

    assertThat(Files.readAllLines(folder.resolve("jobs/4/commands.jsonl")))
        .endsWith("{\"type\":\"suspend\",\"trial\":4}", "{\"type\":\"stop\",\"trial\":5}");
    assertThat(slurm.calls("scancel")).containsExactly("101");
    assertThat(told).containsExactly("[4, 5] 101", "Stopped 4", "Stopped 5");
  }

  @Test
  void aTrialThatEndedInTimeHasItsResult() throws IOException {
    StudyJobs jobs = jobs();
    jobs.submit(starts(4));
    writes(4, completed(4));
    jobs.stop(4);

    assertThat(told).containsExactly("[4] 101", "[4] 101 n1", "Completed 4");
    assertThat(slurm.calls("scancel")).isEmpty();
  }

  @Test
  void aNodeWithoutTheFolderEndsTheStudyWithASentence() throws IOException {
    jobs().submit(starts(4));
    slurm.says("scontrol", 0, "JobId=101 JobState=FAILED ExitCode=97:0 NodeList=n1", "");
    later(3);
    later(6);

    assertThat(told.get(told.size() - 1))
        .startsWith("refused [4]: node n1 does not see the folder ")
        .endsWith("put the workspace into a folder that all nodes see");
  }

  @Test
  void whereThereIsNoSlurmNothingIsShown() throws IOException {
    Path none = Files.createDirectory(folder.resolve("none"));
    try (SlurmCluster cluster = new SlurmCluster(Optional.of(none))) {
      assertThat(cluster.status()).isEmpty();
      assertThatThrownBy(() -> cluster.check(SlurmSettings.of(new PartSpec("slurm"))))
          .hasMessageStartingWith("there is no Slurm on this machine");
    }
    try (SlurmCluster cluster = new SlurmCluster(Optional.of(slurm.folder()))) {
      assertThat(cluster.status().orElseThrow().partitions())
          .containsExactly(new Partition("main", true, true, "1:00:00", 1, 1, "gpu:2"));
    }
  }

  @Test
  void jobsOfAStudyThatIsDeletedAreCancelledWhoeverHasSentThem() throws Exception {
    jobs().submit(starts(0));
    slurm.says("sbatch", 0, "102", "");
    jobs().submit(starts(1));

    try (SlurmCluster another = new SlurmCluster(Optional.of(slurm.folder()))) {
      another.cancel(folder.resolve("jobs"));
      assertThat(slurm.calls("scancel")).hasSize(1);
      assertThat(slurm.calls("scancel").get(0).split(" ")).containsExactlyInAnyOrder("101", "102");

      another.cancel(folder.resolve("no jobs"));
      slurm.says("scancel", 1, "", "slurm_load_jobs error: Unable to contact slurm controller");
      another.cancel(folder.resolve("jobs"));
      assertThat(slurm.calls("scancel")).hasSize(2);
    }
  }
}
