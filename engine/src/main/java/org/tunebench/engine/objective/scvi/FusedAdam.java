package org.tunebench.engine.objective.scvi;

import static org.bytedeco.pytorch.global.torch.addcmul_out;
import static org.bytedeco.pytorch.global.torch.mul_out;
import static org.bytedeco.pytorch.global.torch.sqrt_out;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.fused.ArrayState;
import org.tunebench.engine.objective.fused.Plane;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/** {@link Adam} of each trial in an array, each at its own learning rate and its own step. */
final class FusedAdam {
  private final TensorSpace space;
  private final Plane firstMoment;
  private final Plane secondMoment;
  private final Numbers weights;
  private final Numbers vectors;
  private final Scalar weightDecay;
  private final Scalar oneMinusBeta1;
  private final Scalar beta2;
  private final Scalar oneMinusBeta2;

  /** Some of the weights and what belongs to them. */
  private record Numbers(
      Tensor values, Tensor gradients, Tensor firstMoment, Tensor secondMoment, Tensor work) {

    /** Those of one trial. */
    Numbers of(int dimension, int trial) {
      return new Numbers(
          values.narrow(dimension, trial, 1),
          gradients.narrow(dimension, trial, 1),
          firstMoment.narrow(dimension, trial, 1),
          secondMoment.narrow(dimension, trial, 1),
          work.narrow(dimension, trial, 1));
    }
  }

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
    TensorArena arena = space.arena();
    weightDecay = arena.keep(new Scalar(Adam.WEIGHT_DECAY));
    oneMinusBeta1 = arena.keep(new Scalar(1 - Adam.BETA1));
    beta2 = arena.keep(new Scalar(Adam.BETA2));
    oneMinusBeta2 = arena.keep(new Scalar(1 - Adam.BETA2));
  }

  Plane firstMoment() {
    return firstMoment;
  }

  Plane secondMoment() {
    return secondMoment;
  }

  /**
   * Moves the weights of each trial; overwrites the gradients.
   *
   * @param moves one for each trial; null for one that stays where it is
   */
  void step(List<Adam.Move> moves) {
    if (!moves.contains(null)) {
      step(weights, vectors, moves);
      return;
    }
    for (int trial = 0; trial < moves.size(); trial++) {
      if (moves.get(trial) != null) {
        step(weights.of(0, trial), vectors.of(1, trial), moves.subList(trial, trial + 1));
      }
    }
  }

  private void step(Numbers ofWeights, Numbers ofVectors, List<Adam.Move> moves) {
    Tensor minusRates = column(moves, move -> -move.rate());
    Tensor eps = column(moves, Adam.Move::eps);
    step(ofWeights, minusRates, eps);
    step(ofVectors, minusRates, eps);
  }

  private Tensor column(List<Adam.Move> moves, ToDoubleFunction<Adam.Move> number) {
    return space.numbers(moves.stream().mapToDouble(number).toArray(), moves.size(), 1);
  }

  private void step(Numbers n, Tensor minusRates, Tensor eps) {
    n.gradients.add_(n.values, weightDecay);
    n.firstMoment.lerp_(n.gradients, oneMinusBeta1);
    n.secondMoment.mul_(beta2);
    addcmul_out(n.secondMoment, n.secondMoment, n.gradients, n.gradients, oneMinusBeta2);
    sqrt_out(n.work, n.secondMoment);
    n.work.add_(eps);
    mul_out(n.gradients, n.firstMoment, minusRates);
    n.values.addcdiv_(n.gradients, n.work);
  }
}
