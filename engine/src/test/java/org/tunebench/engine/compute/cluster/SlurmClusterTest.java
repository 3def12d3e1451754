package org.tunebench.engine.compute.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tunebench.engine.compute.WorkerEvent;

/** The thread that follows the jobs of all studies. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class SlurmClusterTest extends WatchedJobs {
  private final BlockingQueue<Integer> sent = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
  private final AtomicBoolean isShort = new AtomicBoolean(true);

  private final JobListener ear =
      new JobListener() {
        @Override
        public void onPlace(List<Integer> trials, JobPlace place) {
          sent.addAll(trials);
        }

        @Override
        public void onEvent(int trial, WorkerEvent event) {
          if (isShort.getAndSet(false)) {
            throw new OutOfMemoryError("in this moment");
          }
          heard.add(trial);
        }

        @Override
        public void onEnded(List<Integer> trials, String reason, boolean lost) {}

        @Override
        public void onRefused(List<Integer> trials, String reason) {}

        @Override
        public void onOver(Runnable kept) {}

        @Override
        public void onTrouble(String sentence) {}
      };

  @Test
  void anErrorInOneMomentDoesNotEndTheFollowing() throws Exception {
    try (SlurmCluster cluster = new SlurmCluster(Optional.of(slurm.folder()))) {
      StudyJobs jobs = cluster.study(3, folder.resolve("jobs"), SETTINGS, OPEN, ear);
      jobs.submit(starts(4));
      assertThat(sent.poll(30, TimeUnit.SECONDS)).isEqualTo(4);
      slurm.says("sbatch", 0, "102", "");
      jobs.submit(starts(5));
      assertThat(sent.poll(30, TimeUnit.SECONDS)).isEqualTo(5);
      queue("101|RUNNING|None|n1|" + nameOf(4), "102|RUNNING|None|n1|" + nameOf(5));
      writes(4, completed(4));
      while (isShort.get()) {
        Thread.sleep(20);
      }
      writes(5, completed(5));

      assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(5);
    }
  }
}
