package org.tunebench.engine.compute.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tunebench.engine.compute.WorkerEvent;

/** What becomes of jobs that were sent. */
@DisabledOnOs(OS.WINDOWS)
class JobWatchTest extends WatchedJobs {
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
  void aNodeWithoutTheFolderEndsTheStudyWithASentence() throws IOException {
    jobs().submit(starts(4));
    slurm.says("scontrol", 0, "JobId=101 JobState=FAILED ExitCode=97:0 NodeList=n1", "");
    later(3);
    later(6);

    assertThat(told.get(told.size() - 1))
        .startsWith("refused [4]: node n1 does not see the folder ")
        .endsWith("put the workspace into a folder that all nodes see");
  }

  private void isSentTwice() throws IOException {
    slurm.says("sbatch", 1, "", "sbatch: error: Socket timed out on send/recv operation");
    jobs().submit(starts(4));
    slurm.says("sbatch", 0, "102", "");
    later(30);
    assertThat(told.get(told.size() - 1)).isEqualTo("[4] 102");
  }

  @Test
  void ofAJobThatSlurmTookTwiceTheOneThatRunsIsHeard() throws IOException {
    isSentTwice();
    queue("101|RUNNING|None|n1|" + nameOf(4), "102|PENDING|Resources||" + nameOf(4));
    writes(4, null, report(4));
    later(3);

    assertThat(slurm.calls("scancel")).containsExactly("102");
    queue("101|RUNNING|None|n1|" + nameOf(4), "102|CANCELLED|None||" + nameOf(4));
    later(30);
    assertThat(told).endsWith("[4] 101 n1", "Reported 4");
  }

  @Test
  void ofTwoThatWaitTheOneThatIsNotNotedIsEnded() throws IOException {
    isSentTwice();
    queue("101|PENDING|Resources||" + nameOf(4), "102|PENDING|Resources||" + nameOf(4));
    later(3);

    assertThat(slurm.calls("scancel")).containsExactly("101");
    assertThat(told).endsWith("[4] 102", "[4] 102 Resources");
  }

  @Test
  void aJobThatFoundItsFolderTakenIsNotTheEndOfTheOther() throws IOException {
    isSentTwice();
    writes(4, null, report(4));
    slurm.says("scontrol", 0, "JobId=102 JobState=FAILED ExitCode=1:0 NodeList=n2", "");
    queue("101|RUNNING|None|n1|" + nameOf(4), "102|FAILED|NonZeroExitCode|n2|" + nameOf(4));
    later(3);
    later(6);
    later(6);

    assertThat(told).endsWith("[4] 101 n1", "Reported 4");
    assertThat(watch.jobs()).hasSize(1);
  }
}
