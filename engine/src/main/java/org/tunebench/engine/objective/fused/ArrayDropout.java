package org.tunebench.engine.objective.fused;

import org.bytedeco.pytorch.Tensor;

/** Inverted dropout of the first trials' hidden units, each trial at its own rate. */
final class ArrayDropout {
  private final ArrayRandom random;
  private final int layer;

  ArrayDropout(ArrayLayers layers, int trials) {
    random = layers.random();
    layer = random.addDropout(layers.shape().layers().subList(0, trials), layers.shape().width());
  }

  /** Drops units in place: trials × rows × width. */
  void forward(Tensor x) {
    x.mul_(mask(x.size(1)));
  }

  /** What each unit of the last batch was multiplied by: trials × rows × width. */
  Tensor mask(long rows) {
    return random.mask(layer, rows);
  }
}
