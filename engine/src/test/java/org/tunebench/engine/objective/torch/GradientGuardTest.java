package org.tunebench.engine.objective.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientGuardTest {
  private final GradientGuard guard = new GradientGuard(null, "a smaller lr may help");

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void tenInARowWithoutAFiniteGradientFailTheTrial(double sum) {
    for (int i = 1; i <= 9; i++) {
      assertThat(guard.allows(3, sum)).isFalse();
      assertThat(guard.inARow()).isEqualTo(i);
    }
    assertThatThrownBy(() -> guard.allows(3, sum))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessage(
            "the loss of 10 batches in a row was not a number in epoch 3: a smaller lr may help");
  }

  @Test
  void oneWithAGradientStartsTheCountAnew() {
    guard.restore(9);

    assertThat(guard.allows(1, -1e300)).isTrue();
    assertThat(guard.inARow()).isZero();
    assertThat(guard.allows(1, Double.NaN)).isFalse();
  }
}
