package org.tunebench.engine.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Target;

/** The examples of Polyaxon's page on hyperparameter search, and what they become. */
class PolyaxonFilesTest {
  private static final ObjectiveTypes TYPES = BuiltInObjectives.types();

  static String example(String name) throws IOException {
    try (InputStream in =
        PolyaxonFilesTest.class.getResourceAsStream("polyaxon/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static StudyFile read(String name) throws IOException {
    return StudyFiles.parse(example(name), name + ".yaml", TYPES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grid",
        "grid-truncated",
        "random",
        "hyperband",
        "hyperband-early-stopping",
        "bo-ucb",
        "bo-ei"
      })
  void everyExampleCanBeRunAndWrittenInTheNativeForm(String name) throws IOException {
    StudySpec spec = read(name).spec();

    assertThat(spec.name()).isEqualTo(name);
    TYPES.get("command").check(spec.objective(), spec.space());
    Samplers.create(spec.sampler(), spec.space());
    Pruners.create(spec.pruner());
    String text = StudyFiles.write(spec);
    assertThat(StudyFiles.parse(text, "any.yaml", TYPES).spec()).as(text).isEqualTo(spec);
  }

  @Test
  void aGridIsAllOfItsPointsUnlessTruncated() throws IOException {
    StudyFile file = read("grid");
    StudySpec spec = file.spec();

    assertThat(spec.sampler()).isEqualTo(new PartSpec("grid"));
    assertThat(spec.budget()).isEqualTo(new Budget(10));
    assertThat(spec.metric()).isEqualTo(new MetricSpec("loss", Goal.MINIMIZE));
    assertThat(spec.space().parameter(2).distribution()).isEqualTo(Choice.of(128));
    assertThat(spec.objective().settings())
        .isEqualTo(
            Map.of(
                "run",
                "python3 train.py --batch-size={{ batch_size }} --lr={{ lr }} --dropout={{ dropout"
                    + " }}"));
    assertThat(file.notes())
        .containsExactly(
            "grid.yaml, line 16, build: is not used: the command runs on this machine, where its"
                + " packages must be installed",
            "grid.yaml, line 12, hptuning.matrix.lr.logspace: goes from 0.01 to 0.1, as Polyaxon's"
                + " documentation says; if they are powers of 10, as in its code, say so by the"
                + " comment '# polyaxon-0.6-exact'",
            "grid.yaml, line 9, hptuning: names no metric: trials are ranked by the least 'loss',"
                + " which the command is to report");
    assertThat(read("grid-truncated").spec().budget()).isEqualTo(new Budget(4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {pvalues: [[relu, 0.1], [elu, 0.8]]} | p.pvalues: the last share is 0.9 and not 0.8: it takes what the others leave
          {loguniform: [0.0001, 1]}  | p.loguniform: the bounds are powers of e: the values go from 1.0001 to 2.71828
          {qloguniform: '0:1:0.5'}   | p.qloguniform: the bounds are powers of e: the values go from 1.0 to 2.71828
          {logspace: '1:100:3'}      | p.logspace: goes from 1.0 to 100.0, as Polyaxon's documentation says; if they are powers of 10, as in its code, say so by the comment '# polyaxon-0.6-exact'
          """)
  void whatIsDrawnOtherwiseThanItLooksIsSaid(String values, String note) {
    assertThat(matrixOf(values).notes()).anyMatch(said -> said.endsWith("hptuning.matrix." + note));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{pvalues: [[a, 0.1], [b, 0.2], [c, 0.7]]}",
        "{loguniform: [-9, -2]}",
        "{geomspace: '1:100:3'}"
      })
  void whatIsDrawnAsItLooksNeedsNoWord(String values) {
    assertThat(matrixOf(values).notes()).noneMatch(said -> said.contains("matrix.p"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'-4:-1:4'", "'0:1:5'", "'-1:1:5'"})
  void logspaceFromNegativeNumbersMeantPowersAndGivesNoNegativeValues(String bounds) {
    assertThatThrownBy(() -> matrixOf("{logspace: %s}".formatted(bounds)))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("if they are powers of 10, say so by the comment");
    StudyFile exact =
        StudyFiles.parse(
            "# polyaxon-0.6-exact\n" + matrix("{logspace: '-2:0:3'}"), "any.yaml", TYPES);
    assertThat(exact.notes()).noneMatch(said -> said.contains("logspace"));
  }

  @Test
  void sharesAboveOneAreAddedUpInDecimals() {
    assertThatThrownBy(() -> matrixOf("{pvalues: [[a, 0.9], [b, 0.8]]}"))
        .hasMessageContaining("the shares add up to 1.7, more than 1");
  }

  private static String matrix(String values) {
    return "hptuning:\n  random_search: {n_experiments: 9}\n  matrix:\n    p: "
        + values
        + "\nrun: {cmd: python3 train.py}\n";
  }

  private static StudyFile matrixOf(String values) {
    return StudyFiles.parse(matrix(values), "any.yaml", TYPES);
  }

  @Test
  void aRandomSearchStopsAtAnyOfItsTargets() throws IOException {
    StudySpec spec = read("random").spec();

    assertThat(spec.sampler()).isEqualTo(new PartSpec("random").with("distinct", true));
    assertThat(spec.metric()).isEqualTo(new MetricSpec("accuracy", Goal.MAXIMIZE));
    assertThat(spec.budget())
        .isEqualTo(
            new Budget(40)
                .withParallel(2)
                .withStopping(
                    new Stopping(
                        OptionalDouble.of(0.9),
                        OptionalInt.empty(),
                        List.of(new Target("loss", Goal.MINIMIZE, 0.05)))));
    assertThat((String) spec.objective().settings().get("run"))
        .doesNotContain("\\")
        .endsWith("--activation={{ activation }} --param1={{ param1 }}");
  }

  @Test
  void aResourceThatIsDeclaredTooIsWhatHyperbandSays() throws IOException {
    String text = example("hyperband");
    text =
        text.contains("\ndeclarations:\n")
            ? text.replace("\ndeclarations:\n", "\ndeclarations:\n  num_steps: 500\n")
            : text + "\ndeclarations: {num_steps: 500}\n";
    StudyFile file = StudyFiles.parse(text, "h.yaml", TYPES);

    SearchSpace space = file.spec().space();
    assertThat(space.parameter(space.indexOf("num_steps")).distribution()).isEqualTo(Choice.of(81));
    assertThat(file.notes()).anyMatch(note -> note.contains("num_steps: is not used"));
  }

  @Test
  void whatIsUnderstoodInAnotherWayIsSaidInWholeSentences() throws IOException {
    assertThat(read("hyperband-early-stopping").notes())
        .anyMatch(
            note ->
                note.endsWith(
                    "hptuning.early_stopping: once a trial reaches such a value, no other is"
                        + " started; those that run come to their end"))
        .anyMatch(
            note ->
                note.endsWith("hptuning.concurrency: so many trials run at once on each device"));
  }

  @Test
  void hyperbandStartsWhatItsBracketsStart() throws IOException {
    StudySpec spec = read("hyperband-early-stopping").spec();

    // Brackets of 81, 34, 15, 8 and 5 configurations.
    assertThat(spec.budget().trials()).isEqualTo(143);
    assertThat(spec.sampler()).isEqualTo(new PartSpec("random"));
    assertThat(spec.pruner())
        .isEqualTo(new PartSpec("hyperband").with("max-epochs", 81L).with("reduction", 3.0));
    assertThat(spec.metric()).isEqualTo(new MetricSpec("loss", Goal.MINIMIZE));
    assertThat(spec.space().indexOf("num_steps")).isEqualTo(3);
    assertThat(spec.space().parameter(3).distribution()).isEqualTo(Choice.of(81));
    assertThat(spec.budget().stopping())
        .isEqualTo(
            new Stopping(
                OptionalDouble.of(0.05),
                OptionalInt.empty(),
                List.of(new Target("accuracy", Goal.MAXIMIZE, 0.9))));
  }

  @ParameterizedTest
  @CsvSource({"81, 3, 143", "243, 3, 415", "2, 3, 1", "1, 2, 1", "9, 3, 17", "16, 2, 43"})
  void theNumberOfConfigurationsIsThatOfThePaper(int most, double eta, int trials)
      throws IOException {
    String text =
        example("hyperband")
            .replace("max_iter: 81", "max_iter: " + most)
            .replace("eta: 3", "eta: " + eta);
    StudySpec spec = StudyFiles.parse(text, "h.yaml", TYPES).spec();

    assertThat(spec.budget().trials()).isEqualTo(trials);
    Pruners.create(spec.pruner());
  }

  @Test
  void bayesianOptimizationIsAGaussianProcess() throws IOException {
    StudyFile ucb = read("bo-ucb");

    assertThat(ucb.spec().budget()).isEqualTo(new Budget(45).withParallel(2));
    assertThat(ucb.spec().sampler())
        .isEqualTo(
            new PartSpec(
                "gp",
                Map.of(
                    "startup-trials",
                    30L,
                    "acquisition",
                    "ucb",
                    "kappa",
                    1.2,
                    "kernel",
                    "matern",
                    "nu",
                    1.5,
                    "length-scale",
                    1.0,
                    "restarts",
                    0L,
                    "explore",
                    false)));
    assertThat(ucb.notes())
        .contains(
            "bo-ucb.yaml, line 17, hptuning.bo.utility_function.gaussian_process.nu: is taken as"
                + " 1.5: there are 0.5, 1.5 and 2.5, the nearest counts");
    StudyFile ei = read("bo-ei");
    assertThat(ei.spec().sampler().settings())
        .containsEntry("acquisition", "ei")
        .containsEntry("eps", 1.2)
        .containsEntry("kernel", "rbf")
        .doesNotContainKey("nu");
    assertThat(ei.notes())
        .anyMatch(note -> note.endsWith("nu: is not used: the kernel rbf has none"));
  }

  @Test
  void aMetricWithoutAnOptimizationIsMaximisedAsThereAndANoteSaysSo() throws IOException {
    String text =
        example("bo-ei").replaceFirst("name: loss\\s+optimization: minimize", "name: loss");
    StudyFile file = StudyFiles.parse(text, "bo.yaml", TYPES);

    assertThat(file.spec().metric()).isEqualTo(new MetricSpec("loss", Goal.MAXIMIZE));
    assertThat(file.notes())
        .anyMatch(
            note ->
                note.endsWith(
                    "does not say what is better: more 'loss' is, as in Polyaxon; where less is,"
                        + " write optimization: minimize"));
  }

  @Test
  void moreExperimentsThanThereAreAndNoneAtOnceAreSaid() {
    String text =
        "hptuning:\n  concurrency: %d\n  random_search: {n_experiments: 9}\n"
            + "  matrix: {p: {values: [1, 2]}}\n";
    StudyFile file = StudyFiles.parse(text.formatted(1), "r.yaml", TYPES);

    assertThat(file.spec().budget().trials()).isEqualTo(2);
    assertThat(file.notes())
        .contains(
            "r.yaml, line 3, hptuning.random_search: wants 9 experiments, and the matrix has 2"
                + " different ones: so many trials run");
    assertThatThrownBy(() -> StudyFiles.parse(text.formatted(0), "r.yaml", TYPES))
        .hasMessage("must be 1 or more, not 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind: operation", "kind: component", "matrix: {kind: random}"})
  void aFileOfALaterPolyaxonIsRefusedByWhichAreRead(String key) {
    assertThatThrownBy(
            () -> StudyFiles.parse("version: 1.1\n" + key + "\nrun: {}\n", "p.yaml", TYPES))
        .hasMessageStartingWith("this is a file of Polyaxon 1.x: those of 0.x are read");
  }

  @Test
  void declarationsGiveConstantsAndNestedOnesDottedNames() {
    String text =
        """
        declarations:
          lr: 0.1
          model: {depth: 3, name: big one}
        hptuning:
          matrix:
            lr: {values: [0.1, 0.2]}
        run:
          cmd: python3 t.py --lr={{lr}} --depth={{ model.depth }} --name={{ model.name }}
        """;
    StudyFile file = StudyFiles.parse(text, "d.yaml", TYPES);

    assertThat(file.spec().space().parameters())
        .extracting(p -> p.name() + " " + p.distribution().values())
        .containsExactly("lr [0.1, 0.2]", "model.depth [3]", "model.name [big one]");
    assertThat(file.notes())
        .contains("d.yaml, line 2, declarations.lr: is not used: hptuning varies lr");
    TYPES.get("command").check(file.spec().objective(), file.spec().space());
  }

  @Test
  void aMistakeFoundLaterIsShownWhereItWasMade() throws IOException {
    StudyFile file = read("bo-ucb");

    assertThat(file.locate(new WrongInputException("sampler.gp.kappa", "is wrong")).sentence())
        .isEqualTo("bo-ucb.yaml, line 13, hptuning.bo.utility_function.kappa: is wrong");
    assertThat(file.locate(new WrongInputException("sampler.gp", "is wrong")).sentence())
        .isEqualTo("bo-ucb.yaml, line 5, hptuning.bo: is wrong");
    assertThat(file.locate(new WrongInputException("space.dropout", "is wrong")).sentence())
        .isEqualTo("bo-ucb.yaml, line 23, hptuning.matrix.dropout: is wrong");
    StudyFile unknown =
        StudyFiles.parse(example("grid").replace("{{ lr }}", "{{ l }}"), "g.yaml", TYPES);
    WrongInputException wrong =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            WrongInputException.class,
            () -> TYPES.get("command").check(unknown.spec().objective(), unknown.spec().space()));
    assertThat(unknown.locate(wrong).sentence())
        .startsWith("g.yaml, line 22, run.cmd: there is no parameter 'l' for {{ l }}");
  }
}
