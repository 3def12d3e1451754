package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Studies side by side in the terminal. */
class CompareCommandTest extends WithCommandLine {
  @BeforeEach
  void runTwo() throws IOException {
    run("small", "objective: quick\nbudget: {trials: 3}\nsampler: random\n");
    run("fails", "objective: {quick: {fails: true}}\nbudget: {trials: 2}\n");
  }

  private void run(String name, String text) throws IOException {
    line.run("run", line.file(name + ".yaml", text));
  }

  @Test
  void eachHasALineInTheOrderGiven() {
    assertThat(line.run("compare", "small", "fails", "small")).isZero();
    assertThat(line.err()).isEmpty();
    assertThat(line.out().lines().toList())
        .hasSize(3)
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).matches("name +metric +best +trial +default +change .*");
              // The default configuration has x = 0.25, and that is the loss.
              assertThat(lines.get(1))
                  .matches(
                      "small +loss, minimize +0\\.\\d+ +\\d +0\\.25 +[+-]\\d.*% +3/3 .* random");
              assertThat(lines.get(2)).matches("fails +loss, minimize +2/2 .* auto");
            });
  }

  @Test
  void otherProgramsHaveTheSame() throws IOException {
    assertThat(line.run("compare", "small", "fails", "--format", "json")).isZero();
    JsonNode both = new ObjectMapper().readTree(line.out());

    JsonNode small = both.get(0);
    assertThat(small.get("name").asText()).isEqualTo("small");
    assertThat(small.get("default").asDouble()).isEqualTo(0.25);
    assertThat(small.get("default_trial").asInt()).isZero();
    assertThat(small.get("best").asDouble()).isLessThanOrEqualTo(0.25);
    assertThat(small.get("change_percent").asDouble())
        .isEqualTo(100 * (small.get("best").asDouble() - 0.25) / 0.25);
    assertThat(small.get("trainings").asInt()).isEqualTo(3);
    assertThat(small.get("sampler").asText()).isEqualTo("random");
    JsonNode fails = both.get(1);
    assertThat(fails.get("state").asText()).isEqualTo("no result");
    for (String key : new String[] {"best", "best_trial", "default", "change_percent"}) {
      assertThat(fails.get(key).isNull()).as(key).isTrue();
    }
  }

  @Test
  void resultsOfDifferentMetricsAreSaidNotToCompare() throws IOException {
    String table = line.file("t.csv", "acc,layers\n0.9,1\n0.8,2\n");
    line.run("import", table, "--name", "other", "--metric", "acc", "--goal", "maximize");

    assertThat(line.run("compare", "small", "other")).isZero();
    assertThat(line.err())
        .isEqualTo(
            "note: the studies do not optimise the same metric (loss, minimize; acc, maximize):"
                + " what they found does not compare\n");
    assertThat(line.out()).containsPattern("other +acc, maximize +0\\.9 +0 +2/2\n");
  }

  @Test
  void oneIsNotEnough() {
    assertThat(line.run("compare", "small")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err()).contains("NAME").hasLineCount(1);
    assertThat(line.run("compare", "small", "small")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err())
        .contains("all of these names are of one study, 'small': name another one");
    assertThat(line.run("compare", "small", "smal")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err()).contains("did you mean 'small'?");
  }
}
