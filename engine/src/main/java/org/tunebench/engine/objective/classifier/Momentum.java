package org.tunebench.engine.objective.classifier;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.TensorSpace;

/**
 * Stochastic gradient descent with momentum over all weights as one vector, as PyTorch's optimiser
 * computes it: v ← m·v + g, w ← w − r·v.
 */
final class Momentum {
  private final ModelState state;
  private final Tensor velocity;
  private final double momentum;
  private final Scalar momentumArgument;
  private final Scalar minusRate;

  Momentum(ModelState state, TensorSpace space, double learningRate, double momentum) {
    this.state = state;
    this.momentum = momentum;
    velocity = space.zeros(state.values().numel());
    momentumArgument = space.arena().keep(new Scalar(momentum));
    minusRate = space.arena().keep(new Scalar(-learningRate));
  }

  /** The running sum of the gradients. */
  Tensor velocity() {
    return velocity;
  }

  /** Moves the weights against their gradients. */
  void step() {
    if (momentum == 0) {
      state.values().add_(state.gradients(), minusRate);
    } else {
      velocity.mul_(momentumArgument);
      velocity.add_(state.gradients());
      state.values().add_(velocity, minusRate);
    }
  }
}
