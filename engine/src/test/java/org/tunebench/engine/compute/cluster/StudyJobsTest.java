package org.tunebench.engine.compute.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.study.PartSpec;

/** Sending jobs, ending them and finding them again. */
@DisabledOnOs(OS.WINDOWS)
class StudyJobsTest extends WatchedJobs {
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
  void aJobHearsNothingOfAnEarlierOneOfItsNumber() throws IOException {
    Path lost = Files.createDirectories(folder.resolve("jobs/4"));
    writes(4, null, completed(4));
    Files.createFile(lost.resolve("closed"));
    jobs().submit(starts(4));
    later(3);

    assertThat(told).containsExactly("[4] 101");
    assertThat(slurm.calls("sbatch")).singleElement().asString().contains("jobs/4-2/job.sh");
    assertThat(lost).isDirectoryNotContaining("glob:**job.sh");
    watch = watch();
    jobs().adopt(starts(4));
    assertThat(slurm.calls("sbatch")).as("it is found again").hasSize(1);
  }

  @Test
  void whatAJobToldIsFoundAgainUntilItHasBeenKept() throws IOException {
    keeps = false;
    jobs().submit(starts(4, 5));
    queue("101|RUNNING|None|n1|" + nameOf(4));
    writes(4, completed(4), completed(5));
    later(3);
    assertThat(watch.jobs()).isEmpty();
    told.clear();
    // The process ends when the end of 4 has been kept, and that of 5 has not.
    watch = watch();
    jobs().adopt(starts(5));
    later(3);

    assertThat(told).containsExactly("[5] 101 n1", "Completed 5");
    assertThat(slurm.calls("sbatch")).hasSize(1);
    unkept.get(1).run();
    assertThat(JobFolder.open(folder.resolve("jobs"))).isEmpty();
  }

  @Test
  void soIsWhatAJobToldWhoseLastTrialWasEnded() throws IOException {
    keeps = false;
    StudyJobs jobs = jobs();
    jobs.submit(starts(4, 5));
    writes(4, completed(4));
    jobs.suspend(5);
    assertThat(slurm.calls("scancel")).containsExactly("101");
    told.clear();
    watch = watch();
    slurm.says("sbatch", 0, "102", "");
    jobs().adopt(starts(4, 5));
    later(3);

    assertThat(told)
        .as("the other one goes on")
        .containsExactlyInAnyOrder("[5] 102", "[4] 101 n1", "Completed 4");
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
  @EnabledOnOs(OS.LINUX)
  void aFullDiskKeepsNoTrialFromBeingEnded() throws IOException {
    StudyJobs jobs = jobs();
    jobs.submit(starts(4, 5));
    Path commands = folder.resolve("jobs/4/commands.jsonl");
    Files.delete(commands);
    Files.createSymbolicLink(commands, Path.of("/dev/full"));
    jobs.stop(4);

    assertThat(told).hasSize(3).last().isEqualTo("Stopped 4");
    assertThat(told.get(1)).startsWith("trouble: trial 4 could not be told to end: No space left");
    assertThatThrownBy(() -> new LineWriter(Path.of("/dev/full"))).isInstanceOf(IOException.class);
  }

  @Test
  void anAccidentOnTheClustersThreadIsToldAndNotSwallowed() {
    WorkerCommand.Start unwritable =
        new WorkerCommand.Start(4, Map.of("x", new Object()), 1, "/trial");
    jobs().submit(List.of(unwritable));

    assertThat(told).hasSize(1);
    assertThat(told.get(0)).startsWith("refused [4]: the jobs of the study cannot be seen to: ");
  }

  /** A value that there is too little memory for. */
  public static final class TooLarge {
    /** Never gives one. */
    public String getText() {
      throw new OutOfMemoryError("in this moment");
    }
  }

  @Test
  void norIsAnError() {
    Map<String, Object> values = Map.of("x", new TooLarge());
    jobs().submit(List.of(new WorkerCommand.Start(4, values, 1, "/trial")));

    assertThat(told)
        .containsExactly("refused [4]: the jobs of the study cannot be seen to: in this moment");
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
