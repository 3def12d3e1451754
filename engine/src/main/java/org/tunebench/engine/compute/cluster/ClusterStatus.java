package org.tunebench.engine.compute.cluster;

import java.util.List;

/**
 * What there is of a cluster.
 *
 * @param version Slurm's, or empty where it does not answer
 * @param partitions its queues
 * @param jobs those of Tunebench that wait or run, of this person
 * @param problem why it cannot be used, one sentence, or empty
 */
public record ClusterStatus(
    String version, List<Partition> partitions, List<Place> jobs, String problem) {
  /** Copies the lists. */
  public ClusterStatus {
    partitions = List.copyOf(partitions);
    jobs = List.copyOf(jobs);
  }

  /**
   * Where a job of Tunebench is.
   *
   * @param name what it is called
   * @param place where
   */
  public record Place(String name, JobPlace place) {}
}
