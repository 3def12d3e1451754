package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.addcmul_out;
import static org.bytedeco.pytorch.global.torch.sqrt_out;

import java.util.ArrayList;
import java.util.List;
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

  /**
   * So many weights are moved at a time on a CPU: what a step touches of them stays in the cache
   * from one operation to the next.
   */
  private static final long CHUNK = 1 << 15;

  private final Tensor firstMoment;
  private final Tensor secondMoment;
  private final List<Chunk> chunks = new ArrayList<>();
  private final Scalar weightDecay;
  private final Scalar oneMinusBeta1;
  private final Scalar beta2;
  private final Scalar oneMinusBeta2;
  private double learningRate;
  private long steps;

  /** Some of the weights and what belongs to them. */
  private record Chunk(
      Tensor values, Tensor gradients, Tensor firstMoment, Tensor secondMoment, Tensor work) {}

  /**
   * How far one step goes: −rate · m / (√v + eps), with the corrections of the moments' bias moved
   * out of the vectors m and v.
   */
  record Move(double rate, double eps) {}

  Adam(ModelState state, TensorSpace space, double learningRate) {
    this.learningRate = learningRate;
    long size = state.values().numel();
    firstMoment = space.zeros(size);
    secondMoment = space.zeros(size);
    TensorArena arena = space.arena();
    weightDecay = arena.keep(new Scalar(WEIGHT_DECAY));
    oneMinusBeta1 = arena.keep(new Scalar(1 - BETA1));
    beta2 = arena.keep(new Scalar(BETA2));
    oneMinusBeta2 = arena.keep(new Scalar(1 - BETA2));
    divide(state, space, state.values().is_cpu() ? CHUNK : size);
  }

  private void divide(ModelState state, TensorSpace space, long length) {
    Tensor work = space.zeros(length);
    for (long start = 0; start < firstMoment.numel(); start += length) {
      long size = Math.min(length, firstMoment.numel() - start);
      TensorArena arena = space.arena();
      chunks.add(
          new Chunk(
              arena.keep(state.values().narrow(0, start, size)),
              arena.keep(state.gradients().narrow(0, start, size)),
              arena.keep(firstMoment.narrow(0, start, size)),
              arena.keep(secondMoment.narrow(0, start, size)),
              arena.keep(work.narrow(0, 0, size))));
    }
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
    Scalar minusRate = new Scalar(-move.rate());
    Scalar eps = new Scalar(move.eps());
    for (Chunk chunk : chunks) {
      Tensor gradient = chunk.gradients.add_(chunk.values, weightDecay);
      chunk.firstMoment.lerp_(gradient, oneMinusBeta1);
      chunk.secondMoment.mul_(beta2);
      addcmul_out(chunk.secondMoment, chunk.secondMoment, gradient, gradient, oneMinusBeta2);
      sqrt_out(chunk.work, chunk.secondMoment);
      chunk.work.add_(eps);
      chunk.values.addcdiv_(chunk.firstMoment, chunk.work, minusRate);
    }
  }

  /** Counts a step that is taken now, here or by somebody else with the same formula. */
  Move nextMove() {
    steps++;
    double correction1 = 1 - Math.pow(BETA1, steps);
    double correction2 = Math.sqrt(1 - Math.pow(BETA2, steps));
    return new Move(learningRate * correction2 / correction1, EPS * correction2);
  }
}
