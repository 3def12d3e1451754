package org.tunebench.engine.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tunebench.engine.study.Trial;

/**
 * When and where trials ran. Trials do not keep their slot, only their device: they are laid into
 * as few rows a device as show no two at once, in the order of their start.
 *
 * @param lanes the rows, by device, then by slot
 * @param bars the trials that have started, by start
 */
public record TrialTimeline(List<Lane> lanes, List<Bar> bars) {
  /**
   * A row.
   *
   * @param device such as {@code gpu:0}
   * @param slot from 0
   */
  public record Lane(String device, int slot) {}

  /**
   * A trial in its row.
   *
   * @param trial which
   * @param lane the position in {@link #lanes}
   * @param from when it started
   * @param to when it ended; now if it runs
   */
  public record Bar(Trial trial, int lane, Instant from, Instant to) {}

  /** Copies the lists. */
  public TrialTimeline {
    lanes = List.copyOf(lanes);
    bars = List.copyOf(bars);
  }

  /**
   * Of a study's trials.
   *
   * @param now where bars of running trials end
   */
  public static TrialTimeline of(List<Trial> trials, Instant now) {
    List<Trial> started =
        trials.stream()
            .filter(trial -> trial.run().started().isPresent())
            .sorted(
                Comparator.<Trial, Instant>comparing(trial -> trial.run().started().orElseThrow())
                    .thenComparingInt(Trial::number))
            .toList();
    Map<String, List<Instant>> free = new TreeMap<>();
    List<int[]> slots = new ArrayList<>();
    for (Trial trial : started) {
      List<Instant> ends = free.computeIfAbsent(trial.run().device(), device -> new ArrayList<>());
      int slot = firstFree(ends, trial.run().started().orElseThrow());
      Instant end = end(trial, now);
      if (slot == ends.size()) {
        ends.add(end);
      } else {
        ends.set(slot, end);
      }
      slots.add(new int[] {slot});
    }
    List<Lane> lanes = new ArrayList<>();
    free.forEach(
        (device, ends) -> {
          for (int slot = 0; slot < ends.size(); slot++) {
            lanes.add(new Lane(device, slot));
          }
        });
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < started.size(); i++) {
      Trial trial = started.get(i);
      int lane = lanes.indexOf(new Lane(trial.run().device(), slots.get(i)[0]));
      bars.add(new Bar(trial, lane, trial.run().started().orElseThrow(), end(trial, now)));
    }
    return new TrialTimeline(lanes, bars);
  }

  private static int firstFree(List<Instant> ends, Instant start) {
    int slot = 0;
    while (slot < ends.size() && ends.get(slot).isAfter(start)) {
      slot++;
    }
    return slot;
  }

  private static Instant end(Trial trial, Instant now) {
    Instant from = trial.run().started().orElseThrow();
    Instant to = trial.run().ended().orElse(now);
    return to.isBefore(from) ? from : to;
  }
}
