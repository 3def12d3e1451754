package org.tunebench.engine.objective.fused;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * A buffer in which the trials' matrices lie side by side, as columns of one matrix: what
 * normalises columns normalises all trials' at once. Zeros at first.
 */
public final class SideBySide {
  private final TensorSpace space;
  private final Tensor whole;
  private final int trials;
  private final long width;
  private final Map<Key, Tensor> views = new HashMap<>();

  private record Key(long rows, int first) {}

  SideBySide(TensorSpace space, int trials, long maxRows, long width) {
    this.space = space;
    this.trials = trials;
    this.width = width;
    this.whole = space.zeros(maxRows, trials * width);
  }

  /** The first rows: rows × (trials · width). */
  Tensor columns(long rows) {
    return whole.narrow(0, 0, rows);
  }

  /** The first rows: trials × rows × width, a view. */
  public Tensor byTrial(long rows) {
    return byTrial(rows, trials);
  }

  /** The first rows of the first trials. */
  public Tensor byTrial(long rows, int first) {
    return views.computeIfAbsent(
        new Key(rows, first), key -> space.arena().keep(stacked(rows).narrow(0, 0, first)));
  }

  private Tensor stacked(long rows) {
    return whole.narrow(0, 0, rows).view(rows, trials, width).transpose(0, 1);
  }
}
