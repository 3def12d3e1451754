package org.tunebench.engine.objective.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;

class FunctionObjectiveTypeTest {
  private final FunctionObjectiveType type = new FunctionObjectiveType();

  private static SearchSpace space(int dimensions) {
    List<Parameter> parameters =
        IntStream.rangeClosed(1, dimensions)
            .mapToObj(i -> new Parameter("x" + i, new FloatRange(-5, 5)))
            .toList();
    return new SearchSpace(parameters);
  }

  private void check(int dimensions, int parameters) {
    type.check(
        new PartSpec("function", Map.of("name", "sphere", "dimensions", dimensions)),
        space(parameters));
  }

  @Test
  void theSpaceHasTheFunctionsParametersAndNoOthers() {
    assertThatCode(() -> check(3, 3)).doesNotThrowAnyException();
    assertThatThrownBy(() -> check(3, 2))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("needs the parameter 'x3'");
    assertThatThrownBy(() -> check(2, 3))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            e ->
                assertThat(e.sentence())
                    .isEqualTo(
                        "space.x3: the function 'sphere' has no such parameter; it has x1, x2"));
  }

  private String refusal(String function, Parameter... changed) {
    PartSpec objective = new PartSpec("function", Map.of("name", function, "dimensions", 2));
    List<Parameter> parameters =
        type.defaultSpace(objective).parameters().stream()
            .map(
                known ->
                    Stream.of(changed)
                        .filter(p -> p.name().equals(known.name()))
                        .findFirst()
                        .orElse(known))
            .toList();
    WrongInputException refused =
        catchThrowableOfType(
            WrongInputException.class, () -> type.check(objective, new SearchSpace(parameters)));
    return refused == null ? "" : refused.sentence();
  }

  @Test
  void whatAFormulaCannotTakeIsRefused() {
    assertThat(refusal("sphere", new Parameter("x1", Choice.of("a", "b"))))
        .isEqualTo("space.x1: the function 'sphere' takes numbers here, not choice [a, b]");
    assertThat(refusal("mixed", new Parameter("activation", Choice.of("relu", "swish"))))
        .isEqualTo(
            "space.activation: the function 'mixed' takes some of [relu, tanh, gelu, sigmoid] here,"
                + " not choice [relu, swish]");
    Condition adam = new Condition("optimizer", List.of("adam"));
    assertThat(refusal("mixed", new Parameter("lr", new FloatRange(0.1, 1), List.of(adam))))
        .isEqualTo(
            "space.lr: the function 'mixed' needs it whatever 'optimizer' is: leave the condition"
                + " out");
  }

  @Test
  void whatItCanTakeIsTaken() {
    assertThat(refusal("sphere", new Parameter("x1", new IntRange(-5, 5)))).isEmpty();
    assertThat(refusal("mixed", new Parameter("activation", Choice.of("tanh", "relu")))).isEmpty();
    Condition sgd = new Condition("optimizer", List.of("sgd"));
    assertThat(refusal("conditional", new Parameter("decay", new FloatRange(0.1, 1), List.of(sgd))))
        .as("the schedule, which it depends on, is one of sgd's")
        .isEmpty();
    assertThat(TestFunctions.named("sphere", 1).at(new Configuration(Map.of("x1", 2L))))
        .isEqualTo(4);
  }

  @Test
  void aTrialHasAsManyEpochsAsItsCurve() {
    PartSpec curve = new PartSpec(FunctionObjectiveType.KIND).with("name", "sphere");
    assertThat(new FunctionObjectiveType().epochs(curve.with("epochs", 9L))).hasValue(9);
    assertThat(new FunctionObjectiveType().epochs(curve)).hasValue(1);
  }
}
