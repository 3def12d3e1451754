package org.tunebench.engine.objective.fused;

import org.bytedeco.pytorch.Tensor;

/**
 * A number for each hidden unit of each trial, all in one vector: trial after trial, padded to the
 * widest.
 */
final class ArrayVector {
  private final String name;
  private final int index;

  ArrayVector(String name, int index) {
    this.name = name;
    this.index = index;
  }

  String name() {
    return name;
  }

  /** The units of the first trials. */
  Tensor within(Tensor vectors, long trials) {
    return vectors.select(0, index).narrow(0, 0, trials).flatten();
  }

  /** The units of one trial: a view. */
  Tensor within(Tensor vectors, int trial, Tensor alone) {
    return vectors.select(0, index).select(0, trial).narrow(0, 0, alone.size(0));
  }
}
