package org.tunebench.engine.run;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.Worker;

/** The place of one device's worker; the process in it and the number of slots may change. */
final class Seat {
  final Device device;

  /** Numbers of the trials that it runs. */
  final Set<Integer> trials = new LinkedHashSet<>();

  /** How many others have been beside each trial at most. */
  final Map<Integer, Integer> company = new HashMap<>();

  final Optional<SlotMeasure> measure;
  int slots;
  String note = "";
  int reports;
  int completed;
  int strikes;
  int missed;
  Worker worker;
  boolean ready;
  int deaths;

  Seat(Allotment allotment) {
    this.device = allotment.device();
    this.slots = allotment.slots();
    int cores = Runtime.getRuntime().availableProcessors();
    this.measure =
        allotment.measured() ? Optional.of(new SlotMeasure(this, cores)) : Optional.empty();
  }

  String id() {
    return device.id();
  }

  /** How many slots its worker has to reckon with. */
  int mostSlots() {
    int cores = Runtime.getRuntime().availableProcessors();
    return measure.isEmpty()
        ? slots
        : device.isGpu() ? Math.min(SlotSize.MOST_ON_GPU, cores) : cores;
  }

  void start(int trial) {
    trials.add(trial);
    trials.forEach(one -> company.merge(one, trials.size() - 1, Math::max));
  }

  /** A trial has ended; gives how many others have been beside it at most. */
  int end(int trial) {
    trials.remove(trial);
    return company.remove(trial);
  }

  /** Its trials have run out of memory beside each other: so many at most from now on. */
  void crowded(int most) {
    slots = Math.max(1, Math.min(slots, most));
    note = "%s on %s: more have run out of memory".formatted(SlotSize.slots(slots), id());
  }

  /** A trial has completed: neither the worker nor the device is at fault. */
  void isWell() {
    deaths = 0;
    strikes = 0;
  }

  /** Ends its worker at once. */
  void kill() {
    if (worker != null) {
      worker.kill();
    }
  }

  SeatState state() {
    return new SeatState(id(), slots, trials.size(), note);
  }

  /** Whether another trial may start now. */
  boolean isFree() {
    return ready && trials.size() < slots;
  }

  /** How much of it is taken: 0 to 1. */
  double load() {
    return (double) trials.size() / slots;
  }
}
