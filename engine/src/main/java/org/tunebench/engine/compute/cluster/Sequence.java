package org.tunebench.engine.compute.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Puts the lines of a job in order, each once. Repeated ones are dropped, one that comes before its
 * predecessor waits for that, and a later run of the job replaces the earlier one: what that has
 * said and nobody has seen whole is given up.
 */
final class Sequence {
  /** So many lines are held back for one that is missing, before it is given up. */
  private static final int MOST_HELD = 10_000;

  private final TreeMap<Long, JobLine> held = new TreeMap<>();
  private int run = -1;
  private long next;

  /** Takes a line and gives what is its turn now, possibly nothing. */
  List<JobLine> take(JobLine line) {
    List<JobLine> due = new ArrayList<>();
    if (line.run() > run) {
      due.addAll(giveUp());
      run = line.run();
      next = 0;
    }
    if (line.run() == run && line.seq() >= next) {
      held.putIfAbsent(line.seq(), line);
      release(due);
      if (held.size() > MOST_HELD) {
        due.addAll(giveUp());
      }
    }
    return due;
  }

  private void release(List<JobLine> due) {
    while (!held.isEmpty() && held.firstKey() == next) {
      due.add(held.pollFirstEntry().getValue());
      next++;
    }
  }

  /** Nothing follows: gives what was held back, without what is missing. */
  List<JobLine> giveUp() {
    List<JobLine> rest = new ArrayList<>(held.values());
    if (!held.isEmpty()) {
      next = held.lastKey() + 1;
    }
    held.clear();
    return rest;
  }
}
