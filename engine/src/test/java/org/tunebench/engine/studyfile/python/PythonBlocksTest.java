package org.tunebench.engine.studyfile.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** Conditions of parameters in code: by the blocks around them and the variables that hold them. */
class PythonBlocksTest {
  private static SearchSpace space(String text) {
    return PythonSpace.read(text).space();
  }

  private static Parameter named(SearchSpace space, String name) {
    return space.parameters().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aParameterInTheFirstLineOfABlockIsReadUnderTheBlocksAroundIt() {
    SearchSpace space =
        space(
            """
            kind = trial.suggest_categorical("kind", ["mlp", "cnn", "rnn"])
            if kind == "mlp":
                for i in range(trial.suggest_int("n_layers", 1, 3)):
                    add(i)
                while step < trial.suggest_int("steps", 1, 9):
                    step += 1
            elif trial.suggest_categorical("pool", ["max", "mean"]) == "max":
                size = trial.suggest_int("size", 2, 4)
            """);

    Condition mlp = new Condition("kind", List.of("mlp"));
    Condition others = new Condition("kind", List.of("cnn", "rnn"));
    assertThat(named(space, "n_layers").conditions()).containsExactly(mlp);
    assertThat(named(space, "steps").conditions()).containsExactly(mlp);
    assertThat(named(space, "pool").conditions()).containsExactly(others);
    assertThat(named(space, "size").conditions())
        .containsExactly(others, new Condition("pool", List.of("max")));
  }

  @Test
  void whatFollowsAColonInItsLineIsInsideTheBlock() {
    SearchSpace space =
        space(
            """
            def objective(trial): return run(trial.suggest_int("batch", 1, 9))
            opt = trial.suggest_categorical("opt", ["sgd", "adam"])
            if opt == "sgd": m = trial.suggest_float("m", 0, 1); n = trial.suggest_int("n", 1, 2)
            else: beta = trial.suggest_float("beta", 0, 1)
            match = trial.suggest_int("match", 1, 2)
            """);

    Condition sgd = new Condition("opt", List.of("sgd"));
    assertThat(named(space, "batch").conditions()).isEmpty();
    assertThat(named(space, "m").conditions()).containsExactly(sgd);
    assertThat(named(space, "n").conditions()).containsExactly(sgd);
    assertThat(named(space, "beta").conditions())
        .containsExactly(new Condition("opt", List.of("adam")));
    assertThat(named(space, "match").conditions()).isEmpty();
  }

  @Test
  void aVariableIsFollowedAsLongAsItHoldsTheParameter() {
    SearchSpace space =
        space(
            """
            self.n = trial.suggest_int("n", 1, 3)
            opt = None
            if self.n == 1:
                opt = trial.suggest_categorical("opt", ["sgd", "adam"])
                if opt == "sgd":
                    m = trial.suggest_float("m", 0, 1)
                    opt = "done"
                else:
                    beta = trial.suggest_float("beta", 0, 1)
            """);

    Condition one = new Condition("n", List.of(1L));
    assertThat(named(space, "m").conditions())
        .containsExactly(one, new Condition("opt", List.of("sgd")));
    assertThat(named(space, "beta").conditions())
        .containsExactly(one, new Condition("opt", List.of("adam")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "n = 2 ** n",
        "n **= 2",
        "n: int = 4",
        "m, n = 1, 2",
        "[n, m] = 1, 2",
        "for n in range(3):",
        "with rounds() as n:",
        "def build(trial, n=3):",
        "import numpy as n",
        "print(n := 3)",
        "if other: n = 4",
        "n = trial.suggest_int('m', 1, 8) + 1",
      })
  void aVariableThatIsAssignedAnewHoldsNoParameterAnyLonger(String line) {
    String text =
        "n = trial.suggest_int('n', 1, 8)\n"
            + line
            + (line.endsWith(":") ? "\n    pass" : "")
            + "\nif n > 4:\n    x = trial.suggest_float('x', 0, 1)\n";
    assertThatThrownBy(() -> PythonSpace.read(text))
        .hasMessageContaining("which is no plain condition");
  }

  @Test
  void aVariableThatIsTwoParametersByTurnsIsPlainInsideItsBranchAlone() {
    String text =
        """
        kind = trial.suggest_categorical("kind", ["a", "b"])
        if kind == "a":
            lr = trial.suggest_int("lr_a", 1, 3)
        else:
            lr = trial.suggest_int("lr_b", 1, 3)
        if lr > 1:
            warm = trial.suggest_int("warm", 1, 3)
        """;
    assertThatThrownBy(() -> PythonSpace.read(text)).hasMessageContaining("line 6, which is no");
  }
}
