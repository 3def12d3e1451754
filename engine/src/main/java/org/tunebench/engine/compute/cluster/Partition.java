package org.tunebench.engine.compute.cluster;

/**
 * A queue of a cluster.
 *
 * @param name as study files name it
 * @param isDefault whether jobs go there unless they say otherwise
 * @param available whether it takes jobs
 * @param timeLimit the longest time in Slurm's form: {@code 1-00:00:00}, {@code infinite}
 * @param idleNodes nodes on which nothing runs
 * @param nodes all of its nodes
 * @param gres what its nodes have, such as {@code gpu:a100:4}, or empty
 */
public record Partition(
    String name,
    boolean isDefault,
    boolean available,
    String timeLimit,
    int idleNodes,
    int nodes,
    String gres) {}
