package org.tunebench.engine.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.StudySpec;

/** Sweep files of Weights and Biases, and what they become. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Python is 'python' there")
class SweepFilesTest {
  private static final ObjectiveTypes TYPES = BuiltInObjectives.types();

  private static final String BAYES =
      """
      program: train.py
      method: bayes
      name: mnist
      project: digits
      metric:
        name: val_loss
        goal: minimize
        target: 0.01
      run_cap: 60
      parameters:
        epochs: {value: 10}
        lr: {min: 0.0001, max: 0.1, distribution: log_uniform_values}
        optimizer:
          parameters:
            name: {values: [adam, sgd]}
            momentum: {min: 0.0, max: 0.99}
      early_terminate:
        type: hyperband
        min_iter: 3
        eta: 2
      """;

  private static StudyFile read(String text) {
    StudyFile file = StudyFiles.parse(text, "sweep.yaml", TYPES);
    StudySpec spec = file.spec();
    TYPES.get("command").check(spec.objective(), spec.space());
    Samplers.create(spec.sampler(), spec.space());
    Pruners.create(spec.pruner());
    String written = StudyFiles.write(spec);
    assertThat(StudyFiles.parse(written, "any.yaml", TYPES).spec()).as(written).isEqualTo(spec);
    return file;
  }

  private static List<?> command(String lines) {
    String text = "method: grid\nprogram: train.py\nparameters: {a: {values: [1, 2]}}\n" + lines;
    return (List<?>) read(text).spec().objective().settings().get("run");
  }

  @Test
  void aWholeSweepBecomesAStudy() {
    StudyFile file = read(BAYES);
    StudySpec spec = file.spec();

    assertThat(spec.name()).isEqualTo("mnist");
    assertThat(spec.objective())
        .isEqualTo(
            new PartSpec("command", Map.of("run", List.of("python3", "train.py", "${args}"))));
    assertThat(spec.metric()).isEqualTo(new MetricSpec("val_loss", Goal.MINIMIZE));
    assertThat(spec.sampler()).isEqualTo(new PartSpec("gp"));
    assertThat(spec.pruner())
        .isEqualTo(new PartSpec("successive-halving", Map.of("min-epochs", 3L, "reduction", 2.0)));
    assertThat(spec.budget())
        .isEqualTo(
            new Budget(60)
                .withStopping(new Stopping(OptionalDouble.of(0.01), OptionalInt.empty())));
    assertThat(spec.space().parameters())
        .extracting(p -> p.name())
        .containsExactly("epochs", "lr", "optimizer.name", "optimizer.momentum");
    assertThat(file.notes())
        .hasSize(2)
        .contains("sweep.yaml, line 4, project: is not used")
        .anyMatch(
            note -> note.contains("early_terminate: trials are compared as with strict: true"));
  }

  @Test
  void aGridIsAllOfItsPointsUpToTheCap() {
    String grid =
        """
        method: grid
        program: train.py
        parameters:
          layers: {min: 1, max: 4}
          size: {values: [16, 32]}
          units: {distribution: q_uniform, min: 0, max: 8, q: 4}
        """;
    assertThat(read(grid).spec().sampler()).isEqualTo(new PartSpec("grid"));
    assertThat(read(grid).spec().budget()).isEqualTo(new Budget(24));
    assertThat(read(grid + "run_cap: 7\n").spec().budget()).isEqualTo(new Budget(7));
    assertThat(read(grid + "run_cap: 700\n").spec().budget()).isEqualTo(new Budget(24));
  }

  @Test
  void aSearchWithoutAnEndGetsOneAndSaysSo() {
    StudyFile file = read("method: random\nprogram: t.py\nparameters: {x: {min: 0.0, max: 1.0}}\n");

    assertThat(file.spec().sampler()).isEqualTo(new PartSpec("random"));
    assertThat(file.spec().budget()).isEqualTo(new Budget(100));
    assertThat(file.notes())
        .containsExactly(
            "sweep.yaml, line 1, method: names no metric: trials are ranked by the least 'loss',"
                + " which the command is to report",
            "sweep.yaml, line 1, method: names no run_cap: the study ends after 100 trials, and"
                + " more can be added");
  }

  @Test
  void aMetricWithoutAGoalThatSoundsLikeMoreIsMinimisedAsThereAndANoteSaysSo() {
    StudyFile file =
        read(
            "method: random\nrun_cap: 9\nmetric: {name: accuracy}\nprogram: t.py\n"
                + "parameters: {x: {min: 0.0, max: 1.0}}\n");

    assertThat(file.spec().metric()).isEqualTo(new MetricSpec("accuracy", Goal.MINIMIZE));
    assertThat(file.notes())
        .containsExactly(
            "sweep.yaml, line 3, metric: does not say what is better: less 'accuracy' is, as in"
                + " W&B; where more is, write goal: maximize");
  }

  @Test
  void namesThatCannotStandHereAreChangedAndTheScriptHearsItsOwn() {
    String text =
        "method: grid\nprogram: t.py\nparameters:\n  model/lr: {values: [1, 2]}\n"
            + "  x: {values: [1, 2]}\n  amp/on: {values: [true, false]}\n";
    StudyFile file = read(text);

    assertThat(file.spec().space().parameters())
        .extracting(p -> p.name())
        .containsExactly("model.lr", "x", "amp.on");
    assertThat(file.spec().objective().settings().get("run"))
        .isEqualTo(
            List.of(
                "python3",
                "t.py",
                "--model/lr={{ model.lr }}",
                "--x={{ x }}",
                "--amp/on={{ 'True' if amp.on else 'False' }}"));
    assertThat(file.notes())
        .contains(
            "sweep.yaml, line 4, parameters.model/lr: 'model/lr' cannot name a parameter here and"
                + " is called 'model.lr'");
    assertThat(read(text + "command: [t.py, \"${args_no_boolean_flags}\"]\n"))
        .extracting(read -> read.spec().objective().settings().get("run"))
        .asString()
        .contains("{{ '--amp/on' if amp.on }}");
  }

  @Test
  void boundsThatArePowersOfESayWhatTheyGiveWhereTheyLookLikeValues() {
    String text =
        "method: random\nrun_cap: 9\nmetric: {name: loss}\nprogram: t.py\nparameters:\n"
            + "  lr: {distribution: log_uniform, min: 0.0001, max: 1}\n";
    assertThat(read(text).notes())
        .containsExactly(
            "sweep.yaml, line 6, parameters.lr: the bounds are powers of e: the values go from"
                + " 1.0001 to 2.71828");
    assertThat(read(text.replace("0.0001, max: 1", "-9, max: -2")).notes()).isEmpty();
    assertThat(read(text.replace("log_uniform", "log_uniform_values")).notes()).isEmpty();
  }

  @Test
  void bandsFromAboveAreOneBracketOfHyperband() {
    String text =
        BAYES.replace("min_iter: 3", "max_iter: 27").replace("eta: 2", "s: 2\n  strict: true");
    assertThat(read(text).spec().pruner())
        .isEqualTo(
            new PartSpec(
                "hyperband",
                Map.of("max-epochs", 27L, "reduction", 3.0, "halvings", 2L, "brackets", "one")));
  }

  @Test
  void macrosAreTranslatedOrKept() {
    assertThat(command("")).isEqualTo(List.of("python3", "train.py", "${args}"));
    assertThat(
            command(
                """
                command:
                  - ${env}
                  - ${interpreter}
                  - -u
                  - ${program}
                  - --seed
                  - 7
                  - --data=${envvar:HOME}/data
                  - ${args_no_boolean_flags}
                """))
        .isEqualTo(
            List.of(
                "python3",
                "-u",
                "train.py",
                "--seed",
                "7",
                "--data=${envvar:HOME}/data",
                "${args_no_boolean_flags}"));
    for (String macro : List.of("args_no_hyphens", "args_json", "args_json_file")) {
      assertThat(command("command: [./run, '${%s}']".formatted(macro)))
          .isEqualTo(List.of("./run", "${" + macro + "}"));
    }
    assertThat(command("command: ['${env}', OMP_NUM_THREADS=1, '${program}']"))
        .isEqualTo(List.of("/usr/bin/env", "OMP_NUM_THREADS=1", "train.py"));
  }

  @Test
  void jsonIsASweepFileToo() {
    StudySpec spec =
        read("{\"method\": \"grid\", \"program\": \"t.py\", \"parameters\": {\"x\": {\"value\": 1}}}")
            .spec();
    assertThat(spec.budget()).isEqualTo(new Budget(1));
  }
}
