package org.tunebench.app.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.TestServices;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.JobPlace;
import org.tunebench.engine.compute.cluster.Partition;

/** What the page of devices says of a cluster. */
class ClusterOnThePageTest {
  private final FakeSearchEngine engine = new FakeSearchEngine();

  @Test
  void thereIsNothingToSayWithoutOne() {
    DevicesViewModel model = new DevicesViewModel(new TestServices().on(engine));

    assertThat(model.clusterProperty().get()).isEmpty();
  }

  @Test
  void partitionsAndJobsAreInWords() {
    Partition gpu = new Partition("gpu", true, true, "1-00:00:00", 3, 4, "gpu:a100:4");
    Partition cpu = new Partition("cpu", false, false, "infinite", 0, 1, "");
    List<ClusterStatus.Place> jobs =
        List.of(
            job(new JobPlace("7", true, "node3", "")),
            job(new JobPlace("8", false, "", "Priority")),
            job(new JobPlace("9", false, "", "QOSMaxJobsPerUserLimit")),
            job(new JobPlace("", false, "", "")));
    engine.setCluster(new ClusterStatus("slurm 23.11", List.of(gpu, cpu), jobs, ""));
    DevicesViewModel model = new DevicesViewModel(new TestServices().on(engine));

    assertThat(model.clusterProperty().get()).isPresent();
    assertThat(model.partition(gpu)).isEqualTo("gpu:a100:4, 3 of 4 nodes idle, at most 1-00:00:00");
    assertThat(model.partition(cpu)).isEqualTo("0 of 1 nodes idle, at most infinite");
    assertThat(jobs.stream().map(model::job))
        .containsExactly(
            "job 7 on node3",
            "job 8 waits: others are before it (Priority)",
            "job 9 waits: QOSMaxJobsPerUserLimit",
            "being sent to Slurm");
  }

  private static ClusterStatus.Place job(JobPlace place) {
    return new ClusterStatus.Place("tunebench-1-2-abcd", place);
  }
}
