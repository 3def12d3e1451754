package org.tunebench.engine.objective.torch;

/**
 * What the layers of one model share.
 *
 * @param space where their tensors live
 * @param state where their parameters live
 * @param random source of dropout and of samples
 * @param maxRows cells of the largest batch
 */
public record Layers(TensorSpace space, ModelState state, RandomNumbers random, long maxRows) {

  /** A buffer for the largest batch. */
  public Scratch scratch(long width) {
    return new Scratch(space, maxRows, width);
  }
}
