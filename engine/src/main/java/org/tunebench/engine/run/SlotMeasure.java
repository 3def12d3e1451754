package org.tunebench.engine.run;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.DeviceUse;
import org.tunebench.engine.compute.HostMemory;
import org.tunebench.engine.compute.WorkerEvent;

/** Measures what the first trial on a device takes of its memory, and decides on its slots. */
final class SlotMeasure {
  /** By then a trial has allocated what it needs. */
  private static final int REPORTS = 2;

  /** Trials that end between two readings are not waited for any longer. */
  private static final int MOST_UNSEEN = 3;

  private final Device device;
  private final int cores;
  private OptionalLong before = OptionalLong.empty();
  private long most;
  private int reports;
  private int completed;
  private boolean decided;

  SlotMeasure(Device device, int cores) {
    this.device = device;
    this.cores = cores;
  }

  /** The device's worker has said something. */
  void heard(WorkerEvent event) {
    if (event instanceof WorkerEvent.Reported said && !said.again()) {
      reports++;
    } else if (event instanceof WorkerEvent.Completed) {
      completed++;
    }
  }

  /**
   * Takes a reading in; gives the number of slots once, when it can be said.
   *
   * @param worker the number of the worker's process, if that is known
   * @param running whether a trial runs
   */
  Optional<SlotSize> look(DeviceReading reading, OptionalLong worker, boolean running) {
    Optional<DeviceUse> use = reading.use(device.id());
    if (decided) {
      return Optional.empty();
    }
    if (running) {
      most = Math.max(most, taken(use, worker));
    } else {
      before = use.map(DeviceUse::memoryUsed).orElse(before);
    }
    boolean seen = most > 0 && (reports >= REPORTS || completed > 0);
    if (!seen && completed < MOST_UNSEEN) {
      return Optional.empty();
    }
    decided = true;
    return Optional.of(
        SlotSize.of(
            new SlotSize.Measured(
                device.id(),
                most > 0 ? OptionalLong.of(most) : OptionalLong.empty(),
                use.map(SlotMeasure::free).orElse(OptionalLong.empty()),
                use.map(DeviceUse::memoryTotal).orElse(0L),
                cores)));
  }

  private static OptionalLong free(DeviceUse use) {
    return use.memoryUsed().isEmpty()
        ? use.memoryUsed()
        : OptionalLong.of(use.memoryTotal() - use.memoryUsed().getAsLong());
  }

  private long taken(Optional<DeviceUse> use, OptionalLong pid) {
    if (!device.isGpu()) {
      return pid.isEmpty() ? 0 : HostMemory.ofTree(pid.getAsLong()).orElse(0);
    }
    long held = pid.isEmpty() || use.isEmpty() ? 0 : held(use.get(), pid.getAsLong());
    if (held > 0 || use.isEmpty() || before.isEmpty()) {
      return held;
    }
    // Within a container the owners have numbers that mean nothing here.
    return use.get().memoryUsed().orElse(0) - before.getAsLong();
  }

  private static long held(DeviceUse use, long worker) {
    Set<Long> ours = new HashSet<>(Set.of(worker));
    ProcessHandle.of(worker).stream()
        .flatMap(ProcessHandle::descendants)
        .forEach(child -> ours.add(child.pid()));
    return use.owners().stream()
        .filter(owner -> ours.contains(owner.pid()))
        .mapToLong(owner -> owner.memoryBytes().orElse(0))
        .sum();
  }
}
