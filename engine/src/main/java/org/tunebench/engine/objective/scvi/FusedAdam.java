package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.addcmul_out;
import static org.bytedeco.pytorch.global.torch.mul_out;
import static org.bytedeco.pytorch.global.torch.pow;
import static org.bytedeco.pytorch.global.torch.sqrt_out;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.tunebench.engine.objective.fused.ArrayState;
import org.tunebench.engine.objective.fused.Plane;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * {@link Adam} of each trial in an array, each at its own learning rate and its own step. A trial
 * whose gradients are no numbers stays where it is.
 */
final class FusedAdam {
  private final TensorSpace space;
  private final Plane firstMoment;
  private final Plane secondMoment;
  private final Numbers weights;
  private final Numbers vectors;
  private final Tensor steps;
  private final Tensor learningRates;

  /** Some of the weights and what belongs to them. */
  private record Numbers(
      Tensor values, Tensor gradients, Tensor firstMoment, Tensor secondMoment, Tensor work) {}

  /**
   * What differs between trials, trials × 1 each.
   *
   * @param stays whether a trial stays where it is
   * @param firstPart how much of the gradient goes into the first moment: 0 for one that stays
   * @param secondKept how much of the second moment remains: 1 for one that stays
   * @param rate of the step, negative: 0 for one that stays
   * @param eps what is added to the root of the second moment
   */
  private record Move(Tensor stays, Tensor firstPart, Tensor secondKept, Tensor rate, Tensor eps) {}

  FusedAdam(ArrayState state, TensorSpace space) {
    this.space = space;
    firstMoment = state.newPlane();
    secondMoment = state.newPlane();
    Plane work = state.newPlane();
    weights =
        new Numbers(
            state.values().weights(),
            state.gradients().weights(),
            firstMoment.weights(),
            secondMoment.weights(),
            work.weights());
    vectors =
        new Numbers(
            state.values().vectors(),
            state.gradients().vectors(),
            firstMoment.vectors(),
            secondMoment.vectors(),
            work.vectors());
    long trials = weights.values.size(0);
    steps = space.arena().keep(space.zeros(trials, 1).to(ScalarType.Double));
    learningRates = space.arena().keep(space.zeros(trials, 1).to(ScalarType.Double));
  }

  Plane firstMoment() {
    return firstMoment;
  }

  Plane secondMoment() {
    return secondMoment;
  }

  /**
   * Says where the trials are.
   *
   * @param states one for each trial
   */
  void set(List<Adam.State> states) {
    double[] numbers = states.stream().mapToDouble(Adam.State::steps).toArray();
    steps.copy_(space.numbers(numbers, numbers.length, 1));
    double[] rates = states.stream().mapToDouble(Adam.State::learningRate).toArray();
    learningRates.copy_(space.numbers(rates, rates.length, 1));
  }

  /**
   * Moves the weights of each trial; overwrites the gradients.
   *
   * @param sums of each trial's gradients, in double precision: a trial without a finite one stays
   */
  void step(Tensor sums) {
    Move move = move(sums.unsqueeze(1));
    step(weights, move);
    step(vectors, move);
  }

  private Move move(Tensor sums) {
    Scalar one = new Scalar(1.0);
    // What is no finite number is none less itself.
    Tensor finite = sums.sub(sums).eq(new Scalar(0.0));
    Tensor moves = finite.to(ScalarType.Double);
    steps.add_(moves);
    // The first step of one that stays is none yet: it must not divide by zero.
    Tensor atLeastOne = steps.clamp_min(one);
    Tensor correction1 = pow(new Scalar(Adam.BETA1), atLeastOne).neg_().add_(one);
    Tensor correction2 = pow(new Scalar(Adam.BETA2), atLeastOne).neg_().add_(one).sqrt_();
    Tensor rate = learningRates.mul(correction2).div_(correction1).mul_(moves).neg_();
    ScalarType type = space.type();
    return new Move(
        finite.logical_not(),
        moves.mul(new Scalar(1 - Adam.BETA1)).to(type),
        moves.mul(new Scalar(Adam.BETA2 - 1)).add_(one).to(type),
        rate.to(type),
        correction2.mul(new Scalar(Adam.EPS)).to(type));
  }

  private static void step(Numbers n, Move move) {
    n.gradients.add_(n.values, new Scalar(Adam.WEIGHT_DECAY));
    n.gradients.masked_fill_(move.stays, new Scalar(0.0));
    n.firstMoment.lerp_(n.gradients, move.firstPart);
    n.secondMoment.mul_(move.secondKept);
    Scalar secondPart = new Scalar(1 - Adam.BETA2);
    addcmul_out(n.secondMoment, n.secondMoment, n.gradients, n.gradients, secondPart);
    sqrt_out(n.work, n.secondMoment);
    n.work.add_(move.eps);
    mul_out(n.gradients, n.firstMoment, move.rate);
    n.values.addcdiv_(n.gradients, n.work);
  }
}
