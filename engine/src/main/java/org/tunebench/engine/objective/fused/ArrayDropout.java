package org.tunebench.engine.objective.fused;

import static org.bytedeco.pytorch.global.torch.ge_out;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Inverted dropout of the first trials' hidden units, each trial at its own rate. */
final class ArrayDropout {
  private final ArrayRandom random;
  private final List<ArrayShape.Hidden> trials;
  private final SideBySide uniform;
  private final SideBySide mask;
  private final Tensor rates;
  private final Tensor keptScales;

  ArrayDropout(ArrayLayers layers, int trials) {
    this.random = layers.random();
    this.trials = layers.shape().layers().subList(0, trials);
    long width = layers.shape().width();
    uniform = layers.sideBySide(trials, width);
    mask = layers.sideBySide(trials, width);
    double[] rate = this.trials.stream().mapToDouble(ArrayShape.Hidden::dropoutRate).toArray();
    double[] scale = this.trials.stream().mapToDouble(t -> 1 / (1 - t.dropoutRate())).toArray();
    rates = perTrial(layers, rate);
    keptScales = perTrial(layers, scale);
  }

  private static Tensor perTrial(ArrayLayers layers, double[] numbers) {
    return layers.space().arena().keep(layers.space().numbers(numbers, numbers.length, 1, 1));
  }

  /** Drops units in place: trials × rows × width. */
  void forward(Tensor x) {
    long rows = x.size(1);
    for (int i = 0; i < trials.size(); i++) {
      if (trials.get(i).dropoutRate() > 0) {
        random.uniform(i, uniform.of(rows, i, trials.get(i).width()));
      }
    }
    Tensor kept = mask.byTrial(rows);
    ge_out(kept, uniform.byTrial(rows), rates);
    kept.mul_(keptScales);
    x.mul_(kept);
  }

  /** What each unit of the last batch was multiplied by: trials × rows × width. */
  Tensor mask(long rows) {
    return mask.byTrial(rows);
  }
}
