package org.tunebench.engine.studyfile.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tunebench.engine.WrongInputException;

/**
 * Whatever is pasted is read or refused in one sentence, and of whatever script the options are
 * read; nothing else is ever thrown.
 */
class PythonFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "trial.suggest_float(",
          "trial.suggest_int('n', 1, 9)",
          "trial.suggest_categorical('c', ['a', 'b'])",
          "hp.choice('m', [",
          "hp.uniform('u', 0, 1)",
          "{'r': tune.uniform(0, 1), 's': {'t': tune.choice([1])}}",
          "tune.randint",
          "hp.Int('i', 1, 2",
          "'x'",
          "\"",
          "'''",
          "1e-5",
          "10**",
          "-",
          "not ",
          " in ",
          "if c == 'a':\n    ",
          "else:\n  ",
          "elif x:\n ",
          "for i in x:\n ",
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          ",",
          ":",
          "=",
          "lambda x: ",
          "log=True",
          "None",
          "\n",
          "\t",
          "  ",
          "\\\n",
          "#",
          ";",
          "f'{i}'",
          "range(5)",
          "np.log(1e-3)",
          "c = ",
          "return ",
          ".",
          "**",
          "...",
          "@",
          "9999999999999999999999",
          "0x",
          "é",
          "\u0000",
          "def f(hp):\n  ",
          "scope.int(",
          "int(",
          "hp.Fixed('f'",
          "hp.Boolean('b'):",
          "while ",
          "n = ",
          " += ",
          "range(9223372036854775806, 9223372036854775807, 2)",
          " for i in ",
          " and ",
          "async ",
          "match ",
          "case ",
          "with ",
          "DEFINE_float('f', 1.0, lower_bound=",
          "\n@dataclass\nclass A(A):\n ",
          "x: int = field(default=",
          "tyro.cli(A)",
          "HfArgumentParser((A, ",
          "\nA = [1, ",
          "p = ArgumentParser()\n",
          "p.add_argument('--a', type=int",
          "add_argument(",
          "s = p.add_subparsers()\n",
          "p = s.add_parser('go', parents=[",
          "def p(s):\n ",
          "for a, b in [('--x', 1), ",
          "for a in {'k': {'type': int}}.items():\n p.add_argument(a, **a",
          "f'--{a}', ",
          "return p\n",
          "p(s)\n",
          "@click.group()\n",
          "@main.command('go')\n",
          "main.add_command(main)\n",
          "choices=[",
          "default=",
          "action='store_true')",
          "@click.option('--b/--no-b', ",
          "@app.command()\n",
          "Typer",
          "def main(x: int = ",
          "typer.Option(",
          "Annotated[",
          "Literal[",
          "fire.Fire(main)\n",
          "-> None:\n");

  @Provide
  Arbitrary<String> scripts() {
    return Arbitraries.of(WORDS).list().ofMaxSize(60).map(words -> String.join("", words));
  }

  private static void readOrRefuse(String text) {
    assertThat(ScriptOptions.read(text).options())
        .allSatisfy(option -> assertThat(option.argument("x")).contains("x"))
        .allSatisfy(option -> assertThat(option.guess()).isNotNull());
    try {
      assertThat(PythonSpace.read(text).space().parameters()).isNotEmpty();
    } catch (WrongInputException refused) {
      assertThat(refused.sentence()).doesNotContain("\n").startsWith(Refusal.TEXT);
    }
  }

  @Property(tries = 3000)
  void piecesOfPython(@ForAll("scripts") String text) {
    readOrRefuse(text);
  }

  @Property(tries = 500)
  void anyText(@ForAll String text) {
    readOrRefuse(text);
  }

  @Property(tries = 40)
  void deepNesting(@ForAll("openings") String opening) {
    readOrRefuse("trial.suggest_int('n', " + opening.repeat(5000));
    readOrRefuse("x = trial.suggest_int('n', " + opening.repeat(70) + ")");
  }

  @Property(tries = 40)
  void longChains(@ForAll("links") String link) {
    readOrRefuse("x = trial.suggest_int('n', 1, 2)" + link.repeat(90_000 / link.length()));
    readOrRefuse("x = f(trial.suggest_int('n', 1, 2)" + link.repeat(90_000 / link.length()) + ")");
    readOrRefuse("if a" + link.repeat(90_000 / link.length()) + ": n = hp.Int('n', 1, 2)");
  }

  @Provide
  Arbitrary<String> links() {
    return Arbitraries.of(
        "+a",
        " or a",
        " == 1",
        "(1)",
        "[1]",
        ".a",
        "['x'].b",
        " if a else b",
        "**a",
        "-1",
        ",a",
        " for a in b",
        "=a",
        " in a");
  }

  @Provide
  Arbitrary<String> openings() {
    return Arbitraries.of(
        "(",
        "[",
        "{",
        "-",
        "not ",
        "f(",
        "lambda: ",
        "1 if ",
        "2**",
        "{1:",
        "a.b[",
        "*",
        "int(",
        "scope.int(");
  }
}
