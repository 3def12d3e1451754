package org.tunebench.engine.studyfile.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.studyfile.python.ScriptOption.Limits;
import org.tunebench.engine.studyfile.python.ScriptOption.Type;

class DataclassesTest {
  private static final String FIELDS =
      """
      from dataclasses import dataclass, field
      from typing import ClassVar, Literal, Optional

      @dataclass
      class Base:
          seed: int = 0

      @dataclass(frozen=True)
      class Config(Base):
          '''What may vary.'''
          learning_rate: float = field(default=1e-3, metadata={"unit": "1", "help": "The step."})
          data: str
          hidden_dim: Optional[int] = 64
          opt: Literal["adam", "sgd"] = "adam"
          amp: bool = False
          shown: ClassVar[int] = 3
          made: int = field(init=False, default=2)

          def steps(self):
              inner: int = 3
              return inner

      class Other:
          x: int = 1
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config, = HfArgumentParser(Config).parse_args_into_dataclasses()",
        "parser = transformers.HfArgumentParser((Config,))",
        "import simple_parsing\nconfig = simple_parsing.parse(Config)",
        "from simple_parsing import ArgumentParser\np = ArgumentParser()\np.add_arguments(Config, 'c')"
      })
  void fieldsOfADataclassAreOptions(String use) {
    String script = FIELDS + use + "\n";
    ScriptOptions read = ScriptOptions.read(script);
    assertThat(read.options())
        .extracting(ScriptOption::flag)
        .containsExactly("--seed", "--learning_rate", "--data", "--hidden_dim", "--opt", "--amp");
    assertThat(ScriptOptionsTest.option(script, "learning_rate"))
        .isEqualTo(
            new ScriptOption(
                List.of("--learning_rate", "--learning-rate"),
                Optional.empty(),
                "learning_rate",
                Type.REAL,
                Optional.of(0.001),
                List.of(),
                Limits.NONE,
                "The step.",
                11));
    assertThat(ScriptOptionsTest.option(script, "hidden_dim").standard()).contains(64L);
    assertThat(ScriptOptionsTest.option(script, "opt").choices()).containsExactly("adam", "sgd");
    assertThat(ScriptOptionsTest.option(script, "amp").argument("amp"))
        .isEqualTo("--amp={{ amp }}");
    assertThat(ScriptOptionsTest.option(script, "amp").choices()).containsExactly("True", "False");
    assertThat(read.unknownIn(List.of("--hidden-dim=1", "--width=3"))).containsExactly("--width");
  }

  @Test
  void tyroHasOptionsOfADataclassOrOfAFunction() {
    String script = FIELDS + "def main():\n    return tyro.cli(Config)\n";
    assertThat(ScriptOptionsTest.option(script, "learning_rate").flag())
        .isEqualTo("--learning-rate");
    assertThat(ScriptOptionsTest.option(script, "amp").argument("amp"))
        .isEqualTo("{{ '--amp' if amp else '--no-amp' }}");
    assertThat(ScriptOptions.read(script).unknownIn(List.of("--learning_rate=1", "--learn=1")))
        .containsExactly("--learn");
    String function =
        """
        import tyro
        def main(data: str, n_layers: int = 2, loss: str = "mse") -> None:
            pass
        if __name__ == "__main__":
            tyro.cli(main)
        """;
    assertThat(ScriptOptions.read(function).options())
        .extracting(ScriptOption::flag)
        .containsExactly("--data", "--n-layers", "--loss");
    assertThat(ScriptOptionsTest.option(function, "n_layers").argument("n"))
        .isEqualTo("--n-layers={{ n }}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HfArgumentParser((Config, TrainingArguments))",
        "HfArgumentParser(Config)\nHfArgumentParser(make())",
        "@dataclass\nclass More(Unknown):\n  y: int = 1\nHfArgumentParser([Config, More])",
        "@dataclass\nclass More:\n  y: Config = None\nHfArgumentParser([Config, More])"
      })
  void whereAClassIsNotInTheScriptNothingIsToldToBeUnknown(String use) {
    ScriptOptions read = ScriptOptions.read(FIELDS + use + "\n");
    assertThat(read.of("learning_rate")).isPresent();
    assertThat(read.unknownIn(List.of("--x=1"))).isEmpty();
  }

  @Test
  void aClassThatInheritsFromItselfEnds() {
    String script = "import tyro\n@dataclass\nclass A(A):\n  y: int = 1\ntyro.cli(A)\n";
    assertThat(ScriptOptions.read(script).of("y")).isPresent();
  }
}
