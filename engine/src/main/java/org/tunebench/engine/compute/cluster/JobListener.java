package org.tunebench.engine.compute.cluster;

import java.util.List;
import org.tunebench.engine.compute.WorkerEvent;

/** Hears of the jobs of one study, on the cluster's thread. */
public interface JobListener {
  /** The job of some trials has been sent, waits, runs, or has moved. */
  void onPlace(List<Integer> trials, JobPlace place);

  /** A trial has reported or ended. */
  void onEvent(int trial, WorkerEvent event);

  /**
   * A job has ended before its trials.
   *
   * @param reason for the person
   * @param lost whether it was the cluster's doing rather than that of the trials
   */
  void onEnded(List<Integer> trials, String reason, boolean lost);

  /**
   * Slurm does not take the job of some trials, or it cannot run on the nodes: others will fare no
   * better.
   */
  void onRefused(List<Integer> trials, String reason);

  /**
   * All has been told of the trials of a job. Whoever looks for the jobs of a study finds it again,
   * and hears all of it once more, until that has been kept.
   *
   * @param kept to be called then, by any thread
   */
  void onOver(Runnable kept);

  /** Slurm cannot be reached at present, or again: then the sentence is empty. */
  void onTrouble(String sentence);
}
