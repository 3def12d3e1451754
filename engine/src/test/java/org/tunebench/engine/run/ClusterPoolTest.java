package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.cluster.JobListener;
import org.tunebench.engine.compute.cluster.SlurmCluster;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Trial;

/** Trials that are gathered for a job. */
class ClusterPoolTest {
  private static final int TOGETHER = 3;

  @TempDir Path folder;

  private final Deque<Runnable> messages = new ArrayDeque<>();
  private final List<WorkerEvent> told = new ArrayList<>();
  private final SlurmCluster cluster = new SlurmCluster();
  private ClusterPool pool;
  private JobListener ear;

  private void open() {
    SlurmSettings settings = SlurmSettings.of(new PartSpec("slurm"));
    WorkerCommand.Open open =
        new WorkerCommand.Open(
            1,
            "scripted",
            Map.of(),
            new MetricSpec("loss", Goal.MINIMIZE),
            "",
            "cpu",
            1,
            1,
            0,
            false);
    pool =
        new ClusterPool(
            listener -> {
              ear = listener;
              return cluster.study(1, folder, settings, open, listener);
            },
            1,
            TOGETHER,
            messages::add);
    pool.open(owner(), List.of());
    messages.clear();
  }

  /** Remembers what is said of trials. */
  private Places.Owner owner() {
    return (Places.Owner)
        Proxy.newProxyInstance(
            Places.Owner.class.getClassLoader(),
            new Class<?>[] {Places.Owner.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("onTrialEvent")) {
                pool.freed((Integer) arguments[0]);
                told.add((WorkerEvent) arguments[1]);
              }
              return null;
            });
  }

  private void start(int number) {
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 0);
    Trial trial = Trial.waiting(number, source, new Configuration(Map.of()));
    pool.start(pool.freeSlot().orElseThrow(), new Places.Running(trial, Path.of("trial")));
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void aTrialThatIsToEndBeforeItsJobIsSentIsNotSent() {
    open();
    start(0);
    start(1);
    pool.stop(0);
    pool.suspend(1);
    readAll();

    assertThat(told).containsExactly(new WorkerEvent.Stopped(0), new WorkerEvent.Stopped(1));
    assertThat(pool.running()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  private void readAll() {
    while (!messages.isEmpty()) {
      messages.remove().run();
    }
  }

  @Test
  void aJobIsOverWhenWhatItToldHasBeenKept() {
    open();
    List<Integer> keptBefore = new ArrayList<>();
    ear.onEvent(0, new WorkerEvent.Completed(0, Map.of("loss", 1.0)));
    ear.onOver(() -> keptBefore.add(told.size()));
    assertThat(keptBefore).isEmpty();
    readAll();
    assertThat(keptBefore).containsExactly(1);

    pool.close();
    ear.onOver(() -> keptBefore.add(told.size()));
    readAll();
    assertThat(keptBefore).as("all has been ended, and nothing of it is wanted").hasSize(2);
  }

  @Test
  void norIsItWhereTheRunLeavesBeforeThat() {
    open();
    List<Integer> keptBefore = new ArrayList<>();
    ear.onEvent(0, new WorkerEvent.Completed(0, Map.of("loss", 1.0)));
    ear.onOver(() -> keptBefore.add(told.size()));
    pool.leave();
    readAll();

    assertThat(told).isEmpty();
    assertThat(keptBefore).isEmpty();
  }
}
