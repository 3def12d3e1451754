package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.torch.Initializer;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

class AdamTest {
  private static final double[][] GRADIENTS = {{0.5, -2}, {0.1, 3}, {-0.3, 0}, {2, 1e-3}};

  @Test
  @SuppressWarnings("try") // the scope works by being open
  void takesTheStepsOfTheTextbook() {
    double[] expected = textbook(new double[] {1, 1});

    try (PointerScope scope = new PointerScope();
        TensorArena arena = new TensorArena()) {
      TensorSpace space = new TensorSpace(arena, "cpu", ScalarType.Double);
      ModelState state = new ModelState(space);
      state.add("weights", Initializer.constant(1), 2);
      state.allocate(0);
      Adam adam = new Adam(state, space, 0.1);
      for (int i = 0; i < GRADIENTS.length; i++) {
        if (i == 2) {
          adam.scaleLearningRate(0.2);
        }
        state.gradients().copy_(Tensors.vector(GRADIENTS[i]));
        adam.step();
      }

      assertThat(Tensors.array(state.values())).containsExactly(expected, within(1e-12));
    }
  }

  /** Kingma and Ba's algorithm 1 with an L2 penalty, one number after another. */
  private static double[] textbook(double[] weights) {
    for (int w = 0; w < weights.length; w++) {
      double m = 0;
      double v = 0;
      for (int t = 1; t <= GRADIENTS.length; t++) {
        double gradient = GRADIENTS[t - 1][w] + 1e-6 * weights[w];
        m = 0.9 * m + 0.1 * gradient;
        v = 0.999 * v + 0.001 * gradient * gradient;
        double mean = m / (1 - Math.pow(0.9, t));
        double square = v / (1 - Math.pow(0.999, t));
        weights[w] -= (t < 3 ? 0.1 : 0.02) * mean / (Math.sqrt(square) + 0.01);
      }
    }
    return weights;
  }
}
