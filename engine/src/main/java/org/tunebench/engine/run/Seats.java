package org.tunebench.engine.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The seats of one study, which trial sits on which, and those that have been given up. */
final class Seats {
  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final Map<Integer, Seat> byTrial = new HashMap<>();
  private final List<SeatState> givenUp = new ArrayList<>();
  private String whyNone = "";

  /** The seat on a device, unless it was never taken or has been given up. */
  Optional<Seat> on(String device) {
    return Optional.ofNullable(seats.get(device));
  }

  /** Where a running trial sits; a seat that has been given up keeps its trials to their end. */
  Optional<Seat> of(int trial) {
    return Optional.ofNullable(byTrial.get(trial));
  }

  /** Whether it has not been given up. */
  boolean has(Seat seat) {
    return seats.get(seat.id()) == seat;
  }

  /** Those that have not been given up. */
  List<Seat> all() {
    return List.copyOf(seats.values());
  }

  Seat add(Allotment allotment) {
    Seat seat = new Seat(allotment);
    seats.put(seat.id(), seat);
    return seat;
  }

  /**
   * Gives a seat up.
   *
   * @param why for the person
   */
  void giveUp(Seat seat, String why) {
    seats.remove(seat.id());
    whyNone = why;
    givenUp.add(new SeatState(seat.id(), 0, 0, why));
  }

  /** Why the last one was given up. */
  String whyNone() {
    return whyNone;
  }

  /** All of them, those that have been given up last. */
  List<SeatState> states() {
    List<SeatState> states = new ArrayList<>();
    seats.values().forEach(seat -> states.add(seat.state()));
    states.addAll(givenUp);
    return states;
  }

  /** Number of slots of those that have not been given up. */
  int slots() {
    return seats.values().stream().mapToInt(Seat::slots).sum();
  }

  /**
   * The free one of which the least is taken, on none of some devices unless there are no others.
   */
  Optional<Seat> free(Set<String> avoided) {
    boolean others = seats.keySet().stream().anyMatch(id -> !avoided.contains(id));
    return seats.values().stream()
        .filter(Seat::isFree)
        .filter(seat -> !others || !avoided.contains(seat.id()))
        .min(Comparator.comparingDouble(Seat::load));
  }

  /** Number of running trials. */
  int running() {
    return byTrial.size();
  }

  /** Puts a trial on the seat of a device. */
  Seat start(String device, int trial) {
    Seat seat = seats.get(device);
    seat.start(trial);
    byTrial.put(trial, seat);
    return seat;
  }

  /**
   * A trial has ended, if it sat anywhere.
   *
   * @return how many others have been beside it at most
   */
  int end(int trial) {
    Seat seat = byTrial.remove(trial);
    return seat == null ? 0 : seat.end(trial);
  }
}
