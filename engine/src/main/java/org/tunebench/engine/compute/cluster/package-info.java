/**
 * Trials as jobs of a cluster that Slurm runs: what a study asks of it, its commands, and the
 * append-only files in the shared folder through which jobs are told and heard.
 */
package org.tunebench.engine.compute.cluster;
