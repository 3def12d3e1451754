package org.tunebench.engine.studyfile.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tunebench.engine.studyfile.python.ScriptOption.Type;

/** Options that a loop or a dictionary declares are those that are written out in it. */
class UnrollingTest {
  private static final String SCRIPT =
      """
      common = dict(type=float, default=0.1)
      more = {"type": int, "default": 3, "help": "how many"}
      DEFAULTS = {"lr": 1e-3, "weight_decay": 1e-4, "hidden": 64}
      flags = [("--alpha", float, 0.5), ("--depth", int, 2)]

      def add_options(parser):
          parser.add_argument("--dropout", **common)
          parser.add_argument("--layers", **more)
          parser.add_argument("--other", **unknown)
          for flag, kind, default in flags:
              parser.add_argument(flag, type=kind, default=default)

      p = argparse.ArgumentParser()
      add_options(p)
      for name, value in DEFAULTS.items():
          p.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
      for name in ("beta", "gamma"):
          p.add_argument("--" + name, type=float, default=1.0)
      for name in ("delta",):
          p.add_argument("--" + name, type=float, default=1.0)
      for key, said in {"--rate": {"type": float}, "--size": dict(type=int)}.items():
          p.add_argument(key, **said)
      """;

  @Test
  void eachRoundOfALoopDeclaresAnOption() {
    assertThat(ScriptOptions.read(SCRIPT).options())
        .extracting(ScriptOption::flag)
        .containsExactly(
            "--dropout",
            "--layers",
            "--other",
            "--alpha",
            "--depth",
            "--lr",
            "--weight-decay",
            "--hidden",
            "--beta",
            "--gamma",
            "--delta",
            "--rate",
            "--size");
    ScriptOption hidden = ScriptOptionsTest.option(SCRIPT, "hidden");
    assertThat(hidden.type()).isEqualTo(Type.WHOLE);
    assertThat(hidden.standard()).contains(64L);
    assertThat(ScriptOptionsTest.option(SCRIPT, "size").type()).isEqualTo(Type.WHOLE);
    assertThat(ScriptOptionsTest.option(SCRIPT, "depth").standard()).contains(2L);
    assertThat(OptionReader.unread(Tokenizer.lines(SCRIPT))).isEmpty();
  }

  @Test
  void aDictionaryThatIsSpreadOutSaysWhatAnOptionTakes() {
    assertThat(ScriptOptionsTest.option(SCRIPT, "dropout").standard()).contains(0.1);
    assertThat(ScriptOptionsTest.option(SCRIPT, "layers").help()).isEqualTo("how many");
    assertThat(ScriptOptionsTest.option(SCRIPT, "other").type()).isEqualTo(Type.OTHER);
  }

  @Test
  void whatIsNotWrittenOutIsToldByItsLine() {
    String script =
        """
        for name in names():
            p.add_argument("--" + name)
        for a, b in [(1, 2, 3)]:
            p.add_argument(a)
        for x in [y for y in z]:
            p.add_argument(x)
        p.add_argument(**{"a": 1})
        """;
    assertThat(OptionReader.unread(Tokenizer.lines(script))).containsExactly(2, 4, 6, 7);
  }
}
