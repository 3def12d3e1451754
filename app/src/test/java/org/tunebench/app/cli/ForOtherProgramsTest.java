package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.Partition;

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
    assertThat(exported()).contains(best);
  }

  /** The trials of an export, without what it has for whoever imports it. */
  private List<JsonNode> exported() throws IOException {
    List<JsonNode> trials = new ArrayList<>();
    for (JsonNode trial : read()) {
      assertThat(((ObjectNode) trial).remove("n_metrics").asInt()).isEqualTo(1);
      assertThat(((ObjectNode) trial).remove("goal").asText()).isEqualTo("minimize");
      trials.add(trial);
    }
    return trials;
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
    assertThat(exported()).element(1).isEqualTo(trial);

    assertThat(line.run("show", "f", "--trial", "2")).isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("--trial: 'f' has no trial 2; it has 2 trials, numbered from 0\n");
  }

  @Test
  void dataSaysWhatItIsForAndHowMuchItIs() throws IOException {
    assertThat(line.run("data", "any.h5ad", "--for", "scvi", "--format", "json")).isZero();
    assertThat(read())
        .isEqualTo(
            json(
                """
                {"objective": "scvi", "cells": 4, "genes": 5, "sum": 70.0, "zeros_percent": 75.0,
                "smallest_cell": 0.0, "lower_quartile_cell": 1.0, "median_cell": 2.0,
                "upper_quartile_cell": 8.0, "largest_cell": 60.0,
                "empty_cells": 1, "empty_genes": 2, "first_cells": ["AAAC", "AAAG"],
                "first_genes": ["Tmx3"], "columns": {"batch": 2},
                "layers": ["X", "counts"]}
                """));
    assertThat(line.run("data", "any.csv", "--for", "quick", "--format", "json")).isZero();
    assertThat(read())
        .isEqualTo(
            json(
                """
                {"objective": "classifier", "samples": 5, "features": 3,
                "classes": {"b": 3, "a": 2}, "test_samples": 0, "index_columns": 0}
                """));
  }

  @Test
  void whichLayerIsReadIsSaidByItsOptionWhereItIsWrong() {
    assertThat(line.run("data", "any.h5ad", "--for", "scvi", "--layer", "raw")).isEqualTo(2);
    assertThat(line.err()).isEqualTo("--layer: there is no matrix 'raw'\n");
  }

  @Test
  void dataIsToldToPeopleWithTheNamesByWhichTheySeeThatItIsTheRightWayRound() {
    assertThat(line.run("data", "any.h5ad", "--for", "scvi")).isZero();
    assertThat(line.out())
        .contains(
            """
            cells    AAAC, AAAG, …
            genes    Tmx3, …
            columns  batch (2)
            layers   X, counts
            """);
  }

  @Test
  void devicesSayWhatTheyHaveInBytes() throws IOException {
    line.cluster =
        Optional.of(
            new ClusterStatus(
                "slurm 25.05",
                List.of(new Partition("gpu", true, true, "1-00:00:00", 3, 4, "")),
                List.of(),
                ""));

    assertThat(line.run("devices", "--format", "json")).isZero();
    JsonNode card = read().get("devices").get(0);
    assertThat(card.toString())
        .isEqualTo(
            """
            {"device":"gpu:0","name":"A card","memory_bytes":8589934592,"used_bytes":4294967296,\
            "load_percent":97.0,"usable":false,"note":"needs the CUDA build","uuid":null,\
            "driver":null,"processes":[{"process":4711,"program":"/usr/bin/python3",\
            "memory_bytes":3221225472}]}""");
    JsonNode cpu = read().get("devices").get(1);
    assertThat(cpu.get("usable").asBoolean()).isTrue();
    assertThat(cpu.get("load_percent").isNull()).isTrue();
    assertThat(read().get("problem").isNull()).isTrue();
    assertThat(read().get("cuda_libraries").toString())
        .isEqualTo(
            """
            {"found":{"libcudart.so.13":"/opt/cuda/lib64/libcudart.so.13"},\
            "missing":["libcudnn.so.9"]}""");
    assertThat(read().get("cluster").toString())
        .isEqualTo(
            """
            {"version":"slurm 25.05","problem":null,"partitions":[{"partition":"gpu",\
            "default":true,"up":true,"longest":"1-00:00:00","idle_nodes":3,"nodes":4,\
            "has":null}]}""");

    line.cluster = Optional.empty();
    line.run("devices", "--format", "json");
    assertThat(read().get("cluster").isNull()).isTrue();
  }

  @Test
  void aBenchmarkHasBothTrialsMetricByMetric() throws IOException {
    line.run("run", line.file("small.yaml", SMALL));

    assertThat(line.run("benchmark", "small", "--format", "json")).isZero();
    JsonNode stored = read();
    assertThat(stored.get("name").asText()).isEqualTo("small");
    assertThat(stored.get("default_trial").asInt()).isZero();
    JsonNode loss = stored.get("metrics").get(0);
    assertThat(loss.get("metric")).isEqualTo(stored.get("metric"));
    assertThat(loss.get("default").asDouble()).isEqualTo(0.25);
    assertThat(loss.get("change_percent").asDouble())
        .isEqualTo(100 * (loss.get("tuned").asDouble() - 0.25) / 0.25);

    assertThat(line.run("benchmark", "small", "--measure", "--format", "json")).isZero();
    assertThat(line.err()).startsWith("trains trial ");
    assertThat(read().get("metrics").get(1).get("metric").asText()).isEqualTo("extra");
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
