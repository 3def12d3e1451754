package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongArgumentsTest extends WithCommandLine {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rnu x.yaml       | there is no command 'rnu'; did you mean 'run'? ('tunebench --help'",
        "frobnicate       | there is no command 'frobnicate' ('tunebench --help' tells more)",
        "none.yaml        | none.yaml: there is no such file ('tunebench --help' tells more)",
        "list --hom x     | there is no option '--hom'; did you mean '--home'? ('tunebench list",
        "run a.yaml b     | 'b' is one too many: 'tunebench run' takes STUDY.yaml ('tunebench run",
        "schema x         | 'x' is one too many: 'tunebench schema' takes options only",
        "show a --limit x | --limit: must be a whole number such as 20, not 'x' ('tunebench show",
        "show a --limit   | --limit: its value is missing ('tunebench show --help' tells more)",
        "rename a         | NEW is missing ('tunebench rename --help' tells more)",
        "rename a -b      | NEW is missing: there is no option '-b', and a name like an option",
        "compare a        | NAME is missing: give two or more ('tunebench compare --help'",
        "latent           | -o FILE, MODEL, DATA are missing ('tunebench latent",
        "import none.csv  | none.csv: there is no such file",
        "import           | FILE is missing ('tunebench import",
        "note a --trial 1 --no-pin --pin | --pin and --no-pin contradict each other: give one of",
        "note a --trial 1 --pin --pin | --pin: is given more than once: give it once ('tunebench",
        "note a x --trial 1 --trial 2 | --trial: is given more than once: give it once ('tunebench",
        "show --limit 3 -- ../x --home y | '--home' is one too many: behind -- all are names, so",
        "note a -1+1      | what begins like an option goes behind all options: tunebench note … --",
        "resume a --trials 1.5 | --trials: must be a whole number such as 20, not '1.5'",
      })
  void saysInOneSentenceWhatIsWrongAndWhatWouldBeRight(String arguments, String sentence) {
    assertThat(line.run(arguments.split(" "))).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err()).startsWith(sentence).hasLineCount(1);
  }

  @Test
  void helpIsACommandToo() {
    assertThat(line.run("help", "run")).isZero();
    String help = line.out();
    assertThat(line.run("run", "--help")).isZero();
    assertThat(help).isEqualTo(line.out()).contains("--polyaxon-0.6-exact");
    assertThat(line.run("help")).isZero();
    assertThat(line.out()).contains("Exit codes:", "tunebench run --demo");
    assertThat(line.run("help", "rnu")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err()).startsWith("there is no command 'rnu'; did you mean 'run'?");
  }

  @Test
  void helpOfACommandThatIsNoneIsRefused() {
    for (String option : new String[] {"--help", "--version"}) {
      assertThat(line.run("shwo", option)).isEqualTo(ExitCodes.WRONG_INPUT);
      assertThat(line.err()).startsWith("there is no command 'shwo'; did you mean 'show'?");
      assertThat(line.out()).isEmpty();
    }
    assertThat(line.run("--help")).isZero();
    assertThat(line.run("show", "--help")).isZero();
    assertThat(line.out()).contains("NAME");
  }

  @Test
  void aMissingNameIsNamed() {
    assertThat(line.run("show")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err()).contains("NAME").hasLineCount(1);
  }

  @Test
  void anEmptyWorkspaceIsNotTheCurrentFolder() {
    assertThat(line.run("list", "--home", "")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err())
        .isEqualTo("--home: names no folder: is a variable of the shell unset?\n");
    assertThat(line.run("list", "--home", "elsewhere")).isZero();
    assertThat(line.out()).startsWith("no studies yet in elsewhere: start one");
  }

  @Test
  void lettersThatWereLostOnTheWayAreNotKept() {
    assertThat(line.run("note", "small", "gr\uFFFD\uFFFDer")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err()).contains("set LC_ALL to one with UTF-8").hasLineCount(1);
  }
}
