package org.tunebench.engine.run;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceReading;
import org.tunebench.engine.compute.Worker;
import org.tunebench.engine.compute.WorkerCommand;
import org.tunebench.engine.compute.WorkerEvent;

/** The place of one device's worker; the process in it and the number of slots may change. */
final class Seat {
  private static final Logger LOG = LoggerFactory.getLogger(Seat.class);

  /** A worker that ends so often in a row, with no trial completed between, is given up. */
  private static final int MOST_DEATHS = 5;

  /** So many trials in a row that say that their device does not work are believed. */
  private static final int MOST_STRIKES = 2;

  /** So many readings in a row without a device mean that it is gone. */
  private static final int MOST_MISSED = 2;

  private final Device device;
  private final InARow deaths = new InARow(MOST_DEATHS);
  private final InARow strikes = new InARow(MOST_STRIKES);
  private final InARow missed = new InARow(MOST_MISSED);
  private final Optional<SlotMeasure> measure;

  /** Numbers of the trials that it runs. */
  private final Set<Integer> trials = new LinkedHashSet<>();

  /** How many others have been beside each trial at most. */
  private final Map<Integer, Integer> company = new HashMap<>();

  private int slots;
  private String note = "";
  private Optional<Worker> worker = Optional.empty();
  private boolean ready;

  Seat(Allotment allotment) {
    this.device = allotment.device();
    this.slots = allotment.slots();
    int cores = Runtime.getRuntime().availableProcessors();
    this.measure =
        allotment.measured() ? Optional.of(new SlotMeasure(device, cores)) : Optional.empty();
  }

  Device device() {
    return device;
  }

  String id() {
    return device.id();
  }

  /** How many trials may run at once. */
  int slots() {
    return slots;
  }

  /** How many slots its worker has to reckon with. */
  int mostSlots() {
    int cores = Runtime.getRuntime().availableProcessors();
    return measure.isEmpty()
        ? slots
        : device.isGpu() ? Math.min(SlotSize.MOST_ON_GPU, cores) : cores;
  }

  // ---- its trials ----

  /** Numbers of the trials that it runs. */
  List<Integer> trials() {
    return List.copyOf(trials);
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

  // ---- its worker ----

  /** A process is there, and will be ready some time. */
  void launched(Worker process) {
    worker = Optional.of(process);
  }

  void send(WorkerCommand command) {
    worker.orElseThrow().send(command);
  }

  /** Its worker has said something. */
  void heard(WorkerEvent event) {
    ready |= event instanceof WorkerEvent.Ready;
    measure.ifPresent(one -> one.heard(event));
  }

  /** Its worker has ended; gives whether another one would, too. */
  boolean died() {
    ready = false;
    return deaths.again();
  }

  /** How often in a row its worker has ended. */
  int deaths() {
    return deaths.times();
  }

  /** Ends its worker at once. */
  void kill() {
    worker.ifPresent(Worker::kill);
  }

  // ---- its device ----

  /** A trial says that the device does not work; gives whether it is believed. */
  boolean strike() {
    return strikes.again();
  }

  /** A trial has completed: neither the worker nor the device is at fault. */
  void isWell() {
    deaths.end();
    strikes.end();
  }

  /** Whether the device is gone by a reading of all that there are. */
  boolean isGone(DeviceReading reading) {
    if (reading.isGone(device)) {
      return missed.again();
    }
    missed.end();
    return false;
  }

  /** Measures its trials if that is to tell how many there is room for. */
  void measure(DeviceReading reading) {
    OptionalLong pid = worker.map(Worker::pid).orElseGet(OptionalLong::empty);
    measure.flatMap(one -> one.look(reading, pid, !trials.isEmpty())).ifPresent(this::size);
  }

  private void size(SlotSize size) {
    LOG.info(size.why());
    // Fewer than said if it has run out of memory meanwhile.
    if (note.isEmpty()) {
      slots = size.slots();
      note = size.why();
    }
  }

  /** Its trials have run out of memory beside each other: so many at most from now on. */
  void crowded(int most) {
    slots = Math.max(1, Math.min(slots, most));
    note = "%s on %s: more have run out of memory".formatted(SlotSize.slots(slots), id());
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
