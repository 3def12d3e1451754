package org.tunebench.engine.objective.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.TensorArena;
import org.tunebench.engine.objective.torch.TensorSpace;

/** Gradients by hand against finite differences, in double precision. */
class PerceptronTest {
  private static final int ROWS = 5;
  private static final int FEATURES = 3;
  private static final int CLASSES = 4;
  private static final double STEP = 1e-6;

  private static ClassifierConfig config(int layers, Activation activation) {
    return new ClassifierConfig(layers, 6, activation, 0.1, 0, ROWS, 1, 1);
  }

  private static double meanLoss(Perceptron model, Tensor x, Tensor labels) {
    return CrossEntropy.of(model.forward(x), labels).sum().item_double() / ROWS;
  }

  private static double get(Tensor vector, long index) {
    return vector.narrow(0, index, 1).item_double();
  }

  private static void add(Tensor vector, long index, double step) {
    vector.narrow(0, index, 1).add_(new org.bytedeco.pytorch.Scalar(step));
  }

  @ParameterizedTest
  @CsvSource({"0,RELU", "1,RELU", "1,TANH", "3,TANH", "3,RELU"})
  @SuppressWarnings("try") // the scope works by being open
  void gradientsAreThoseOfFiniteDifferences(int layers, Activation activation) {
    try (PointerScope scope = new PointerScope();
        Perceptron model =
            new Perceptron(
                FEATURES, CLASSES, config(layers, activation), "cpu", ScalarType.Double, ROWS, 7)) {
      double[] numbers = new double[ROWS * FEATURES];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Math.sin(1.7 * i + 1);
      }
      Tensor x =
          torch
              .from_blob(
                  new DoublePointer(numbers),
                  new long[] {ROWS, FEATURES},
                  new TensorOptions(ScalarType.Double))
              .clone();
      Tensor labels = model.space().indices(new long[] {0, 1, 2, 3, 1}).view(ROWS, 1);
      model.backward(CrossEntropy.of(model.forward(x), labels).gradient());
      Tensor gradients = model.state().gradients().clone();
      Tensor weights = model.state().values();

      for (long i = 0; i < model.size(); i++) {
        add(weights, i, STEP);
        double above = meanLoss(model, x, labels);
        add(weights, i, -2 * STEP);
        double below = meanLoss(model, x, labels);
        add(weights, i, STEP);
        assertThat(get(gradients, i))
            .as("weight %d", i)
            .isCloseTo((above - below) / (2 * STEP), within(1e-7));
      }
    }
  }

  @Test
  void softmaxRegressionHasNoHiddenWeights() {
    try (Perceptron model =
        new Perceptron(
            FEATURES, CLASSES, config(0, Activation.RELU), "cpu", ScalarType.Float, ROWS, 0)) {
      assertThat(model.size()).isEqualTo((FEATURES + 1) * CLASSES);
    }
  }

  @Test
  @SuppressWarnings("try") // the scope works by being open
  void momentumTakesTheStepsOfTheTextbook() {
    try (PointerScope scope = new PointerScope();
        TensorArena arena = new TensorArena()) {
      TensorSpace space = new TensorSpace(arena, "cpu", ScalarType.Double);
      ModelState state = new ModelState(space);
      state.add("weight", org.tunebench.engine.objective.torch.Initializer.constant(1), 1);
      state.allocate(0);
      Momentum optimiser = new Momentum(state, space, 0.1, 0.9);
      double expected = 1;
      double velocity = 0;
      for (double gradient : new double[] {2, -1, 0.5}) {
        state.gradients().fill_(new org.bytedeco.pytorch.Scalar(gradient));
        optimiser.step();
        velocity = 0.9 * velocity + gradient;
        expected -= 0.1 * velocity;
      }
      assertThat(state.values().item_double()).isCloseTo(expected, within(1e-12));
    }
  }
}
