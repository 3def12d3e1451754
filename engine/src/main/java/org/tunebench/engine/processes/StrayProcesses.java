package org.tunebench.engine.processes;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Finds what commands have started, however far it has run from its parents: each command gets an
 * environment variable that tells its owner and its run, and whatever it starts inherits that. The
 * owner is a worker process, told by its namespace, number and start, so that a later process of
 * the same number is not taken for it. On Linux only; elsewhere nothing is found.
 */
public final class StrayProcesses {
  /** The variable: {@code namespace.pid.start.run}. */
  public static final String VARIABLE = "TUNEBENCH_RUN_ID";

  private static final int PARTS = 4;
  private static final int MOST_ROUNDS = 200;
  private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private StrayProcesses() {}

  /** Gives the runs of one owner their names. */
  public static final class Owner {
    private final String prefix;
    private final AtomicLong runs = new AtomicLong();

    /** This process. */
    public Owner() {
      long pid = ProcessHandle.current().pid();
      prefix = prefix(pid) + ProcessTable.startTicks(pid).orElse("") + ".";
    }

    /** The name of another run. */
    public String nextRun() {
      return prefix + runs.incrementAndGet();
    }
  }

  private static String prefix(long pid) {
    return ProcessTable.namespace() + "." + pid + ".";
  }

  /** The processes of one run. */
  static List<ProcessHandle> ofRun(String run) {
    return ProcessTable.withVariable(VARIABLE, run::equals);
  }

  /** Ends, at once, what the commands of a worker have started. */
  public static void endOwnedBy(long worker) {
    endAll(() -> ofOwner(worker));
  }

  /** The processes of all runs of a worker. */
  public static List<ProcessHandle> ofOwner(long worker) {
    String prefix = prefix(worker);
    return ProcessTable.withVariable(VARIABLE, run -> run.startsWith(prefix));
  }

  /** Ends, at once, what the commands of workers that are no more have left behind. */
  public static void endOrphans() {
    endAll(() -> ProcessTable.withVariable(VARIABLE, StrayProcesses::isOrphaned));
  }

  private static boolean isOrphaned(String run) {
    String[] parts = run.split("\\.", -1);
    boolean comparable = parts.length == PARTS && parts[0].equals(ProcessTable.namespace());
    if (!comparable || !parts[1].matches("\\d{1,18}")) {
      return false;
    }
    Optional<String> start = ProcessTable.startTicks(Long.parseLong(parts[1]));
    return start.isEmpty() || !start.get().equals(parts[2]);
  }

  /**
   * Ends processes at once, again and again until none is found: one may have started another while
   * we looked. An interrupt does not cut that short, and stays.
   *
   * @return whether none is left
   */
  static boolean endAll(Supplier<? extends Collection<ProcessHandle>> find) {
    boolean interrupted = false;
    try {
      for (int round = 0; round < MOST_ROUNDS; round++) {
        // An interrupted thread does not wait: all rounds would be over before the first has ended.
        interrupted |= Thread.interrupted();
        Collection<ProcessHandle> found = find.get();
        if (found.isEmpty()) {
          return true;
        }
        found.forEach(ProcessHandle::destroyForcibly);
        LockSupport.parkNanos(ROUND_NANOS);
      }
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
