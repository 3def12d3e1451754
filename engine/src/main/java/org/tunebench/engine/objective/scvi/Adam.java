package org.tunebench.engine.objective.scvi;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * Adam (Kingma &amp; Ba 2015) over all parameters as one vector, with eps 0.01 and an L2 penalty
 * (weight decay) of 1e-6, as PyTorch's optimiser computes it.
 */
final class Adam {
  static final double BETA1 = 0.9;
  static final double BETA2 = 0.999;
  static final double EPS = 0.01;
  static final double WEIGHT_DECAY = 1e-6;

  private final ModelState state;
  private final Tensor firstMoment;
  private final Tensor secondMoment;
  private final Tensor stepsArgument;
  private double learningRate;
  private long steps;

  Adam(ModelState state, TensorSpace space, double learningRate) {
    this.state = state;
    this.learningRate = learningRate;
    long size = state.values().numel();
    firstMoment = space.zeros(size);
    secondMoment = space.zeros(size);
    stepsArgument = space.zeros(1);
  }

  /**
   * What it remembers beside the moments.
   *
   * @param steps how many there have been
   */
  record State(long steps, double learningRate) {}

  State state() {
    return new State(steps, learningRate);
  }

  void restore(State state) {
    steps = state.steps();
    learningRate = state.learningRate();
  }

  /** The learning rate at present. */
  double learningRate() {
    return learningRate;
  }

  /** Multiplies the learning rate. */
  void scaleLearningRate(double factor) {
    learningRate *= factor;
  }

  /** The running mean of the gradients. */
  Tensor firstMoment() {
    return firstMoment;
  }

  /** The running mean of the gradients' squares. */
  Tensor secondMoment() {
    return secondMoment;
  }

  /** Moves the parameters against their gradients. */
  void step() {
    steps++;
    stepsArgument.fill_(new Scalar((double) steps));
    AdamScript.step(
        state.values(), state.gradients(), firstMoment, secondMoment, stepsArgument, learningRate);
  }

  /** Counts a step that somebody else has taken, with the same formula. */
  void countStep() {
    steps++;
  }
}
