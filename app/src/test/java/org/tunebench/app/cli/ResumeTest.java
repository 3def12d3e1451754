package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A study that has nothing left to do is not run, and what is said to help does. */
class ResumeTest extends WithCommandLine {
  private static final String OVER = " is finished, and nothing is left to do: ";

  private void ran(String name, String budget) throws IOException {
    assertThat(line.run("run", file(name, budget))).isZero();
  }

  private String file(String name, String budget) throws IOException {
    return line.file(
        name + ".yaml", "objective: quick\nspace: {x: {float: [0, 1]}}\nbudget: " + budget + "\n");
  }

  private String elapsed(String name) {
    line.run("show", name, "--format", "json");
    Matcher found = Pattern.compile("\"elapsed_s\" *: *[\\d.]+").matcher(line.out());
    assertThat(found.find()).as(line.out()).isTrue();
    return found.group();
  }

  @Test
  void aSearchCanBeginWithOneTrialAndGoOn() throws IOException {
    String file = file("one", "{trials: 3}");
    assertThat(line.run("run", file, "--trials", "0")).isEqualTo(2);
    assertThat(line.err()).startsWith("--trials: must be a whole number").hasLineCount(1);
    assertThat(line.run("run", "--demo", "--trials", "1")).isEqualTo(2);
    assertThat(line.err()).startsWith("--trials: the demo search has a budget of its own");

    assertThat(line.run("run", file, "--trials", "1")).isZero();
    assertThat(line.out()).contains("one: done, 1 of 1 trials");
    assertThat(line.run("resume", "one", "--trials", "3")).isZero();
    assertThat(line.out().lines().filter(l -> l.startsWith("trial "))).hasSize(2);
  }

  @Test
  void timeStandsStillWhereNothingIsLeft() throws IOException {
    ran("a", "{trials: 2}");
    String before = elapsed("a");

    assertThat(line.run("resume", "a", "--time", "1h")).isZero();
    assertThat(line.out())
        .isEqualTo("a" + OVER + "add trials with 'tunebench resume a --trials 4'\n");
    assertThat(line.run("resume", "a", "--no-early-end")).isZero();
    assertThat(elapsed("a")).isEqualTo(before);
  }

  @Test
  void whatIsSaidGoesAboveWhatWasUsed() throws IOException {
    ran("b", "{trials: 3, time: 1h}");
    // Less than it has used already: no trial would begin any more.
    line.run("resume", "b", "--time", "0.001s", "--trials", "3");
    assertThat(line.out())
        .startsWith("b" + OVER + "add trials and give it more time with 'tunebench resume b")
        .containsPattern("--trials 6 --time \\d+s'\n");

    String more = line.out().replaceFirst("(?s).*--time (\\d+s)'.*", "$1");
    assertThat(line.run("resume", "b", "--trials", "6", "--time", more)).isZero();
    assertThat(line.out()).contains("b: done, 6 of 6 trials");
  }

  @Test
  void trialsAloneHelpNoneThatHasReachedItsTarget() throws IOException {
    ran("c", "{trials: 2, patience: 1}");
    line.run("resume", "c", "--no-early-end");
    ran("d", "{trials: 1, target: 1000}");

    line.run("resume", "d");
    assertThat(line.out())
        .isEqualTo(
            "d"
                + OVER
                + "add trials and go on beyond its target or patience with 'tunebench resume d"
                + " --trials 2 --no-early-end'\n");
    assertThat(line.run("resume", "d", "--trials", "2", "--no-early-end")).isZero();
    assertThat(line.out()).contains("d: done, 2 of 2 trials");
  }

  @Test
  void aSpaceThatIsTriedOutIsSaid() throws IOException {
    String study = "objective: quick\nspace: {x: {choice: [0.25, 0.5]}}\nsampler: grid\n";
    line.run("run", line.file("g.yaml", study + "budget: {trials: 9}\n"));

    assertThat(line.run("resume", "g")).isZero();
    assertThat(line.out())
        .isEqualTo("g" + OVER + "each configuration of its space has been tried\n");
  }

  @Test
  void aLowerBudgetIsSaid() throws IOException {
    ran("e", "{trials: 4, target: 1000}");

    line.run("resume", "e", "--trials", "3", "--no-early-end");
    assertThat(line.err()).isEqualTo("note: the budget was 4 trials, and is 3 from now on\n");
    assertThat(line.out()).contains("e: done, 3 of 3 trials");
  }
}
