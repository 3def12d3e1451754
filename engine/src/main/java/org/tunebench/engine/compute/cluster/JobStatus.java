package org.tunebench.engine.compute.cluster;

/**
 * What Slurm says of one job.
 *
 * @param id its number
 * @param name what we called it
 * @param state where it is
 * @param word Slurm's own word for that
 * @param reason why it waits, in Slurm's word, or empty
 * @param node where it runs or ran, or empty
 */
record JobStatus(String id, String name, JobState state, String word, String reason, String node) {}
