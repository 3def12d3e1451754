package org.tunebench.engine.studyfile.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a script with commands each has its own options. */
class ScriptCommandsTest {
  private static final String SUBPARSERS =
      """
      import argparse

      def shared(parser, more=False):
          group = parser.add_argument_group("shared")
          group.add_argument("--seed", type=int, default=0)

      def make_fit(sub):
          p = sub.add_parser("fit", help="trains", parents=[base])
          p.add_argument("--lr", type=float, default=1e-3)
          either = p.add_mutually_exclusive_group()
          either.add_argument("--adam", action="store_true")
          either.add_argument("--sgd", action="store_true")
          p.set_defaults(run=fit, dropout=0.3)
          shared(parser=p)
          return p

      base = argparse.ArgumentParser(add_help=False)
      base.add_argument("--dropout", type=float, default=0.1)

      class App:
          def __init__(self):
              self.parser = argparse.ArgumentParser()
              self.parser.add_argument("--verbose", action="store_true")
              self.sub = self.parser.add_subparsers(dest="command", required=True)
              fit = make_fit(self.sub)
              fit.add_argument("--depth", type=int, default=2)
              p = self.sub.add_parser("evaluate", parents=[base])
              p.add_argument("--checkpoint")
              p = self.sub.add_parser("data").add_subparsers()
              p.add_parser("make").add_argument("--rows", type=int, default=100)
              self.extra(p)

          def extra(self, into):
              drop = into.add_parser("drop")
              drop.add_argument("--force", action="store_true")
      """;

  private static List<String> flags(ScriptOptions read) {
    return read.options().stream().map(ScriptOption::flag).toList();
  }

  @Test
  void eachCommandOfArgparseHasItsOwn() {
    ScriptOptions read = ScriptOptions.read(SUBPARSERS);
    assertThat(flags(read)).containsExactly("--verbose");
    assertThat(read.commands()).containsOnlyKeys("fit", "evaluate", "data");
    ScriptOptions fit = read.at(List.of("--verbose", "fit", "--lr=1"));
    assertThat(flags(fit))
        .containsExactlyInAnyOrder("--lr", "--adam", "--sgd", "--seed", "--depth", "--dropout");
    assertThat(fit.of("dropout").orElseThrow().standard()).contains(0.3);
    assertThat(fit.of("sgd").orElseThrow().guess()).isEmpty();
    ScriptOptions evaluate = read.at(List.of("evaluate"));
    assertThat(flags(evaluate)).containsExactly("--checkpoint", "--dropout");
    assertThat(evaluate.of("dropout").orElseThrow().standard()).contains(0.1);
    assertThat(flags(read.at(List.of("data", "make")))).containsExactly("--rows");
    assertThat(flags(read.at(List.of("data", "drop")))).containsExactly("--force");
    assertThat(read.at(List.of("data")).commands()).containsOnlyKeys("make", "drop");
  }

