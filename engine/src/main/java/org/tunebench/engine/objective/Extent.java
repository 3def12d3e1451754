package org.tunebench.engine.objective;

import java.util.OptionalInt;

/**
 * How large the work of an objective is: what a table of runtimes says beside the times.
 *
 * @param rows cells, images or other examples in its data, held-out ones included
 * @param columns genes, pixels or other features that a model sees
 * @param epochs the longest training of a trial
 */
public record Extent(OptionalInt rows, OptionalInt columns, OptionalInt epochs) {
  /** Nothing is known. */
  public static final Extent UNKNOWN =
      new Extent(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
}
