package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.ge_out;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.RandomNumbers;
import org.tunebench.engine.objective.torch.Scratch;

/** Inverted dropout with the random numbers of its model. */
final class Dropout {
  private final Scratch uniform;
  private final Scratch mask;
  private final RandomNumbers random;
  private final double rate;
  private final Scalar rateArgument;
  private final Scalar keptScale;

  /**
   * @param rate probability that a unit is dropped
   */
  Dropout(Layers layers, long width, double rate) {
    this.rate = rate;
    random = layers.random();
    uniform = layers.scratch(width);
    mask = layers.scratch(width);
    rateArgument = layers.space().arena().keep(new Scalar(rate));
    keptScale = layers.space().arena().keep(new Scalar(1 / (1 - rate)));
  }

  /** Drops units in place. */
  void forward(Tensor x) {
    if (rate == 0) {
      return;
    }
    long rows = x.size(0);
    Tensor drawn = uniform.rows(rows);
    Tensor kept = mask.rows(rows);
    random.uniform(drawn);
    ge_out(kept, drawn, rateArgument);
    kept.mul_(keptScale);
    x.mul_(kept);
  }

  /** Drops the same units' gradients in place. */
  void backward(Tensor gradient) {
    if (rate != 0) {
      gradient.mul_(mask.rows(gradient.size(0)));
    }
  }
}
