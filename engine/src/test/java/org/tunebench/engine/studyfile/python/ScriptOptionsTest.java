package org.tunebench.engine.studyfile.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.studyfile.python.ScriptOption.Limits;
import org.tunebench.engine.studyfile.python.ScriptOption.Type;

/** What a script declares is told without running it, and nothing else is. */
class ScriptOptionsTest {
  private static final String ARGPARSE =
      """
      #!/usr/bin/env python3
      \"\"\"Trains; not meant: parser.add_argument("--in-doc").\"\"\"
      import argparse
      import os

      NAMES = list_of_names()

      def arguments():
          parser = argparse.ArgumentParser(description='''Two
          lines''')
          parser.add_argument("data", help="a folder")
          parser.add_argument(
              '--learning-rate', '-l',   # a comment, with "quotes"
              help='the step: '
                   "%(default)s (100%%)",
              default=1e-3,
              type=float,
          )
          # parser.add_argument("--gone", type=int)
          group = parser.add_argument_group("model")
          group.add_argument("--hidden", type=int, default=2 ** 7)
          group.add_argument("--opt", dest="optimizer", choices=("adam", 'sgd'), default="adam"),
          group.add_argument("--amp", action="store_true", help="mixed precision")
          group.add_argument("--no-bias", dest="bias", action="store_false")
          group.add_argument("--ema", action=argparse.BooleanOptionalAction, default=True)
          group.add_argument("--sizes", nargs="+", type=int, default=[1, 2])
          group.add_argument("--arch", choices=NAMES)
          group.add_argument("--root", default=os.environ.get("ROOT", "x"))
          group.add_argument("--residual", type=str2bool, default=True)
          parser.add_argument("-q", type=int, default=3); parser.add_argument("-ab", type=float)
          return parser

      args = arguments().parse_args()
      """;

  static ScriptOption option(String script, String name) {
    return ScriptOptions.read(script).of(name).orElseThrow();
  }

  @Test
  void optionsOfArgparseAreReadAsTheyAreWritten() {
    assertThat(ScriptOptions.read(ARGPARSE).options())
        .extracting(ScriptOption::flag)
        .containsExactly(
            "--learning-rate",
            "--hidden",
            "--opt",
            "--amp",
            "--no-bias",
            "--ema",
            "--sizes",
            "--arch",
            "--root",
            "--residual",
            "-q",
            "-ab");
    assertThat(option(ARGPARSE, "learning_rate"))
        .isEqualTo(
            new ScriptOption(
                List.of("--learning-rate", "-l"),
                Optional.empty(),
                "learning_rate",
                Type.REAL,
                Optional.of(0.001),
                List.of(),
                Limits.NONE,
                "the step: 0.001 (100%)",
                12));
    assertThat(option(ARGPARSE, "hidden").standard()).contains(128L);
    assertThat(option(ARGPARSE, "optimizer").choices()).containsExactly("adam", "sgd");
    assertThat(option(ARGPARSE, "residual").choices()).containsExactly("True", "False");
    assertThat(option(ARGPARSE, "residual").standard()).contains("True");
  }

  @Test
  void aCommandPassesThemInTheSpellingOfTheScript() {
    assertThat(option(ARGPARSE, "learning_rate").argument("lr"))
        .isEqualTo("--learning-rate={{ lr }}");
    assertThat(option(ARGPARSE, "q").argument("q")).isEqualTo("-q{{ q }}");
    assertThat(option(ARGPARSE, "ab").argument("ab")).isEqualTo("-ab={{ ab }}");
    assertThat(option(ARGPARSE, "amp").argument("amp")).isEqualTo("{{ '--amp' if amp }}");
    assertThat(option(ARGPARSE, "no_bias").argument("no_bias"))
        .as("what is stored is false, but the flag is given where the parameter is true")
        .isEqualTo("{{ '--no-bias' if no_bias }}");
    assertThat(option(ARGPARSE, "ema").argument("ema"))
        .isEqualTo("{{ '--ema' if ema else '--no-ema' }}");
  }

