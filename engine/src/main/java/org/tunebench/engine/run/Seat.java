package org.tunebench.engine.run;

import java.util.LinkedHashSet;
import java.util.Set;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.Worker;

/** The place of one device's worker; the process in it and the number of slots may change. */
final class Seat {
  final Device device;

  /** Numbers of the trials that it runs. */
  final Set<Integer> trials = new LinkedHashSet<>();

  int slots;
  Worker worker;
  boolean ready;
  int deaths;

  Seat(Allotment allotment) {
    this.device = allotment.device();
    this.slots = allotment.slots();
  }

  String id() {
    return device.id();
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
