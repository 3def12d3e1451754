package org.tunebench.engine.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.LiveHistory;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

class StudyFilesTest {
  private static final String CORTEX =
      """
      name: cortex-autotune
      objective:
        scvi: {dataset: cortex.h5ad, genes: 558, max-epochs: 1000}
      metric: {name: marginal_ll, goal: minimize}
      space:
        n_latent:     {int: [5, 15]}
        n_hidden:     {choice: [64, 128, 256]}
        dropout_rate: {choice: [0.1, 0.3, 0.5, 0.7]}
        lr:           {float: [0.0001, 0.01], log: true}
        likelihood:   {choice: [zinb, nb]}
      sampler: {tpe: {startup-trials: 20}}
      pruner:  {hyperband: {min-epochs: 10, reduction: 3}}
      budget:  {trials: 100, time: 8h, parallel: 4, retries: 1}
      devices: [gpu:0, gpu:1]
      seed: 0
      baseline: false
      """;

  @TempDir private Path folder;

  private static StudySpec parse(String text) {
    return StudyFiles.parse(text, "study.yaml", StudyFileTypes.TYPES).spec();
  }

  @Test
  void aQueueThatTheBudgetWasLoweredBelowIsReadAsItIsWrittenAndRefusedWithItsLine() {
    String text =
        """
        objective: scvi
        space: {lr: {float: [0, 1]}}
        budget: {trials: 1}
        baseline: {lr: 0.1}
        queue:
          - {lr: 0.5}
        """;
    StudyFile file = StudyFiles.parse(text, "low.yaml", StudyFileTypes.TYPES);
    StudySpec spec = file.spec();
    assertThat(StudyFiles.parse(StudyFiles.write(spec), "low.yaml", StudyFileTypes.TYPES).spec())
        .isEqualTo(spec);
    WrongInputException wrong =
        catchThrowableOfType(
            WrongInputException.class, () -> spec.first().requireWithin(spec.budget()));
    assertThat(file.locate(wrong).sentence())
        .startsWith("low.yaml, line 5, queue: takes 2 trials, the default configuration's");
  }

  @Test
  void readsEveryGroup() {
    StudySpec spec = parse(CORTEX);

    assertThat(spec.name()).isEqualTo("cortex-autotune");
    assertThat(spec.objective())
        .isEqualTo(
            new PartSpec(
                "scvi", Map.of("dataset", "cortex.h5ad", "genes", 558L, "max-epochs", 1000L)));
    assertThat(spec.metric()).isEqualTo(new MetricSpec("marginal_ll", Goal.MINIMIZE, "elbo"));
    assertThat(spec.space().parameters())
        .containsExactly(
            new Parameter("n_latent", new IntRange(5, 15)),
            new Parameter("n_hidden", Choice.of(64L, 128L, 256L)),
            new Parameter("dropout_rate", Choice.of(0.1, 0.3, 0.5, 0.7)),
            new Parameter("lr", new FloatRange(1e-4, 1e-2, true, 0)),
            new Parameter("likelihood", Choice.of("zinb", "nb")));
    assertThat(spec.sampler()).isEqualTo(new PartSpec("tpe", Map.of("startup-trials", 20L)));
    assertThat(spec.pruner())
        .isEqualTo(new PartSpec("hyperband", Map.of("min-epochs", 10L, "reduction", 3L)));
    assertThat(spec.budget()).isEqualTo(new Budget(100, Optional.of(Duration.ofHours(8)), 4, 1));
    assertThat(spec.devices()).containsExactly(new DeviceSlots("gpu:0"), new DeviceSlots("gpu:1"));
    assertThat(spec.baseline()).isEmpty();
  }