  @Test
  void whatIsNoSingleValueThatIsWrittenOutIsKnownAndNoMore() {
    assertThat(List.of("sizes", "arch"))
        .allSatisfy(name -> assertThat(option(ARGPARSE, name).type()).isEqualTo(Type.OTHER))
        .allSatisfy(name -> assertThat(option(ARGPARSE, name).guess()).isEmpty());
    assertThat(option(ARGPARSE, "root").standard()).isEmpty();
  }

  @Test
  void defaultsOfTheWholeParserCount() {
    String script =
        """
        p = argparse.ArgumentParser()
        p.add_argument("--lr", type=float)
        p.set_defaults(lr=0.5, other=other)
        """;
    assertThat(option(script, "lr").standard()).contains(0.5);
  }

  @Test
  void ofOptionsThatSetTheSameOneIsSearchedAndAllAreKnown() {
    ScriptOptions read =
        ScriptOptions.read(
            """
            p = argparse.ArgumentParser()
            p.add_argument("--indent", type=int, default=4)
            p.add_argument("--tab", action="store_const", dest="indent", const="t")
            p.add_argument("--dent", type=int, dest="indent", default=2)
            p.add_argument("--seed", type=int, default=2)
            """);
    assertThat(read.searchable()).extracting(ScriptOption::flag).containsExactly("--indent");
    assertThat(read.unknownIn(List.of("--tab", "--dent=1"))).isEmpty();
  }

  @Test
  void longOptionsThatAreNotDeclaredAreTold() {
    ScriptOptions read = ScriptOptions.read(ARGPARSE);
    assertThat(read.isComplete()).isTrue();
    assertThat(
            read.unknownIn(
                List.of(
                    "data",
                    "--learn=0.1",
                    "--lerning-rate=1",
                    "-z",
                    "--help",
                    "--no-ema",
                    "--no-amp",
                    "--{{ x }}=1",
                    "--lerning-rate",
                    "--",
                    "--rest")))
        .containsExactly("--lerning-rate", "--no-amp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "args, rest = p.parse_known_args()",
        "for name in NAMES: p.add_argument('--' + name)",
        "add_model_options(p)",
        "p = pl.Trainer.add_argparse_args(p)",
        "q = argparse.ArgumentParser()",
        "q = argparse.ArgumentParser(parents=[p])",
        "p.add_argument(*names, type=int)",
        "p.add_argument(FLAG, type=int)"
      })
  void nothingIsToldToBeUnknownWhereThereMayBeMore(String more) {
    ScriptOptions read =
        ScriptOptions.read(
            "p = argparse.ArgumentParser()\np.add_argument('--lr', type=float)\n" + more + "\n");
    assertThat(read.options()).extracting(ScriptOption::name).containsExactly("lr");
    assertThat(read.isComplete()).isFalse();
    assertThat(read.unknownIn(List.of("--x=1"))).isEmpty();
  }

  @Test
  void optionsOfClickAreRead() {
    String script =
        """
        import click

        @click.command()
        @click.argument("data")
        @click.option("--lr", "-l", default=1e-3, type=click.FloatRange(1e-5, max=1, clamp=True),
                      show_default=True, help="The step.")
        @click.option("--n-layers", "layers", type=click.IntRange(1), default=2)
        @click.option("--opt", type=click.Choice(["adam", "sgd"], case_sensitive=False))
        @click.option("--amp/--no-amp", default=False)
        @click.option("--fast", is_flag=True)
        @click.option("--tied", default=True)
        @click.option("--tags", multiple=True)
        @click.option("--root", type=click.Path(exists=True))
        def main(data, lr, layers, opt, amp, fast, tied, tags, root):
            pass
        """;
    ScriptOptions read = ScriptOptions.read(script);
    assertThat(read.options())
        .extracting(ScriptOption::name)
        .containsExactly("lr", "layers", "opt", "amp", "fast", "tied", "tags", "root");
    assertThat(option(script, "lr").limits()).isEqualTo(new Limits(1e-5, 1));
    assertThat(option(script, "lr").argument("lr")).isEqualTo("--lr={{ lr }}");
    assertThat(option(script, "layers").argument("layers")).isEqualTo("--n-layers={{ layers }}");
    assertThat(option(script, "n-layers").limits().low()).isEqualTo(1);
    assertThat(option(script, "opt").choices()).containsExactly("adam", "sgd");
    assertThat(option(script, "amp").argument("amp"))
        .isEqualTo("{{ '--amp' if amp else '--no-amp' }}");
    assertThat(option(script, "fast").argument("fast")).isEqualTo("{{ '--fast' if fast }}");
    assertThat(option(script, "tied").choices()).containsExactly("true", "false");
    assertThat(option(script, "tied").standard()).contains("true");
    assertThat(List.of("tags", "root"))
        .allSatisfy(name -> assertThat(option(script, name).type()).isEqualTo(Type.OTHER));
    assertThat(read.unknownIn(List.of("--lr=1", "--l=1", "--no-amp"))).containsExactly("--l");
    assertThat(
            ScriptOptions.read(script.replace("@click.argument", "@options.shared")).isComplete())
        .isFalse();
  }

