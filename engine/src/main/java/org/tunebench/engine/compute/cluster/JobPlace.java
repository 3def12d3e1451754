package org.tunebench.engine.compute.cluster;

/**
 * Where a trial's job is.
 *
 * @param job its number, or empty before it has one
 * @param running whether it has a node
 * @param node which, or empty
 * @param reason why it waits, in Slurm's word ({@code Priority}, {@code Resources}), or empty
 */
public record JobPlace(String job, boolean running, String node, String reason) {}
