package org.tunebench.engine.objective.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.FloatRange;
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
}
