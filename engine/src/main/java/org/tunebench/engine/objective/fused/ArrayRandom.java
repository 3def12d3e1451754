package org.tunebench.engine.objective.fused;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.RandomNumbers;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * The trials' random numbers, each trial's from its own generator. They are drawn in one piece and
 * copied to where they belong, since LibTorch draws in another order for a piece of a matrix.
 */
public final class ArrayRandom {
  private final List<RandomNumbers> sources = new ArrayList<>();

  /** Sources in that space; they must be seeded before use. */
  public ArrayRandom(TensorSpace space, int trials) {
    for (int i = 0; i < trials; i++) {
      sources.add(space.random());
    }
  }

  /** Starts a trial's random numbers anew. */
  public void seed(int trial, long seed) {
    sources.get(trial).seed(seed);
  }

  /** Fills a trial's part of a tensor with numbers from 0 to 1. */
  void uniform(int trial, Tensor target) {
    Tensor drawn = target.new_empty(target.size(0), target.size(1));
    sources.get(trial).uniform(drawn);
    target.copy_(drawn);
  }

  /** Fills a trial's part of a tensor with standard normal numbers. */
  public void normal(int trial, Tensor target) {
    Tensor drawn = target.new_empty(target.size(0), target.size(1));
    sources.get(trial).normal(drawn);
    target.copy_(drawn);
  }
}
