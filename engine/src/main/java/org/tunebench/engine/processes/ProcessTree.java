package org.tunebench.engine.processes;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A command and whatever it has started. Java knows the descendants of a process as long as their
 * parents live, so they are written down again and again while it runs; on Linux, the environment
 * finds those, too, whose parents have ended in between.
 */
public final class ProcessTree {
  private static final long POLL_MILLIS = 10;

  private final Process process;
  private final String run;
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  /**
   * @param run the name of the run in the environment of its processes
   */
  public ProcessTree(Process process, String run) {
    this.process = process;
    this.run = run;
    seen.add(process.toHandle());
  }

  /** Writes down who is there. */
  public void look() {
    process.descendants().forEach(seen::add);
    seen.removeIf(ProcessTable::isGone);
  }

  private Set<ProcessHandle> running() {
    look();
    seen.addAll(StrayProcesses.ofRun(run));
    // A process that was found may itself have started others under another name.
    Set.copyOf(seen).forEach(handle -> handle.descendants().forEach(seen::add));
    seen.removeIf(ProcessTable::isGone);
    return Set.copyOf(seen);
  }

  /**
   * Ends what still runs: asks first, and after a time ends it. An interrupt cuts the time short
   * and stays.
   *
   * @return how many processes ran, 0 if all had ended
   */
  public int end(Duration grace) {
    Set<ProcessHandle> running = running();
    if (running.isEmpty()) {
      return 0;
    }
    running.forEach(ProcessHandle::destroy);
    long from = System.nanoTime();
    try {
      while (!running().isEmpty() && System.nanoTime() - from < grace.toNanos()) {
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException inAHurry) {
      Thread.currentThread().interrupt();
    }
    StrayProcesses.endAll(this::running);
    return running.size();
  }
}
