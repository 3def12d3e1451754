package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Gamma;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

class DigammaTest {
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-3, 0.1, 0.5, 1, 1.4616, 2, 3.7, 10, 100, 12345.6, 1e8})
  @SuppressWarnings("try") // the scope works by being open
  void agreesWithTheFunction(double z) {
    double expected = Gamma.digamma(z);
    double tolerance = 1e-7 * Math.max(1, Math.abs(expected));
    try (PointerScope scope = new PointerScope();
        TensorArena arena = new TensorArena()) {
      for (ScalarType type : new ScalarType[] {ScalarType.Double, ScalarType.Float}) {
        TensorSpace space = new TensorSpace(arena, "cpu", type);
        Layers layers = new Layers(space, new ModelState(space), null, 1);
        double value =
            new Digamma(layers, 1).of(Tensors.matrix(new double[][] {{z}}).to(type)).item_double();

        assertThat(value)
            .as("in %s", type)
            .isCloseTo(expected, within(type == ScalarType.Double ? tolerance : 10 * tolerance));
      }
    }
  }
}
