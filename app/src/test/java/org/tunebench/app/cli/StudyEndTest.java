package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the terminal says when a study has ended. */
class StudyEndTest extends WithCommandLine {
  @Test
  void saysWhyItEndedWithBudgetLeft() throws IOException {
    String budget = "objective: quick\nbudget: {trials: 30, %s}\n";

    line.run("run", line.file("tired.yaml", budget.formatted("patience: 2")));
    assertThat(line.out())
        .containsPattern(
            "tired: done, \\d+ of 30 trials in .*: 2 trials have not improved on #\\d+\n");
    line.run("show", "tired");
    assertThat(line.out()).containsPattern("ended +2 trials have not improved on #\\d+\n");
    line.run("run", line.file("good.yaml", budget.formatted("target: 0.3")));
    assertThat(line.out())
        .containsPattern(
            "good: done, 1 of 30 trials in .*: loss has reached its target \\(#0\\)\n");
    String grid = "objective: quick\nspace:\n  x: {choice: [0.25, 0.5]}\nsampler: grid\n";
    line.run("run", line.file("grid.yaml", grid + "budget: {trials: 30}\n"));
    assertThat(line.out()).contains(": the sampler has nothing left to try\n");
  }

  @Test
  void saysWhyNothingCameOut() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String file =
        line.file(
            "broken.yaml",
            """
            objective: {command: {run: ['%s', -cp, none, NoSuchClass]}}
            metric: {name: loss, goal: minimize}
            space:
              x: {float: [0, 1]}
            budget: {trials: 2, retries: 0}
            """
                .formatted(java));

    assertThat(line.run("run", file)).isEqualTo(ExitCodes.NO_RESULT);
    String reason = "the command ended with exit code 1; last line: Caused by:";
    assertThat(line.out()).contains("trial 0 failed: " + reason);
    assertThat(line.err())
        .startsWith("broken: no trial completed, 2 failed: " + reason)
        .contains("broken: 2 trials failed and none has given a value, the last because ")
        .hasLineCount(3);
    assertThat(line.out())
        .containsPattern("broken: ended without a result, 2 of 2 trials in .*\n")
        .doesNotContain("done");
    String said = "the log of trial 0: ";
    Path log =
        line.err()
            .lines()
            .filter(text -> text.startsWith(said))
            .map(text -> Path.of(text.substring(said.length())))
            .findFirst()
            .orElseThrow();
    assertThat(Files.readString(log)).contains("NoSuchClass");
    line.run("show", "broken");
    assertThat(line.out())
        .containsPattern("state +no result\n")
        .containsPattern("ended +2 trials failed and none has given a value, ")
        .containsPattern("failed +" + reason);
    line.run("list");
    assertThat(line.out()).containsPattern("broken +no result +2/2");
  }

  @Test
  void whatWasStoppedAfterFailuresAloneHasNoResultForPeopleAndIsStoppedForPrograms()
      throws IOException {
    line.run(
        "run", line.file("f.yaml", "objective: {quick: {fails: true}}\nbudget: {trials: 30}\n"));

    line.run("list", "--format", "json");
    assertThat(line.out()).containsPattern("\"state\" ?: ?\"stopped\"");
    line.run("list");
    assertThat(line.out()).containsPattern("f +no result +\\d+/30");
    line.run("show", "f");
    assertThat(line.out()).containsPattern("state +no result\n");
  }

  @Test
  void howManyTrialsGaveNoNumberIsSaid() throws IOException {
    line.run("run", line.file("n.yaml", "objective: {quick: {nan: true}}\nbudget: {trials: 2}\n"));

    line.run("show", "n");
    assertThat(line.out())
        .containsPattern("trials +budget of 2: 2 completed, 2 of them without a number\n");
  }
}
