/**
 * Several models of one kind and one dataset trained as a single array, after HFTA (Wang et al.,
 * "Horizontally Fused Training Array", MLSys 2021): weights have a leading dimension of trials,
 * products are batched, and what a device has to be told for one model it is told once for all.
 *
 * <p>Models may differ in width and depth. Narrower ones are padded with zeros, which stay zeros: a
 * padded unit has zero weights on both sides, so its output is zero, no gradient reaches it, and
 * the optimiser leaves a weight of zero without a gradient alone. Trials are sorted, deepest first:
 * a layer works on the first so many of them, and nothing is computed for layers that a trial does
 * not have. Each trial draws from a generator of its own, in the order and in the shape in which it
 * would alone, so that who is beside it makes no difference.
 */
package org.tunebench.engine.objective.fused;
