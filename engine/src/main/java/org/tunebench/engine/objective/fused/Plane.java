package org.tunebench.engine.objective.fused;

import org.bytedeco.pytorch.Tensor;

/**
 * One number for each weight of an array: the weights themselves, their gradients or a moment.
 *
 * @param weights trials × all the weights of a trial, so that a column of one number a trial
 *     applies to each one's own
 * @param vectors the weights of normalisations, vectors × trials × width: those of a layer lie next
 *     to each other, as if it normalised the columns of one wide matrix
 */
public record Plane(Tensor weights, Tensor vectors) {}
