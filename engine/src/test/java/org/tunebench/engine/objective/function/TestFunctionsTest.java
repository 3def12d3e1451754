package org.tunebench.engine.objective.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;

class TestFunctionsTest {

  static Stream<TestFunction> functions() {
    return Stream.concat(
        TestFunctions.all().stream(),
        Stream.of(2, 7)
            .flatMap(n -> TestFunctions.names().stream().map(f -> TestFunctions.named(f, n))));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void hasItsOptimumWhereItSays(TestFunction function) {
    Configuration at = function.space().accept("at", function.optimumAt());
    assertThat(function.at(at)).isCloseTo(function.optimum(), within(1e-6));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void isNowhereBelowItsOptimum(TestFunction function) {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      Configuration drawn =
          function.space().configure(p -> p.distribution().valueAt(random.nextDouble()));
      assertThat(function.at(drawn)).isGreaterThanOrEqualTo(function.optimum());
    }
  }

  @Test
  void refusesUnknownNamesAndDimensions() {
    assertThatThrownBy(() -> TestFunctions.named("magic", 2))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("branin");
    assertThatThrownBy(() -> TestFunctions.named("rosenbrock", 1))
        .isInstanceOf(WrongInputException.class);
  }

  @Test
  void curvesFallToTheFunctionAndCross() {
    TestFunction mixed = TestFunctions.named("mixed", TestFunctions.DIMENSIONS);
    LearningCurve curve = new LearningCurve(mixed::at, 50, 20, 0);
    Random random = new Random(2);
    int crossings = 0;
    Configuration last = mixed.optimumAt();
    for (int i = 0; i < 200; i++) {
      Configuration drawn =
          mixed.space().configure(p -> p.distribution().valueAt(random.nextDouble()));
      assertThat(curve.at(drawn, 50, i)).isCloseTo(mixed.at(drawn), within(1e-9));
      assertThat(curve.at(drawn, 1, i)).isGreaterThan(curve.at(drawn, 2, i));
      boolean early = curve.at(drawn, 5, i) < curve.at(last, 5, i);
      crossings += early != (mixed.at(drawn) < mixed.at(last)) ? 1 : 0;
      last = drawn;
    }
    assertThat(crossings).isBetween(5, 100);
  }

  @Test
  void noiseIsReproducible() {
    TestFunction sphere = TestFunctions.named("sphere", 2);
    LearningCurve curve = new LearningCurve(sphere::at, 10, 30, 0.5);
    Configuration at = sphere.optimumAt();
    assertThat(curve.at(at, 10, 3)).isEqualTo(curve.at(at, 10, 3)).isNotEqualTo(0.0);
    assertThat(curve.at(at, 10, 4)).isNotEqualTo(curve.at(at, 10, 3));
  }
}