  @Test
  void writesWhatAPersonWouldWrite() {
    assertThat(StudyFiles.write(parse(CORTEX))).isEqualTo(CORTEX);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          budget: {trials: 9}                                     | 1
          budget: {parallel: 3}                                   | 3
          budget: {parallel: auto}                                | 1
          budget: {parallel: 3}, devices: [gpu:0, {gpu:1: 2}]     | 5
          budget: {parallel: auto}, devices: [gpu:0, {gpu:1: 4}]  | 5
          """)
  void aHistoryKnowsHowManyTrialsRunAtOnceAsFarAsTheFileSays(String parts, int places) {
    String text = "{objective: scvi, %s}".formatted(parts);
    StudySpec spec = StudyFiles.parse(text, "pbmc.yaml", StudyFileTypes.TYPES).spec();

    assertThat(new LiveHistory(spec).uninterrupted().places()).isEqualTo(places);
  }

  @Test
  void fillsInDefaults() {
    StudySpec spec = StudyFiles.parse("objective: scvi", "pbmc.yaml", StudyFileTypes.TYPES).spec();

    assertThat(spec.name()).isEqualTo("pbmc");
    assertThat(spec.metric().name()).isEqualTo("marginal_ll");
    assertThat(spec.space()).isEqualTo(StudyFileTypes.DEFAULT_SPACE);
    assertThat(spec.sampler()).isEqualTo(new PartSpec("auto"));
    assertThat(spec.pruner()).isEqualTo(new PartSpec("none"));
    assertThat(spec.budget()).isEqualTo(new Budget(100));
    assertThat(spec.devices()).isEmpty();
    assertThat(spec.seed()).isZero();
    assertThat(spec.baseline())
        .contains(new Configuration(Map.of("n_layers", 1L, "n_hidden", 128L, "lr", 0.001)));
  }

  @Test
  void readsConditionsStepsAndShares() {
    StudySpec spec =
        parse(
            """
            objective: scvi
            space:
              momentum:
                float: [0, 1]
                step: 0.25
                when: {optimizer: sgd, layers: [2.0, 3]}
              optimizer: {choice: [sgd, adam], probabilities: [0.25, 0.75]}
              layers: {int: [1, 4]}
              width: {int: [8, 64], step: 8}
              noise: {normal: [0, 0.5], log: true}
            """);

    assertThat(spec.space().parameters())
        .containsExactly(
            new Parameter(
                "momentum",
                new FloatRange(0, 1, false, 0.25),
                List.of(
                    new Condition("optimizer", List.of("sgd")),
                    new Condition("layers", List.of(2L, 3L)))),
            new Parameter("optimizer", new Choice(List.of("sgd", "adam"), List.of(0.25, 0.75))),
            new Parameter("layers", new IntRange(1, 4)),
            new Parameter("width", new IntRange(8, 64, false, 8)),
            new Parameter("noise", new Normal(0, 0.5, true, 0)));
    assertThat(spec.baseline()).isEmpty();
  }

  @Test
  void baselineMayLieOutsideTheRanges() {
    StudySpec spec =
        parse(
            """
            objective: scvi
            space:
              lr: {float: [0.01, 0.1]}
              n: {int: [5, 9]}
              loss: {choice: [zinb, nb]}
              lambda: {float: [0, 1], when: {loss: [nb]}}
            baseline: {lr: 1, n: 2.0, loss: zinb}
            """);

    assertThat(spec.baseline())
        .contains(new Configuration(Map.of("lr", 1.0, "n", 2L, "loss", "zinb")));
  }

  @Test
  void aQueueNamesConfigurationsWithinTheRanges() {
    StudySpec spec =
        parse(
            """
            objective: scvi
            space:
              n: {int: [5, 9]}
              loss: {choice: [zinb, nb]}
              lambda: {float: [0, 1], when: {loss: [nb]}}
            queue:
              - {n: 5.0, loss: zinb}
              - {n: 9, loss: nb, lambda: 1}
            """);

    assertThat(spec.first().queue())
        .containsExactly(
            new Configuration(Map.of("n", 5L, "loss", "zinb")),
            new Configuration(Map.of("n", 9L, "loss", "nb", "lambda", 1.0)));
  }

  @Test
  void aValueThatItsConditionRulesOutIsRefused() {
    String text =
        """
        objective: scvi
        space:
          loss: {choice: [zinb, nb]}
          lambda: {float: [0, 1], when: {loss: [nb]}}
          deep: {int: [1, 3], when: {lambda-kind: [a]}}
          lambda-kind: {choice: [a, b], when: {loss: [nb]}}
        queue:
          - {loss: zinb, %s}
        """;
    assertThatThrownBy(() -> parse(text.formatted("lambda: 0.3")))
        .isInstanceOfSatisfying(
            StudyFileException.class,
            e ->
                assertThat(e.sentence())
                    .isEqualTo(
                        "study.yaml, line 8, queue.lambda: lambda exists only where loss is nb,"
                            + " and here it is zinb: leave it out"));
    assertThatThrownBy(() -> parse(text.formatted("deep: 2")))
        .hasMessage(
            "deep exists only where lambda-kind is a, and here it does not exist: leave it out");
  }

  @Test
  void anUpperBoundThatAStepMissesIsSaid() {
    StudyFile file =
        StudyFiles.parse(
            """
            objective: scvi
            space:
              x: {float: [0, 1], step: 0.3}
              n: {int: [1, 10], step: 4}
              all: {float: [0, 1], step: 0.1}
              third: {float: [0, 1], step: 0.3333333333333333}
              free: {float: [0, 1]}
            """,
            "study.yaml",
            StudyFileTypes.TYPES);
    assertThat(file.notes())
        .containsExactly(
            "study.yaml, line 3, space.x: the last value is 0.9, since the step does not lead to"
                + " 1.0",
            "study.yaml, line 4, space.n: the last value is 9, since the step does not lead to 10");
  }

  @Test
  void jsonIsYaml() {
    StudySpec spec =
        parse(
            """
            {"objective": {"scvi": {"dataset": "a\\u00e9\\/b.h5ad"}},
             "space": {"lr": {"float": [1e-4, 1E-2], "log": true}},
             "devices": "cpu"}
            """);

    assertThat(spec.objective().settings()).isEqualTo(Map.of("dataset", "aé/b.h5ad"));
    assertThat(spec.space().parameter(0).distribution())
        .isEqualTo(new FloatRange(1e-4, 1e-2, true, 0));
    assertThat(spec.devices()).containsExactly(new DeviceSlots("cpu"));
  }

  @Test
  void devicesMayHaveSlotsOfTheirOwnAndParallelMayBeMeasured() {
    String text = "{objective: {scvi: {dataset: a.h5ad}}, %s}";
    StudySpec spec =
        parse(
            text.formatted("devices: [gpu:0, {gpu:1: 2}], budget: {parallel: auto, disk: 1.5GB}"));

    assertThat(spec.devices())
        .containsExactly(new DeviceSlots("gpu:0"), new DeviceSlots("gpu:1", 2));
    assertThat(spec.budget().isAutoParallel()).isTrue();
    assertThat(spec.budget().disk()).hasValue(1_500_000_000L);
    assertThat(parse(text.formatted("devices: {cpu: 4}")).devices())
        .containsExactly(new DeviceSlots("cpu", 4));
    assertRefused(text.formatted("devices: [{cpu: 0}]"), "1 to 256, not 0");
    assertRefused(text.formatted("devices: [cpu, {cpu: 2}]"), "names cpu twice");
    assertRefused(text.formatted("budget: {parallel: many}"), "or auto, not");
    assertRefused(text.formatted("budget: {disk: full}"), "20GB or 1TB, not full");
  }

  private void assertRefused(String text, String sentence) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void trialsMayGoToACluster() {
    StudySpec spec =
        parse(
            """
            objective: {scvi: {dataset: a.h5ad}}
            devices:
              slurm:
                partition: gpu
                gres: gpu:1
                time: 02:00:00
                modules: [cuda/12.4]
                prologue: |
                  source ~/venv/bin/activate
                  export X='a b'
            """);

    PartSpec cluster = spec.cluster().orElseThrow();
    assertThat(spec.devices()).isEmpty();
    assertThat(cluster.settings())
        .containsEntry("prologue", "source ~/venv/bin/activate\nexport X='a b'\n");
    assertThat(SlurmSettings.of(cluster).options()).contains("--time=02:00:00", "--gres=gpu:1");
    assertThat(parse(StudyFiles.write(spec)).cluster()).contains(cluster);
  }

  @Test
  void anchorsAndAliasesAreRead() {
    StudySpec spec =
        parse(
            """
            objective: scvi
            space:
              a: &rate {float: [0.1, 1]}
              b: *rate
            """);

    assertThat(spec.space().parameter(1).distribution()).isEqualTo(new FloatRange(0.1, 1));
  }

  @Test
  void anObjectiveThatReportsAnythingNeedsAMetricAndTakesAnyGoal() {
    StudySpec spec =
        parse(
            """
            objective: {command: {run: [python3, train.py, "--lr={{ lr }}"], timeout: 2h}}
            metric: {name: val_acc, goal: maximize}
            space: {lr: {float: [0.1, 1]}}
            """);

    assertThat(spec.metric()).isEqualTo(new MetricSpec("val_acc", Goal.MAXIMIZE));
    assertThat(spec.objective().settings().get("run"))
        .isEqualTo(List.of("python3", "train.py", "--lr={{ lr }}"));
  }

  @Test
  void aMonitorOfTheOtherDirectionIsNotUsed() {
    assertThat(parse("objective: scvi\nmetric: accuracy").metric())
        .isEqualTo(new MetricSpec("accuracy", Goal.MAXIMIZE, "accuracy"));
  }

  @Test
  void laterMistakesGetTheirLine() {
    StudyFile file = StudyFiles.parse(CORTEX, "cortex.yaml", StudyFileTypes.TYPES);

    assertThat(file.locate(new WrongInputException("objective.scvi.genes", "must be 1")).sentence())
        .isEqualTo("cortex.yaml, line 3, objective.scvi.genes: must be 1");
    assertThat(file.locate(new WrongInputException("sampler.tpe.gamma", "is missing")).sentence())
        .isEqualTo("cortex.yaml, line 11, sampler.tpe.gamma: is missing");
    assertThat(file.locate(new WrongInputException("", "no")).sentence())
        .isEqualTo("cortex.yaml: no");
  }

  @Test
  void readsFilesInUtf8AndUtf16() throws IOException {
    for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
      Path file = folder.resolve("naïve study.yml");
      Files.writeString(
          file, "\uFEFFobjective: scvi".substring(charset.name().length() & 1), charset);
      assertThat(StudyFiles.read(file, StudyFileTypes.TYPES).spec().name())
          .isEqualTo("naïve study");
    }
  }

  @Test
  void refusesFilesThatAreNone() throws IOException {
    Path binary = Files.write(folder.resolve("a.h5ad"), new byte[] {(byte) 0x89, 'H', 'D', 'F'});
    Path large = Files.write(folder.resolve("b.yaml"), new byte[1_000_000 + 1]);

    assertThat(sentence(folder.resolve("none.yaml"))).startsWith("none.yaml: there is no such");
    assertThat(sentence(folder)).contains("is a folder: name the study file in it");
    assertThat(sentence(binary))
        .isEqualTo("a.h5ad: is not text: a study file is YAML text in UTF-8");
    assertThat(sentence(large)).isEqualTo("b.yaml: is larger than 1 MB: that is no study file");
  }

  private static String sentence(Path file) {
    return catchThrowableOfType(
            StudyFileException.class, () -> StudyFiles.read(file, StudyFileTypes.TYPES))
        .sentence();
  }

  @Test
  void refusesBombs() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(9)));
    }
    assertThatThrownBy(() -> parse(laughs.toString()))
        .hasMessageContaining("aliases (*) make this too large");
    assertThatThrownBy(() -> parse("a: &x [*x]"))
        .hasMessageContaining("aliases (*) make this too large");
    assertThatThrownBy(() -> parse("[".repeat(200_000)))
        .hasMessageContaining("more than 32 groups within each other");
    assertThatThrownBy(() -> parse("a: {".repeat(200_000)))
        .hasMessageContaining("more than 32 groups within each other");
  }

  @Test
  void theSchemaKnowsEveryKeyAndKind() {
    String schema = StudyFiles.schema(StudyFileTypes.TYPES);

    assertThat(schema).contains(Grammar.names(Grammar.STUDY)).contains("\"scvi\"", "\"command\"");
    assertThat(schema).isEqualTo(StudyFiles.schema(StudyFileTypes.TYPES));
  }

  @ParameterizedTest
  @CsvSource({
    "loss, MINIMIZE, false",
    "val_acc, MAXIMIZE, true",
    "'{name: accuracy}', MAXIMIZE, true",
    "wibble, MINIMIZE, true",
    "'{name: accuracy, goal: minimize}', MINIMIZE, false"
  })
  void aCommandsMetricWithoutAGoalHasTheOneOfItsNameAndANoteSaysSo(
      String metric, Goal goal, boolean noted) {
    StudyFile file =
        StudyFiles.parse(
            """
            objective: {command: {run: [python3, train.py, "{{ x }}"]}}
            metric: %s
            space: {x: {int: [1, 3]}}
            """
                .formatted(metric),
            "mine.yaml",
            StudyFileTypes.TYPES);

    assertThat(file.spec().metric().goal()).isEqualTo(goal);
    assertThat(file.notes()).hasSize(noted ? 1 : 0);
    String name = file.spec().metric().name();
    assertThat(file.notes())
        .allMatch(
            note ->
                note.startsWith("mine.yaml, line 2, metric")
                    && note.contains(goal == Goal.MAXIMIZE ? ": more" : ": less")
                    && note.endsWith("{name: %s, goal: %s}".formatted(name, goal.word())));
  }
}