  @Test
  void aNumberBeyondAllBoundsKeepsNothingElseFromBeingRead() {
    String script =
        """
        MASK = 0xFFFFFFFFFFFFFFFF
        p.add_argument("--seed", type=int, default=99999999999999999999)
        p.add_argument("--n", type=int, default=0x7FFFFFFFFFFFFFFF)
        p.add_argument("--lr", type=float, default=1e-3)
        """;
    assertThat(option(script, "seed").standard()).isEmpty();
    assertThat(option(script, "n").standard()).contains(Long.MAX_VALUE);
    assertThat(option(script, "lr").standard()).contains(0.001);
  }

  @Test
  void optionsOfAbslAreRead() {
    String script =
        """
        from absl import app, flags
        FLAGS = flags.FLAGS
        flags.DEFINE_float("lr", 1e-3, "The step.", lower_bound=0.0, upper_bound=1.0)
        _LAYERS = flags.DEFINE_integer(name="n_layers", default=2, help="How many", upper_bound=8)
        flags.DEFINE_bool("amp", False, "Mixed precision")
        flags.DEFINE_boolean('tied', True, '')
        flags.DEFINE_enum("opt", "adam", ["adam", "sgd"], "Which")
        tf.app.flags.DEFINE_string("root", None, "A folder")
        flags.DEFINE_list("sizes", ["1", "2"], "Several")
        flags.DEFINE_float(name, 1.0, "Unknown")
        flags.DEFINE_alias("rate", "lr")
        """;
    ScriptOptions read = ScriptOptions.read(script);
    assertThat(read.options())
        .extracting(ScriptOption::flag)
        .containsExactly(
            "--lr", "--n_layers", "--amp", "--tied", "--opt", "--root", "--sizes", "--rate");
    assertThat(option(script, "lr"))
        .isEqualTo(
            new ScriptOption(
                List.of("--lr"),
                Optional.empty(),
                "lr",
                Type.REAL,
                Optional.of(0.001),
                List.of(),
                new Limits(0, 1),
                "The step.",
                3));
    assertThat(option(script, "n_layers").limits().high()).isEqualTo(8);
    assertThat(option(script, "n_layers").standard()).contains(2L);
    assertThat(option(script, "n_layers").help()).isEqualTo("How many");
    assertThat(option(script, "amp").argument("amp"))
        .isEqualTo("{{ '--amp' if amp else '--noamp' }}");
    assertThat(option(script, "tied").standard()).contains(true);
    assertThat(option(script, "opt").choices()).containsExactly("adam", "sgd");
    assertThat(option(script, "opt").help()).isEqualTo("Which");
    assertThat(option(script, "root").type()).isEqualTo(Type.TEXT);
    assertThat(List.of("sizes", "rate"))
        .allSatisfy(name -> assertThat(option(script, name).type()).isEqualTo(Type.OTHER));
    assertThat(read.unknownIn(List.of("--verbosity=1")))
        .as("modules that it imports declare more")
        .isEmpty();
  }

