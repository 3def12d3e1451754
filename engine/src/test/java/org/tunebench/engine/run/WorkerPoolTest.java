package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.Worker;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.WorkerLauncher;
import org.tunebench.engine.compute.cluster.JobPlace;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.Trial;

/** Seats that are taken and given up, with workers that only remember what they were told. */
class WorkerPoolTest {
  private static final Device FIRST = new Device("gpu:0", "pretend", 0, "");
  private static final Device SECOND = new Device("gpu:1", "pretend", 0, "");

  /** A worker that runs nothing. */
  private static final class Puppet implements Worker {
    final WorkerCommand.Open open;
    final Listener listener;
    final List<WorkerCommand> heard = new ArrayList<>();
    boolean killed;

    Puppet(WorkerCommand.Open open, Listener listener) {
      this.open = open;
      this.listener = listener;
    }

    @Override
    public void send(WorkerCommand command) {
      heard.add(command);
    }

    @Override
    public void kill() {
      killed = true;
    }

    void ready() {
      listener.onEvent(new WorkerEvent.Ready(1));
    }

    void refuse(String reason) {
      listener.onEvent(new WorkerEvent.Refused(reason));
    }
  }

  private final Map<String, Puppet> puppets = new HashMap<>();
  private final List<String> told = new ArrayList<>();
  private final Places.Owner owner =
      new Places.Owner() {
        @Override
        public void onReady() {
          told.add("ready");
        }

        @Override
        public void onRefused(String reason) {
          told.add("refused: " + reason);
        }

        @Override
        public void onTrialEvent(int trial, WorkerEvent event) {
          told.add(event.getClass().getSimpleName() + " " + trial);
        }

        @Override
        public void onWorkerExit(List<Integer> trials, String reason) {
          told.add("exit of %s: %s".formatted(trials, reason));
          trials.forEach(pool::freed);
        }

        @Override
        public void onLost(List<Integer> trials, String reason) {
          told.add("lost %s: %s".formatted(trials, reason));
          trials.forEach(pool::freed);
        }

        @Override
        public void onPlaced(int trial, JobPlace place) {
          told.add("placed " + trial);
        }

        @Override
        public void onNote(String sentence) {
          told.add("note: " + sentence);
        }
      };
  private WorkerPool pool;

  private String broken = "";
  private final Deque<Runnable> messages = new ArrayDeque<>();
  private Executor thread = Runnable::run;

  private void open(Allotment... allotted) {
    WorkerLauncher launcher =
        (device, open, log, listener) -> {
          if (device.id().equals(broken)) {
            throw new IOException("no process");
          }
          Puppet puppet = new Puppet(open, listener);
          puppets.put(device.id(), puppet);
          return puppet;
        };
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
        new WorkerPool(
            launcher, open, List.of(allotted), Path.of("logs"), message -> thread.execute(message));
    pool.open(owner, List.of());
  }

