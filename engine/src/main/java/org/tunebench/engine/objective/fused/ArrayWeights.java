package org.tunebench.engine.objective.fused;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.TensorArena;

/** A named block of weights that each trial of an array has, padded to the largest. */
public final class ArrayWeights {
  private final String name;
  private final long start;
  private final long[] shape;
  private Tensor value;
  private Tensor gradient;

  ArrayWeights(String name, long start, long... shape) {
    this.name = name;
    this.start = start;
    this.shape = shape;
  }

  String name() {
    return name;
  }

  /** What it is called, where it is and what shape it has. */
  String layout() {
    return name + start + Arrays.toString(shape);
  }

  long size() {
    long size = 1;
    for (long length : shape) {
      size *= length;
    }
    return size;
  }

  void place(TensorArena arena, Plane values, Plane gradients) {
    value = arena.keep(within(values));
    gradient = arena.keep(within(gradients));
  }

  private Tensor within(Plane plane) {
    Tensor part = plane.weights().narrow(1, start, size());
    long[] stacked = new long[shape.length + 1];
    stacked[0] = part.size(0);
    System.arraycopy(shape, 0, stacked, 1, shape.length);
    return part.view(stacked);
  }

  /** The part of one trial, of the shape that it has alone: a view. */
  Tensor within(Plane plane, int trial, Tensor alone) {
    Tensor part = within(plane).select(0, trial);
    for (int i = 0; i < shape.length; i++) {
      part = part.narrow(i, 0, alone.size(i));
    }
    return part;
  }

  /** The weights, trials first. */
  public Tensor value() {
    return value;
  }

  /** Where the derivatives of the trials' losses with respect to the weights are written. */
  public Tensor gradient() {
    return gradient;
  }
}