  @Test
  void namesInCapitalsStandForWhatTheyAreGivenOnce() {
    String script =
        """
        LR = 3 * 1e-4
        NAMES = [
            "a", "b"]
        WIDTH = 8
        if fast:
            WIDTH = 4
        p = argparse.ArgumentParser()
        p.add_argument("--lr", type=float, default=LR)
        p.add_argument("--arch", choices=NAMES, default=NAMES[0])
        p.add_argument("--width", type=int, default=WIDTH)
        p.add_argument("--depth", type=int, default=cfg.LR)
        """;
    assertThat((Double) option(script, "lr").standard().orElseThrow())
        .isCloseTo(3e-4, within(1e-12));
    assertThat(option(script, "lr").line()).isEqualTo(8);
    assertThat(option(script, "arch").choices()).containsExactly("a", "b");
    assertThat(option(script, "width").standard()).isEmpty();
    assertThat(option(script, "depth").standard()).isEmpty();
    String typer = "import typer\nLR = 0.5\ndef f(lr: float = LR): pass\ntyper.run(f)\n";
    assertThat(option(typer, "lr").standard()).contains(0.5);
  }

  @Test
  void ofOptionsThatExcludeEachOtherTheFirstCanBeSearched() {
    String script =
        """
        p = argparse.ArgumentParser()
        g = p.add_mutually_exclusive_group(required=True)
        g.add_argument("--lr", type=float)
        g.add_argument("--eta", type=float)
        g = p.add_argument_group("more")
        g.add_argument("--momentum", type=float)
        g.add_argument("--dropout", type=float)
        """;
    assertThat(ScriptOptions.read(script).searchable())
        .extracting(ScriptOption::name)
        .containsExactly("lr", "momentum", "dropout");
    assertThat(ScriptOptions.read(script).unknownIn(List.of("--eta=1"))).isEmpty();
  }

  @Test
  void aHelpOfSeveralStringsMayHaveOneWithPlaces() {
    String script =
        """
        p = argparse.ArgumentParser()
        p.add_argument("--lr", type=float, default=0.1, help=f"one of {names} "
                       "and more" f"{x}")
        """;
    assertThat(option(script, "lr").standard()).contains(0.1);
    assertThat(option(script, "lr").help()).isEmpty();
    assertThat(ScriptOptions.read(script).isComplete()).isTrue();
  }

  @Test
  void anOptionOfClickThatIsNoFlagTakesText() {
    String script = "@click.command()\n@click.option('--loss', is_flag=False)\ndef f(loss): pass\n";
    assertThat(option(script, "loss").type()).isEqualTo(Type.TEXT);
    assertThat(option(script, "loss").choices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "print('parser.add_argument(\"--lr\")')",
        "p = argparse.ArgumentParser()\ns = p.add_subparsers()\ns.add_argument('--lr', type=float)",
        "@click.group()\ndef cli(): pass\n@click.option('--lr', type=float)\ndef a(lr): pass",
        "p.add_argument('--lr', type=float",
        "fire.Fire()",
        "fire.Fire({'a': a})",
        "x = '''"
      })
  void whereNothingCanBeToldThereIsNothing(String script) {
    assertThat(ScriptOptions.read(script).options()).isEmpty();
    assertThat(ScriptOptions.read(script).unknownIn(List.of("--x"))).isEmpty();
  }

  @Test
  void aFileThatIsMissingOrNoTextHasNone(@TempDir Path folder) throws IOException {
    assertThat(ScriptOptions.read(folder.resolve("train.py"))).isEqualTo(ScriptOptions.NONE);
    Path binary = Files.write(folder.resolve("model.py"), new byte[] {(byte) 0xff, 0, (byte) 0xc0});
    assertThat(ScriptOptions.read(binary)).isEqualTo(ScriptOptions.NONE);
    Path script = Files.writeString(folder.resolve("a.py"), ARGPARSE.replace("\n", "\r\n"));
    assertThat(ScriptOptions.read(script).options()).hasSize(12);
  }
}
