package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What verbs tell to other programs. */
class ForOtherProgramsTest extends WithCommandLine {
  private static final String SMALL = "objective: quick\nbudget: {trials: 3}\n";

  private JsonNode read() throws IOException {
    return new ObjectMapper().readTree(line.out());
  }

  @Test
  void aListWithoutStudiesIsAnEmptyArray() throws IOException {
    assertThat(line.run("list", "--format", "json")).isZero();
    assertThat(read()).isEmpty();
    assertThat(read().isArray()).isTrue();
  }

  @Test
  void aListHasWhatTheTableHas() throws IOException {
    line.run("run", line.file("small.yaml", SMALL));
    line.run(
        "run", line.file("f.yaml", "objective: {quick: {fails: true}}\nbudget: {trials: 2}\n"));

    assertThat(line.run("list", "--format", "json")).isZero();
    JsonNode failed = read().get(0);
    JsonNode small = read().get(1);
    assertThat(small.get("name").asText()).isEqualTo("small");
    assertThat(small.get("state").asText()).isEqualTo("finished");
    assertThat(small.get("goal").asText()).isEqualTo("minimize");
    assertThat(small.get("done").asInt()).isEqualTo(3);
    assertThat(small.get("trials").get("completed").asInt()).isEqualTo(3);
    assertThat(small.get("best").isDouble()).isTrue();
    assertThat(failed.get("state").asText()).isEqualTo("no result");
    assertThat(failed.get("best").isNull()).isTrue();
    assertThat(failed.get("best_trial").isNull()).isTrue();
  }

  @Test
  void aStudyHasTheConfigurationToGoOnWith() throws IOException {
    line.run("run", line.file("small.yaml", SMALL));

    assertThat(line.run("show", "small", "--format", "json", "--limit", "1")).isZero();
    JsonNode study = read();
    JsonNode best = study.get("best_trials").get(0);
    assertThat(study.get("best_trials")).hasSize(1);
    assertThat(study.get("best_configuration")).hasSize(1);
    assertThat(study.get("best_configuration").get("x")).isEqualTo(best.get("x"));
    assertThat(study.get("sampler").has("auto")).isTrue();
    assertThat(study.get("worst_trials").get(0).get("loss").asDouble())
        .isGreaterThan(best.get("loss").asDouble());
    assertThat(line.run("export", "small", "--format", "json")).isZero();
    assertThat(read()).contains(best);
  }

  @Test
  void anotherFormatIsRefused() {
    assertThat(line.run("list", "--format", "csv")).isEqualTo(2);
    assertThat(line.err()).isEqualTo("--format: must be text or json, not csv\n");
  }
}
