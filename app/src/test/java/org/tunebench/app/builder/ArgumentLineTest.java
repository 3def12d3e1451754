package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.objective.command.CommandObjectiveType;
import org.tunebench.engine.objective.command.CommandScript;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;

/** The arguments of a command as a line to edit. */
class ArgumentLineTest {
  private static final SearchSpace SPACE =
      new SearchSpace(List.of(new Parameter("x", new FloatRange(0, 1))));

  @Test
  void quotesStandWhereTheyAreNeeded() {
    String line =
        ArgumentLine.of(
                List.of("python3", "a b.py", "x={{ x }}", "dir='{{ tunebench.output }}'", "$HOME"))
            .orElseThrow();

    assertThat(line)
        .isEqualTo("python3 'a b.py' x={{ x }} \"dir='{{ tunebench.output }}'\" '$HOME'");
    // Which a line may say.
    new CommandObjectiveType().check(new PartSpec("command", Map.of("run", line)), SPACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's $HOME",
        "say \"it's\"",
        "it's `date` \\ and \\\\ \\$x",
        "'{{ x }}' $y \"{{ '--a $b' if x }}\"",
        "it's ${args} $args ${envvar:A'B} ${HOME}",
        "C:\\my tools\\it's.exe",
        "\\",
        "'",
        "\"",
        "",
        " ",
        "a\"b"
      })
  void whateverAWordHoldsTheEngineSplitsItOutAgain(String word) {
    String line = ArgumentLine.of(List.of("python3", "a.py", word, "b")).orElseThrow();
    assertThat(
            CommandScript.of(
                    new PartSpec("command", Map.of("run", line)),
                    Path.of("a").toAbsolutePath(),
                    ".py")
                .orElseThrow()
                .arguments())
        .containsExactly(word, "b");
  }

  @Test
  void aListThatNoLineSaysHasNone() {
    assertThat(ArgumentLine.of(List.of("a", List.of("b")))).isEmpty();
    assertThat(ArgumentLine.of(List.of("python3", "-c", "a\nb"))).as("a field has one").isEmpty();
  }
}
