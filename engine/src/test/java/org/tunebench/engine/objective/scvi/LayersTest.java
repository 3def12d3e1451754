package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.objective.torch.Initializer;
import org.tunebench.engine.objective.torch.Layers;
import org.tunebench.engine.objective.torch.Linear;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.RandomNumbers;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

class LayersTest {
  private static final double[] COLUMN = {1, 4, 2, 9};

  private final PointerScope scope = new PointerScope();
  private final TensorArena arena = new TensorArena();
  private TensorSpace space;
  private ModelState state;
  private RandomNumbers random;
  private Layers layers;

  @BeforeEach
  void makeLayers() {
    space = new TensorSpace(arena, "cpu", ScalarType.Double);
    state = new ModelState(space);
    random = space.random();
    layers = new Layers(space, state, random, 1000);
  }

  @AfterEach
  void free() {
    arena.close();
    scope.close();
  }

  @Test
  void normalisesByTheBatchAndRemembersOnePercentOfIt() {
    BatchNorm norm = new BatchNorm(layers, "norm", 1);
    state.allocate(0);
    Tensor x = Tensors.vector(COLUMN).view(COLUMN.length, 1);
    double mean = 4;
    double squares = 38;
    double deviation = Math.sqrt(squares / 4 + 0.001);

    double[] trained = Tensors.array(norm.forward(x, true));
    double[] evaluated = Tensors.array(norm.forward(x, false));

    double runningMean = 0.01 * mean;
    // Like PyTorch: the running variance is that of a sample.
    double runningDeviation = Math.sqrt(0.99 + 0.01 * squares / 3 + 0.001);
    for (int i = 0; i < COLUMN.length; i++) {
      assertThat(trained[i]).isCloseTo((COLUMN[i] - mean) / deviation, within(1e-12));
      assertThat(evaluated[i])
          .isCloseTo((COLUMN[i] - runningMean) / runningDeviation, within(1e-12));
    }
  }

  @Test
  void dropsUnitsAtItsRateAndKeepsTheMean() {
    Dropout dropout = new Dropout(layers, 200, 0.3);
    Tensor x = torch.ones(1000, 200).to(ScalarType.Double);
    random.seed(1);

    dropout.forward(x);

    double[] values = Tensors.array(x);
    long dropped = Arrays.stream(values).filter(value -> value == 0).count();
    assertThat(dropped / (double) values.length).isCloseTo(0.3, within(0.005));
    assertThat(Arrays.stream(values).filter(value -> value != 0).distinct())
        .singleElement()
        .satisfies(value -> assertThat(value).isCloseTo(1 / 0.7, within(1e-12)));
  }

  @Test
  void withoutARateDropoutDoesNothing() {
    Dropout dropout = new Dropout(layers, 3, 0);
    Tensor x = Tensors.matrix(new double[][] {{1, 2, 3}});

    dropout.forward(x);

    assertThat(Tensors.array(x)).containsExactly(1, 2, 3);
  }

  @Test
  void startsLinearMapsUniformlyByTheNumberOfInputs() {
    Linear.withBias(layers, "map", 400, 100);
    state.allocate(1);

    double[] values = Tensors.array(state.values());
    assertThat(values).hasSize(400 * 100 + 100);
    assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(0.0499, 0.05);
    assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-0.05, -0.0499);
    assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(0, within(0.001));
  }

  @Test
  void aSnapshotIsACopy() {
    state.add("weights", Initializer.constant(2), 1);
    state.addStatistic("mean", 3, 1);
    state.allocate(0);
    ModelState.Snapshot snapshot = state.newSnapshot();
    snapshot.save();

    state.values().zero_();
    assertThat(state.values().item_double()).isZero();
    snapshot.restore();

    assertThat(state.values().item_double()).isEqualTo(2);
  }
}
