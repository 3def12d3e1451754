package org.tunebench.engine.objective.torch;

import org.bytedeco.pytorch.Tensor;

/** A named block of weights inside a {@link ModelState}, with its gradient. */
public final class Parameter {
  private final String name;
  private final long[] shape;
  private final Initializer initializer;
  private Tensor value;
  private Tensor gradient;
  private Tensor transposed;

  Parameter(String name, Initializer initializer, long... shape) {
    this.name = name;
    this.initializer = initializer;
    this.shape = shape;
  }

  /** What it is called within the model. */
  public String name() {
    return name;
  }

  /** How many numbers it has. */
  public long size() {
    long size = 1;
    for (long length : shape) {
      size *= length;
    }
    return size;
  }

  Initializer initializer() {
    return initializer;
  }

  /** Gives the parameter its place: both are views of one dimension into the state's storage. */
  void place(TensorArena arena, Tensor flatValue, Tensor flatGradient) {
    value = arena.keep(flatValue.view(shape));
    gradient = arena.keep(flatGradient.view(shape));
    transposed = arena.keep(value.t());
  }

  /** The weights. */
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
