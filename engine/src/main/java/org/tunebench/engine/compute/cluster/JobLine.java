package org.tunebench.engine.compute.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.tunebench.engine.compute.WorkerEvent;

/**
 * One line of a job's file of events.
 *
 * @param run how often the job had been started before: Slurm may run it again
 * @param seq from 0 within a run, without a gap
 * @param job its number
 * @param node where it runs
 * @param event what happened, or null for a sign of life
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobLine(int run, long seq, String job, String node, WorkerEvent event) {
  /** Whether it has all that a line of ours has; anything else in the file is noise. */
  boolean isWhole() {
    return run >= 0 && seq >= 0 && job != null && node != null;
  }
}
