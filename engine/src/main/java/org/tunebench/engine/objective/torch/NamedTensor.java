package org.tunebench.engine.objective.torch;

import org.bytedeco.pytorch.Tensor;

/** Numbers with a name: what a file keeps and finds again. */
public interface NamedTensor {
  /** Unique among those that go together. */
  String name();

  /** The numbers, in place. */
  Tensor value();

  /** The lengths of its dimensions. */
  long[] shape();

  /** How many numbers there are. */
  long size();

  /** All numbers of a tensor, as a vector. */
  static NamedTensor vector(String name, Tensor value) {
    return new Vector(name, value);
  }

  /** A vector. */
  record Vector(String name, Tensor value) implements NamedTensor {
    @Override
    public long[] shape() {
      return new long[] {size()};
    }

    @Override
    public long size() {
      return value.numel();
    }
  }
}