  @Test
  void anOptionIsUnknownWhereItsCommandDoesNotHaveIt() {
    ScriptOptions read = ScriptOptions.read(SUBPARSERS);
    assertThat(read.isComplete()).isTrue();
    assertThat(read.unknownIn(List.of("--lr=1", "fit", "--lr=1", "--verbose")))
        .containsExactly("--lr", "--verbose");
    assertThat(read.unknownIn(List.of("data", "make", "--rows=3", "--help"))).isEmpty();
    assertThat(read.unknownIn(List.of("--lr=1"))).containsExactly("--lr");
    assertThat(read.unknownIn(List.of("f", "--lr=1")))
        .as("a command may have another name")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imported(fit)",
        "add = lambda z: z.add_argument('--x')",
        "for q in (fit, ev): q.add_argument('--x')",
        "sub.add_parser(NAME).add_argument('--x')",
        "fit.parse_known_args()",
        "g = sub.add_parser('go', parents=[common()])",
      })
  void whereThereMayBeMoreNothingIsToldToBeUnknown(String more) {
    ScriptOptions read =
        ScriptOptions.read(
            """
            p = argparse.ArgumentParser()
            sub = p.add_subparsers()
            fit = sub.add_parser("fit")
            fit.add_argument("--lr", type=float)
            """
                + more
                + "\n");
    assertThat(flags(read.at(List.of("fit")))).contains("--lr");
    assertThat(
            read.isComplete()
                && read.commands().values().stream().allMatch(ScriptOptions::isComplete))
        .isFalse();
  }

  @Test
  void aFunctionThatCallsItselfEnds() {
    ScriptOptions read =
        ScriptOptions.read(
            """
            def more(p):
                q = p.add_subparsers().add_parser("more")
                q.add_argument("--lr", type=float)
                more(q)
            p = argparse.ArgumentParser()
            more(p)
            """);
    assertThat(flags(read.at(List.of("more")))).containsExactly("--lr");
    String deep = "p = p.add_subparsers().add_parser('a')\np.add_argument('--x')\n".repeat(3000);
    assertThat(ScriptOptions.read("p = argparse.ArgumentParser()\n" + deep).commands())
        .containsOnlyKeys("a");
  }

  private static final String CLICK =
      """
      import click

      @click.group(chain=True)
      @click.option("--verbose/--quiet", default=False)
      @click.pass_context
      def cli(ctx, verbose):
          pass

      @cli.command()
      @click.option("--lr", type=float, default=1e-3)
      @click.argument("data")
      def fit_model(lr, data):
          pass

      @click.option("--rows", type=int, default=10)
      @cli.command("show", help="shows")
      def other(rows):
          pass

      @cli.group()
      def data():
          pass

      @data.command
      @click.option("--force", is_flag=True)
      def drop_cmd(force):
          pass

      @click.command(name="late")
      @click.option("--dropout", default=0.1)
      def added(dropout):
          pass

      cli.add_command(added)
      cli.add_command(added, "again")
      """;

  @Test
  void eachCommandOfAGroupOfClickHasItsOwn() {
    ScriptOptions read = ScriptOptions.read(CLICK);
    assertThat(flags(read)).containsExactly("--verbose");
    assertThat(read.commands()).containsOnlyKeys("fit-model", "show", "data", "late", "again");
    assertThat(flags(read.at(List.of("fit-model", "x.csv")))).containsExactly("--lr");
    assertThat(flags(read.at(List.of("show")))).containsExactly("--rows");
    assertThat(flags(read.at(List.of("data", "drop")))).containsExactly("--force");
    assertThat(flags(read.at(List.of("late")))).containsExactly("--dropout");
    assertThat(read.unknownIn(List.of("--quiet", "show", "--lr=1"))).containsExactly("--lr");
  }

  @Test
  void whichOfSeveralGroupsRunsCannotBeTold() {
    assertThat(ScriptOptions.read(CLICK.replace("@cli.group", "@click.group")))
        .isEqualTo(ScriptOptions.NONE);
    assertThat(ScriptOptions.read(CLICK + "data.add_command(cli)\n")).isEqualTo(ScriptOptions.NONE);
    ScriptOptions cycle = ScriptOptions.read(CLICK + "data.add_command(data)\n");
    assertThat(cycle.at(List.of("data", "drop")).options()).hasSize(1);
    assertThat(cycle.at(List.of("data", "data"))).isEqualTo(ScriptOptions.NONE);
  }

  @Test
  void eachFunctionOfAnAppOfTyperIsACommand() {
    String script =
        """
        import typer
        app = typer.Typer()

        @app.callback()
        def main(verbose: bool = False):
            pass

        @app.command()
        def fit_model(lr: float = 1e-3):
            pass

        @app.command("show")
        def other(rows: int = 3):
            pass
        """;
    ScriptOptions read = ScriptOptions.read(script);
    assertThat(flags(read)).containsExactly("--verbose");
    assertThat(read.commands()).containsOnlyKeys("fit-model", "show");
    assertThat(flags(read.at(List.of("fit-model")))).containsExactly("--lr");
    String one = script.substring(0, script.indexOf("@app.command(\"show"));
    assertThat(ScriptOptions.read(one).commands()).containsOnlyKeys("fit-model");
    String alone = one.replaceAll("(?s)@app.callback.*?pass", "");
    assertThat(flags(ScriptOptions.read(alone))).containsExactly("--lr");
  }
}
