package org.tunebench.engine.objective.fused;

import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * What the layers of one array share.
 *
 * @param space where their tensors live
 * @param state where their weights live
 * @param random source of dropout and of samples
 * @param shape how many trials there are, and how wide and deep
 * @param maxRows rows of the largest batch
 */
public record ArrayLayers(
    TensorSpace space, ArrayState state, ArrayRandom random, ArrayShape shape, long maxRows) {

  /** A buffer for all trials, side by side. */
  public SideBySide sideBySide(long width) {
    return sideBySide(shape.trials(), width);
  }

  /** A buffer for the first trials, side by side. */
  SideBySide sideBySide(int trials, long width) {
    return new SideBySide(space, trials, maxRows, width);
  }
}
