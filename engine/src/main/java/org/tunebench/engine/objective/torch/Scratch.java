package org.tunebench.engine.objective.torch;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * A buffer of rows × width that a layer writes its result to, so that a training step allocates
 * next to nothing. Fewer rows are a view of the first ones.
 */
public final class Scratch {
  private final TensorSpace space;
  private final Tensor whole;
  private final long maxRows;
  private final long width;
  private final Map<Long, Tensor> views = new HashMap<>();

  /** A buffer in that space. */
  public Scratch(TensorSpace space, long maxRows, long width) {
    this.space = space;
    this.maxRows = maxRows;
    this.width = width;
    this.whole = space.empty(maxRows, width);
  }

  /** As much of it as a tensor of rows of that width has, in its shape: a matrix or a stack. */
  public Tensor like(Tensor other) {
    return other.dim() == 2 ? rows(other.size(0)) : stack(other.size(0), other.size(1));
  }

  /** The first rows as several matrices: stacked × rows × width. */
  public Tensor stack(long matrices, long rows) {
    return rows(matrices * rows).view(matrices, rows, width);
  }

  /** The first rows; the content is whatever was written last. */
  public Tensor rows(long rows) {
    if (rows == maxRows) {
      return whole;
    }
    return views.computeIfAbsent(rows, n -> space.arena().keep(whole.narrow(0, 0, n)));
  }
}
