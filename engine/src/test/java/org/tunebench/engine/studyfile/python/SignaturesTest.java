package org.tunebench.engine.studyfile.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.studyfile.python.ScriptOption.Limits;
import org.tunebench.engine.studyfile.python.ScriptOption.Type;

class SignaturesTest {
  @Test
  void optionsOfTyperAreReadFromTheSignature() {
    String script =
        """
        import typer
        from typing import Annotated, Literal, Optional
        app = typer.Typer()

        @app.command()
        def main(
            data: str,
            lr: float = 1e-3,
            hidden_dim: Annotated[int, typer.Option(min=8, max=512, help="Units")] = 64,
            n: int = typer.Option(3, "--layers", "-n", help="How many"),
            amp: bool = False,
            fast: Annotated[bool, typer.Option("--fast")] = False,
            opt: Literal["adam", "sgd"] = "adam",
            decay: Optional[float] = None,
            where: Path = Path("."),
            place: str = typer.Argument("x"),
        ) -> None:
            pass
        """;
    assertThat(ScriptOptions.read(script).options())
        .extracting(ScriptOption::flag)
        .containsExactly(
            "--lr", "--hidden-dim", "--layers", "--amp", "--fast", "--opt", "--decay", "--where");
    assertThat(ScriptOptionsTest.option(script, "hidden_dim").limits())
        .isEqualTo(new Limits(8, 512));
    assertThat(ScriptOptionsTest.option(script, "hidden_dim").help()).isEqualTo("Units");
    assertThat(ScriptOptionsTest.option(script, "n").standard()).contains(3L);
    assertThat(ScriptOptionsTest.option(script, "amp").argument("amp"))
        .isEqualTo("{{ '--amp' if amp else '--no-amp' }}");
    assertThat(ScriptOptionsTest.option(script, "fast").argument("fast"))
        .isEqualTo("{{ '--fast' if fast }}");
    assertThat(ScriptOptionsTest.option(script, "opt").choices()).containsExactly("adam", "sgd");
    assertThat(ScriptOptionsTest.option(script, "decay").type()).isEqualTo(Type.REAL);
    assertThat(ScriptOptionsTest.option(script, "where").guess()).isEmpty();
    assertThat(ScriptOptions.read(script).unknownIn(List.of("--hidden_dim=3")))
        .containsExactly("--hidden_dim");
    String run = "import typer\ndef main(lr: float = 0.1):\n  pass\ntyper.run(main)\n";
    assertThat(ScriptOptionsTest.option(run, "lr").standard()).contains(0.1);
  }

  @Test
  void aClassOfNamedValuesIsAChoiceOfTyper() {
    String script =
        """
        import typer
        class Loss(str, Enum):
            squared = "mse"
            absolute = "mae"
            COUNT = 2
        class Other(str):
            x = "y"
        def f(loss: Loss = Loss.absolute, other: Other = "z",
              amp: Annotated[bool, typer.Option("--amp/--no-amp")] = True):
            squared = "no"
        typer.run(f)
        """;
    assertThat(ScriptOptionsTest.option(script, "loss").choices()).containsExactly("mse", "mae");
    assertThat(ScriptOptionsTest.option(script, "loss").standard()).contains("mae");
    assertThat(ScriptOptionsTest.option(script, "other").type()).isEqualTo(Type.OTHER);
    assertThat(ScriptOptionsTest.option(script, "amp").argument("amp"))
        .isEqualTo("{{ '--amp' if amp else '--no-amp' }}");
    assertThat(ScriptOptionsTest.option(script, "amp").standard()).contains(true);
  }

  @Test
  void optionsOfFireAreReadFromTheFunctionThatItRuns() {
    String script =
        """
        import fire
        def other(x=1): pass
        def train(data, learning_rate=1e-3, hidden=(1, 2), layers: int = 2, amp=False, act="relu"):
            pass
        if __name__ == "__main__":
            fire.Fire(train)
        """;
    ScriptOptions read = ScriptOptions.read(script);
    assertThat(read.options())
        .extracting(ScriptOption::flag)
        .containsExactly("--data", "--learning_rate", "--hidden", "--layers", "--amp", "--act");
    assertThat(ScriptOptionsTest.option(script, "amp").argument("amp"))
        .isEqualTo("{{ '--amp' if amp else '--noamp' }}");
    assertThat(read.unknownIn(List.of("--learning-rate=1", "--lr=1"))).containsExactly("--lr");
    String open = script.replace("act=\"relu\"", "**more");
    assertThat(ScriptOptions.read(open).unknownIn(List.of("--lr=1"))).isEmpty();
  }
}