  private String start(int number) {
    Places.Slot slot = pool.freeSlot().orElseThrow();
    Trial.Source source = new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), 0, 0);
    Trial trial = Trial.waiting(number, source, new Configuration(Map.of()));
    pool.start(slot, new Places.Running(trial, Path.of("trial")));
    return slot.device();
  }

  @Test
  void eachDeviceHasItsOwnSlotsAndTheEmptiestIsTakenFirst() {
    open(new Allotment(FIRST, 1), new Allotment(SECOND, 3));
    puppets.values().forEach(Puppet::ready);

    assertThat(pool.slots()).isEqualTo(4);
    assertThat(List.of(start(0), start(1), start(2), start(3)))
        .containsExactly("gpu:0", "gpu:1", "gpu:1", "gpu:1");
    assertThat(pool.freeSlot()).isEmpty();
    assertThat(puppets.get("gpu:1").open.slots()).isEqualTo(3);
    assertThat(puppets.get("gpu:1").open.device()).isEqualTo("gpu");
    assertThat(puppets.values())
        .as("the trials of all devices share the cores")
        .allMatch(puppet -> puppet.open.sharing() == 4);
  }

  @Test
  void aDeviceThatIsGivenUpHandsItsTrialsBackAndIsHeardNoMore() {
    open(new Allotment(FIRST, 2), new Allotment(SECOND, 1));
    puppets.values().forEach(Puppet::ready);
    List.of(0, 1, 2).forEach(this::start);
    told.clear();
    Puppet gone = puppets.get("gpu:0");
    gone.refuse("it is gone");
    gone.refuse("twice");
    gone.listener.onEvent(new WorkerEvent.Completed(0, Map.of("loss", 1.0)));
    gone.listener.onExit("signal 9", "");

    assertThat(gone.killed).isTrue();
    assertThat(told).containsExactly("lost [0, 2]: it is gone");
    assertThat(pool.running()).isEqualTo(1);
    assertThat(pool.slots()).isEqualTo(1);
    assertThat(pool.whyNone()).isEqualTo("it is gone");
  }

  @Test
  void aDeviceThatBreaksIsGivenUpAndTheOthersGoOn() {
    open(new Allotment(FIRST, 1), new Allotment(SECOND, 1));
    puppets.values().forEach(Puppet::ready);
    start(0);
    start(1);
    told.clear();
    puppets.get("gpu:0").listener.onExit("signal 6", "");
    puppets.get("gpu:0").refuse("there is no CUDA device");

    assertThat(told)
        .containsExactly(
            "exit of [0]: worker exited with signal 6", "lost []: there is no CUDA device");
    assertThat(pool.slots()).isEqualTo(1);
    assertThat(pool.seats().get(1)).isEqualTo(new SeatState("gpu:0", 0, 0, pool.whyNone()));
    assertThat(puppets.get("gpu:0").killed).isTrue();
  }

  @Test
  void aDeviceThatRefusesFirstLeavesTheOthersTheirTime() {
    open(new Allotment(FIRST, 1), new Allotment(SECOND, 1));
    puppets.get("gpu:0").refuse("there is no CUDA device");
    puppets.get("gpu:1").ready();

    assertThat(start(0)).isEqualTo("gpu:1");
  }

  @Test
  void whereAllRefuseNothingIsLeftAndTheReasonStands() {
    open(new Allotment(FIRST, 1), new Allotment(SECOND, 1));
    puppets.values().forEach(puppet -> puppet.refuse("no such data"));

    assertThat(pool.slots()).isZero();
    assertThat(pool.whyNone()).isEqualTo("no such data");
    assertThat(told).last().isEqualTo("lost []: no such data");
  }

  @Test
  void aWorkerThatCannotBeStartedCostsItsDeviceAlone() {
    broken = "gpu:0";
    open(new Allotment(FIRST, 1), new Allotment(SECOND, 1));
    puppets.get("gpu:1").ready();
    start(0);
    broken = "gpu:1";
    puppets.get("gpu:1").listener.onExit("signal 6", "");

    assertThat(told)
        .containsExactly(
            "lost []: a worker process cannot be started: no process",
            "ready",
            "exit of [0]: worker exited with signal 6",
            "lost []: a worker process cannot be started: no process");
    assertThat(pool.slots()).isZero();
  }

  @Test
  void theOwnerHearsOfALostDeviceWhenItHasDoneWhatItIsAt() {
    open(new Allotment(FIRST, 2), new Allotment(SECOND, 1));
    puppets.values().forEach(Puppet::ready);
    List.of(0, 1, 2).forEach(this::start);
    told.clear();
    thread = messages::add;
    pool.suspect("gpu:0", "GPU is lost");
    pool.suspect("gpu:0", "GPU is lost");

    assertThat(told).as("in the middle of what it asks for itself").isEmpty();
    assertThat(pool.freed(2)).as("trials beside it until then").isEqualTo(1);
    messages.remove().run();
    assertThat(told).containsExactly("lost [0]: gpu:0 does not work any more: GPU is lost");
  }

  @Test
  void whoHasClosedHearsNoMore() {
    open(new Allotment(FIRST, 1));
    puppets.get("gpu:0").ready();
    start(0);
    told.clear();
    pool.suspect("gpu:0", "GPU is lost");
    thread = messages::add;
    pool.suspect("gpu:0", "GPU is lost");
    pool.close();
    messages.remove().run();

    assertThat(told).isEmpty();
  }

  @Test
  void fewerSlotsLetTrialsBeyondThemGoOn() {
    open(new Allotment(FIRST, 2));
    puppets.get("gpu:0").ready();
    start(0);
    start(1);
    pool.crowded("gpu:0", 1);

    assertThat(pool.running()).isEqualTo(2);
    pool.freed(0);
    assertThat(pool.freeSlot()).isEmpty();
    pool.freed(1);
    assertThat(pool.freeSlot()).isEqualTo(Optional.of(new Places.Slot("gpu:0")));
  }
}
