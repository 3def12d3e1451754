package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.addcmul_out;
import static org.bytedeco.pytorch.global.torch.sqrt_out;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * Adam (Kingma &amp; Ba 2015) over all parameters as one vector, with eps 0.01 and an L2 penalty
 * (weight decay) of 1e-6, as PyTorch's optimiser computes it.
 */
final class Adam {
  static final double BETA1 = 0.9;
  static final double BETA2 = 0.999;
  private static final double EPS = 0.01;
  static final double WEIGHT_DECAY = 1e-6;

  private final ModelState state;
  private final Tensor firstMoment;
  private final Tensor secondMoment;
  private final Tensor work;
  private final Scalar weightDecay;
  private final Scalar oneMinusBeta1;
  private final Scalar beta2;
  private final Scalar oneMinusBeta2;
  private double learningRate;
  private long steps;

  /**
   * How far one step goes: −rate · m / (√v + eps), with the corrections of the moments' bias moved
   * out of the vectors m and v.
   */
  record Move(double rate, double eps) {}

  Adam(ModelState state, TensorSpace space, double learningRate) {
    this.state = state;
    this.learningRate = learningRate;
    long size = state.values().numel();
    firstMoment = space.zeros(size);
    secondMoment = space.zeros(size);
    work = space.zeros(size);
    TensorArena arena = space.arena();
    weightDecay = arena.keep(new Scalar(WEIGHT_DECAY));
    oneMinusBeta1 = arena.keep(new Scalar(1 - BETA1));
    beta2 = arena.keep(new Scalar(BETA2));
    oneMinusBeta2 = arena.keep(new Scalar(1 - BETA2));
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

  /** Moves the parameters against their gradients; overwrites the gradients. */
  void step() {
    Move move = nextMove();
    Tensor gradient = state.gradients().add_(state.values(), weightDecay);
    firstMoment.lerp_(gradient, oneMinusBeta1);
    secondMoment.mul_(beta2);
    addcmul_out(secondMoment, secondMoment, gradient, gradient, oneMinusBeta2);
    sqrt_out(work, secondMoment);
    work.add_(new Scalar(move.eps()));
    state.values().addcdiv_(firstMoment, work, new Scalar(-move.rate()));
  }

  /** Counts a step that is taken now, here or by somebody else with the same formula. */
  Move nextMove() {
    steps++;
    double correction1 = 1 - Math.pow(BETA1, steps);
    double correction2 = Math.sqrt(1 - Math.pow(BETA2, steps));
    return new Move(learningRate * correction2 / correction1, EPS * correction2);
  }
}
