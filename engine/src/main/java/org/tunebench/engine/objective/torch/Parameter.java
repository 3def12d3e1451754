package org.tunebench.engine.objective.torch;

import org.bytedeco.pytorch.Tensor;

/** A named block of weights inside a {@link ModelState}, with its gradient. */
public final class Parameter implements NamedTensor {
  private final String name;
  private final long[] shape;
  private final Initializer initializer;
  private long start;
  private Tensor value;
  private Tensor gradient;
  private Tensor transposed;

  Parameter(String name, Initializer initializer, long... shape) {
    this.name = name;
    this.initializer = initializer;
    this.shape = shape;
  }

  /** What it is called within the model. */
  @Override
  public String name() {
    return name;
  }

  /** How many numbers it has. */
  @Override
  public long size() {
    long size = 1;
    for (long length : shape) {
      size *= length;
    }
    return size;
  }

  /** The lengths of its dimensions. */
  @Override
  public long[] shape() {
    return shape.clone();
  }

  Initializer initializer() {
    return initializer;
  }

  /** Gives the parameter its place in the state's vectors. */
  void place(TensorArena arena, long from, Tensor values, Tensor gradients) {
    start = from;
    value = arena.keep(within(values));
    gradient = arena.keep(within(gradients));
    transposed = arena.keep(value.t());
  }

  /** The parameter's part of a vector that has a number for each weight of the state: a view. */
  public Tensor within(Tensor vector) {
    return vector.narrow(0, start, size()).view(shape);
  }

  /** The weights. */
  @Override
  public Tensor value() {
    return value;
  }

  /** The weights with rows and columns exchanged: a view. */
  public Tensor transposed() {
    return transposed;
  }

  /** Where the derivative of the loss with respect to the weights is written. */
  public Tensor gradient() {
    return gradient;
  }
}
