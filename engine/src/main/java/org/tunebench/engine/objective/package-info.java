/**
 * What a trial does. An {@link org.tunebench.engine.objective.ObjectiveType} describes a kind of
 * objective to the workbench without loading anything heavy; an {@link
 * org.tunebench.engine.objective.Objective} is opened from it inside a worker process and runs the
 * trials.
 */
package org.tunebench.engine.objective;
