package org.tunebench.engine.run;

import java.util.OptionalLong;
import org.tunebench.engine.study.Sizes;

/**
 * How many trials a device has room for, and why.
 *
 * @param slots at least 1
 * @param why one sentence for the person
 */
record SlotSize(int slots, String why) {
  /** More trials on one GPU than this only wait for each other. */
  static final int MOST_ON_GPU = 16;

  /** A tenth of the memory stays free: trials are not all alike, and memory breaks up. */
  private static final int RESERVE = 10;

  /**
   * What is known of a device when the first trial has run for a while.
   *
   * @param device its name
   * @param trialBytes what a trial takes of its memory; empty where it cannot be measured
   * @param freeBytes what is free beside it; empty where it is not known
   * @param totalBytes all of it, or 0 where it is not known
   * @param cores of the machine: each trial keeps one busy, on a GPU, too
   */
  record Measured(
      String device, OptionalLong trialBytes, OptionalLong freeBytes, long totalBytes, int cores) {

    boolean isGpu() {
      return !device.equals("cpu");
    }

    int most() {
      return isGpu() ? Math.min(MOST_ON_GPU, cores) : cores;
    }
  }

  static SlotSize of(Measured measured) {
    if (measured.trialBytes().orElse(0) <= 0 || measured.freeBytes().isEmpty()) {
      return unmeasured(measured);
    }
    long trial = measured.trialBytes().getAsLong();
    long free = measured.freeBytes().getAsLong();
    long room = Math.max(0, free - measured.totalBytes() / RESERVE);
    // The trial that was measured has its place already.
    long fitting = 1 + room / trial;
    int slots = (int) Math.max(1, Math.min(fitting, measured.most()));
    String takes =
        "a trial takes %s, and %s of %s are free beside it"
            .formatted(
                Sizes.memory(trial), Sizes.memory(free), Sizes.memory(measured.totalBytes()));
    String limit =
        fitting <= measured.most()
            ? ""
            : measured.most() == measured.cores()
                ? "; %s, one trial a core".formatted(cores(measured.cores()))
                : "; more only wait for each other";
    return new SlotSize(
        slots, "%s on %s: %s%s".formatted(slots(slots), measured.device(), takes, limit));
  }

  /** Memory cannot be measured everywhere: cores can be counted, a GPU is left to one trial. */
  private static SlotSize unmeasured(Measured measured) {
    int slots = measured.isGpu() ? 1 : measured.cores();
    String why =
        measured.isGpu()
            ? "the memory of a trial cannot be measured here"
            : cores(measured.cores()) + "; the memory of a trial cannot be measured here";
    return new SlotSize(slots, "%s on %s: %s".formatted(slots(slots), measured.device(), why));
  }

  private static String cores(int cores) {
    return cores == 1 ? "1 core" : cores + " cores";
  }

  static String slots(int slots) {
    return slots == 1 ? "1 slot" : slots + " slots";
  }
}
