package org.tunebench.engine.compute.cluster;

import java.util.Locale;

/** What Slurm says of a job, as far as it matters here. */
public enum JobState {
  /** It waits: for its turn, for nodes, or to be run again. */
  PENDING,
  /** It has a node. */
  RUNNING,
  /** It came to its own end, well or not. */
  ENDED,
  /** Somebody has cancelled it. */
  CANCELLED,
  /** It has used up its time or its memory. */
  OVER_LIMIT,
  /** Its node or Slurm itself has failed it: no fault of its own. */
  LOST;

  /** Whether nothing more is to be expected of it. */
  boolean isOver() {
    return this != PENDING && this != RUNNING;
  }

  /**
   * Reads Slurm's word: {@code RUNNING}, {@code CANCELLED by 1000}, {@code NODE_FAIL}. One that is
   * not known, of a later Slurm, is of a job that is still there.
   */
  static JobState of(String word) {
    return switch (word.strip().toUpperCase(Locale.ROOT).split("[ +]")[0]) {
      case "PENDING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "SPECIAL_EXIT", "RESV_DEL_HOLD" ->
          PENDING;
      case "COMPLETED", "FAILED" -> ENDED;
      case "CANCELLED", "REVOKED" -> CANCELLED;
      case "TIMEOUT", "DEADLINE", "OUT_OF_MEMORY" -> OVER_LIMIT;
      case "NODE_FAIL", "BOOT_FAIL", "PREEMPTED", "LAUNCH_FAILED" -> LOST;
      default -> RUNNING;
    };
  }
}
