package org.tunebench.engine.objective.torch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Random numbers of one model, from a generator of its own: that of LibTorch's layers is shared by
 * all threads, so two trials in one process would disturb each other. It must be seeded before use.
 */
public final class RandomNumbers {
  private final Generator generator;
  private final GeneratorOptional argument;
  private final boolean onCpu;

  /**
   * @param device that draws; numbers for tensors elsewhere are copied there
   */
  RandomNumbers(TensorArena arena, Device device) {
    generator = arena.keep(torch.globalContext().defaultGenerator(device).clone());
    argument = arena.keep(new GeneratorOptional(generator));
    onCpu = device.is_cpu();
  }

  /** Starts anew. */
  public void seed(long seed) {
    generator.set_current_seed(seed);
  }

  /** Fills a tensor that is in one piece with numbers from 0 to 1. */
  public void uniform(Tensor target) {
    Tensor drawn = drawnFor(target);
    UniformNumbers.fill(drawn, argument);
    bring(drawn, target);
  }

  /** Fills a tensor with standard normal numbers. */
  public void normal(Tensor target) {
    Tensor drawn = drawnFor(target);
    drawn.normal_(0, 1, argument);
    bring(drawn, target);
  }

  private boolean isElsewhere(Tensor target) {
    return onCpu && !target.device().is_cpu();
  }

  private Tensor drawnFor(Tensor target) {
    return isElsewhere(target) ? target.cpu() : target;
  }

  private void bring(Tensor drawn, Tensor target) {
    if (isElsewhere(target)) {
      target.copy_(drawn);
    }
  }
}
