package org.tunebench.engine.studyfile.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.space.Distribution;

/** The ranges that are proposed for a script's options are those that one would try by hand. */
class OptionRangeTest {
  private static ScriptOption declared(String settings) {
    return ScriptOptions.read("p = ArgumentParser()\np.add_argument(" + settings + ")\n")
        .options()
        .get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'--lr', type=float, default=1e-3           | float [0.00001, 0.1] on a log scale",
        "'--learning_rate', type=float              | float [0.00001, 0.1] on a log scale",
        "'--lr', type=float, default=20             | float [0.2, 20.0] on a log scale",
        "'--head-lr', type=float, default=0.1       | float [0.001, 1.0] on a log scale",
        "'--weight-decay', type=float, default=0    | float [0.000001, 0.01] on a log scale",
        "'--weight-decay', type=float, default=1e-4 | float [0.000001, 0.01] on a log scale",
        "'--lr-decay', type=float, default=0.9      | float [0.5, 0.99]",
        "'--dropout', type=float, default=0.1       | float [0.0, 0.5]",
        "'--dropout', type=float, default=0.4       | float [0.0, 0.8]",
        "'--momentum', type=float, default=0.9      | float [0.0, 0.99]",
        "'--beta2', type=float, default=0.999       | float [0.99, 0.9999]",
        "'--subsample', type=float, default=0.8     | float [0.4, 1.0]",
        "'--temperature', type=float, default=2.0   | float [0.2, 20.0] on a log scale",
        "'--threshold', type=float, default=0.5     | float [0.0, 1.0]",
        "'--shift', type=float, default=-2.0        | float [-4.0, 0.0]",
        "'--hidden-size', type=int, default=128     | int [32, 512] on a log scale",
        "'--n-hidden', type=int                     | int [16, 512] on a log scale",
        "'--n-layers', type=int, default=3          | int [1, 6]",
        "'--hidden-layers', type=int                | int [1, 4]",
        "'--layer-size', type=int, default=64       | int [16, 256] on a log scale",
        "'--max-depth', type=int, default=6         | int [1, 12]",
        "'--kernel', type=int, default=3            | int [1, 7] in steps of 2",
        "'--batch-size', type=int, default=64       | choice [16, 32, 64, 128, 256]",
        "'--heads', type=int, default=8             | choice [4, 8, 16]",
        "'--n-estimators', type=int, default=100    | int [25, 400] on a log scale",
        "'--epochs', type=int, default=20           | int [5, 80] on a log scale",
        "'--amp', action='store_true'               | choice [true, false]",
        "'--opt', choices=['adam', 'sgd', None]     | choice [adam, sgd]",
        "'--width', type=int, choices=[64, 128]     | choice [64, 128]"
      })
  void aRangeIsGuessedFromNameTypeAndDefault(String settings, String range) {
    assertThat(declared(settings).guess().map(Distribution::describe)).contains(range);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'--seed', type=int, default=0",
        "'--num-workers', type=int, default=4",
        "'--log-interval', type=int, default=10",
        "'--data', choices=['a', 'b']",
        "'--no-cuda', action='store_true'",
        "'--name', default='x'",
        "'--opt', default='adam'",
        "'--opt', choices=['adam']",
        "'--something', type=float",
        "'--something', type=int, default=-1",
        "'--something', type=bool, default=True",
        "'--something', type=float, default=1e308",
        "'--2d', type=float, default=0.1"
      })
  void nothingIsGuessedWhereThereIsNothingToSearchOrToGuessFrom(String settings) {
    assertThat(declared(settings).guess()).isEmpty();
  }

  @Test
  void theBoundsOfTheScriptHold() {
    String script =
        """
        @click.command()
        @click.option("--lr", type=click.FloatRange(1e-4, 1e-2), default=1e-3)
        @click.option("--gain", type=click.FloatRange(0.5, 4))
        @click.option("--width", type=click.IntRange(64, 128))
        @click.option("--depth", type=click.IntRange(max=3))
        @click.option("--max-depth", type=click.IntRange(1, 30))
        def main(): pass
        """;
    assertThat(ScriptOptions.read(script).options())
        .extracting(option -> option.guess().map(Distribution::describe).orElse(""))
        .containsExactly(
            "float [0.0001, 0.01] on a log scale",
            "float [0.5, 4.0]",
            "int [64, 128] on a log scale",
            "int [1, 3]",
            "int [1, 30]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'--lr', type=float                 | true",
        "'--batch-size', type=int           | true",
        "'--hidden', type=int               | true",
        "'--optimizer', choices=['a', 'b']  | true",
        "'--nesterov', action='store_true'  | true",
        "'--lr-step-size', type=int         | false",
        "'--epochs', type=int, default=3    | false",
        "'--test-batch-size', type=int      | false",
        "'--warmup-lr', type=float          | false",
        "'--amp', action='store_true'       | false",
        "'--threshold', type=float          | false"
      })
  void whatPeopleTuneIsToldByItsName(String settings, boolean tuned) {
    assertThat(declared(settings).isUsuallyTuned()).isEqualTo(tuned);
  }
}
