package org.tunebench.engine.run;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Whether the system has ended processes for want of memory while a trial ran. */
final class MemoryKills {
  private final Supplier<OptionalLong> counter;
  private final Map<Integer, Long> atStart = new HashMap<>();

  /**
   * @param counter how many it has ended so far; empty where it does not tell
   */
  MemoryKills(Supplier<OptionalLong> counter) {
    this.counter = counter;
  }

  void started(int trial) {
    counter.get().ifPresent(kills -> atStart.put(trial, kills));
  }

  /** The trial has ended, and it does not matter. */
  void forget(int trial) {
    atStart.remove(trial);
  }

  /** Whether it has since the trial started; the trial is forgotten. */
  boolean since(int trial) {
    Long before = atStart.remove(trial);
    return before != null && counter.get().orElse(before) > before;
  }
}
