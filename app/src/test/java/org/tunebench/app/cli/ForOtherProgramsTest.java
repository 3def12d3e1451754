package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
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

  @Test
  void aStudyHasWhatTheListHas() throws IOException {
    line.run("run", line.file("small.yaml", SMALL));

    line.run("list", "--format", "json");
    ObjectNode listed = (ObjectNode) read().get(0);
    line.run("show", "small", "--format", "json");
    JsonNode shown = read();
    // The one says the kind, the other the whole definition.
    listed.remove("objective");
    listed
        .properties()
        .forEach(
            field ->
                assertThat(shown.get(field.getKey()))
                    .as(field.getKey())
                    .isEqualTo(field.getValue()));
    assertThat(shown.get("ended").asText()).isEqualTo("all trials of its budget are done");
    assertThat(shown.get("failure").isNull()).isTrue();
    assertThat(shown.get("running_trials")).isEmpty();
    assertThat(shown.get("created").asText()).matches(".*:\\d\\d(\\.\\d{3})?Z");
  }

  @Test
  void whyNothingCameIsSaid() throws IOException {
    line.run(
        "run", line.file("f.yaml", "objective: {quick: {fails: true}}\nbudget: {trials: 2}\n"));

    line.run("show", "f", "--format", "json");
    assertThat(read().get("failure").asText()).isEqualTo("no luck today");
    assertThat(read().get("best_configuration").isNull()).isTrue();
  }

  @Test
  void whatIsNoNumberIsNothingToGoOnWith() throws IOException {
    String file = line.file("nan.yaml", "objective: {quick: {nan: true}}\nbudget: {trials: 2}\n");
    assertThat(line.run("run", file)).isZero();
    assertThat(line.err())
        .isEqualTo("nan: none is the best: no completed trial gave a finite number for 'loss'\n");

    line.run("show", "nan", "--format", "json");
    JsonNode study = read();
    assertThat(study.get("best_trials").get(0).get("loss").asText()).isEqualTo("NaN");
    assertThat(study.get("best").isNull()).isTrue();
    assertThat(study.get("best_trial").isNull()).isTrue();
    assertThat(study.get("best_configuration").isNull()).isTrue();
  }

  @Test
  void marksStandWithTheTrialsThatHaveThem() throws IOException {
    line.run("run", line.file("small.yaml", SMALL));
    line.run("show", "small");
    assertThat(line.out()).doesNotContain("marks");

    line.run("note", "small", "odd one", "--trial", "1", "--tags", "b,a");

    line.run("show", "small");
    assertThat(line.out()).containsPattern("trial +marks\n").containsPattern(" 1 +a, b\n");
    line.run("show", "small", "--format", "json");
    JsonNode marked =
        StreamSupport.stream(read().get("best_trials").spliterator(), false)
            .filter(trial -> trial.get("trial").asInt() == 1)
            .findFirst()
            .orElseThrow();
    assertThat(marked.get("tags").asText()).isEqualTo("a, b");
    assertThat(marked.get("note").asText()).isEqualTo("odd one");
  }

  @Test
  void oneTrialIsShownWithAllThatIsKeptOfIt() throws IOException {
    line.run(
        "run", line.file("f.yaml", "objective: {quick: {fails: true}}\nbudget: {trials: 2}\n"));
    line.run("note", "f", "odd\nindeed", "--trial", "1", "--tags", "b,a");

    assertThat(line.run("show", "f", "--trial", "1")).isZero();
    assertThat(line.out())
        .startsWith("trial ")
        .containsPattern("(?m)^state +failed$")
        .containsPattern("(?m)^x +\\d")
        .containsPattern("(?m)^failure +no luck today$")
        .containsPattern("(?m)^tags +a, b$")
        .containsPattern("(?m)^note +odd\n +indeed$")
        .containsPattern("(?m)^folder +.*artifacts.\\d+.1$");
    assertThat(line.run("show", "f", "--trial", "1", "--format", "json")).isZero();
    ObjectNode trial = (ObjectNode) read();
    assertThat(Path.of(trial.remove("folder").asText())).isDirectory();
    line.run("export", "f", "--format", "json");
    assertThat(read().get(1)).isEqualTo(trial);

    assertThat(line.run("show", "f", "--trial", "2")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("--trial: 'f' has no trial 2; it has 2 trials, numbered from 0\n");
  }
}
