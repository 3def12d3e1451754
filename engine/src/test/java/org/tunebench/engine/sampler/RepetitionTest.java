package org.tunebench.engine.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.sampler.cube.Cube;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Seeds;

/** A configuration that was tried costs a whole trial and teaches nothing. */
class RepetitionTest {
  private static final SearchSpace WHOLE =
      new SearchSpace(
          List.of(
              new Parameter("a", new IntRange(1, 100)),
              new Parameter("b", new IntRange(1, 100)),
              new Parameter("c", new IntRange(1, 100))));

  private static double bowl(Configuration configuration) {
    double sum = 0;
    for (Object value : configuration.values().values()) {
      double off = ((Number) value).doubleValue() - 37;
      sum += off * off;
    }
    return sum;
  }

  static Stream<PartSpec> samplers() {
    return Stream.of(
        new PartSpec("tpe"),
        new PartSpec("tpe").with("multivariate", false),
        new PartSpec("gp"),
        new PartSpec("gp").with("acquisition", "thompson"),
        new PartSpec("auto"));
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void wholeNumbersAreNotTriedTwice(PartSpec sampler) {
    Rehearsal study = new Rehearsal(WHOLE, Samplers.create(sampler, WHOLE), 1, 80);
    study.run(80, RepetitionTest::bowl);
    assertThat(study.configurations()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "gp", "tpe", "cmaes", "evolution", "coarse-to-fine", "qmc"})
  void nothingIsTriedTwiceAndTheSearchEndsWithTheSpace(String kind) {
    SearchSpace few =
        new SearchSpace(
            List.of(
                new Parameter("a", new IntRange(1, 5)),
                new Parameter("b", new IntRange(1, 4)),
                new Parameter("c", Choice.of("x", "y", "z"))));
    for (long seed = 0; seed < 3; seed++) {
      Sampler sampler = Samplers.create(new PartSpec(kind), few);
      Rehearsal study = new Rehearsal(few, sampler, seed, 70);
      study.run(59, RepetitionTest::preferred);
      assertThat(sampler.left(few, study.history())).hasValue(1);
      study.run(70, RepetitionTest::preferred);
      assertThat(study.configurations()).as("seed %d", seed).hasSize(60).doesNotHaveDuplicates();
    }
  }

  static Stream<PartSpec> learners() {
    return Stream.concat(
        samplers(), Stream.of("cmaes", "evolution", "coarse-to-fine", "qmc").map(PartSpec::new));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aCountableBranchIsNotTriedTwiceBesideAContinuousOne(PartSpec sampler) {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("model", Choice.of("tree", "linear")),
                new Parameter("alpha", new FloatRange(1e-4, 1, true, 0), when("linear"))));
    Rehearsal study = new Rehearsal(space, Samplers.create(sampler, space), 0, 60);
    study.run(60, 4, c -> c.values().get("model").equals("tree") ? 0 : 1 + number(c, "alpha"));
    assertThat(study.configurations()).hasSize(60).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "tpe", "cmaes"})
  void branchesThatAreUsedUpAreLeftForOthers(String kind) {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("model", Choice.of("tree", "knn", "svm")),
                new Parameter("depth", new IntRange(1, 4), when("tree")),
                new Parameter("k", new IntRange(1, 5), when("knn")),
                new Parameter("size", new Normal(0, 0.5, false, 1), when("knn")),
                new Parameter("c", new FloatRange(1e-3, 1e3, true, 0), when("svm"))));
    Rehearsal study = new Rehearsal(space, Samplers.create(new PartSpec(kind), space), 0, 300);
    study.run(
        300,
        4,
        c ->
            switch ((String) c.values().get("model")) {
              case "tree" -> number(c, "depth") / 10;
              case "knn" -> 0.5 + number(c, "k") / 10;
              default -> 1 + Math.abs(Math.log10(number(c, "c")));
            });
    assertThat(study.configurations()).hasSize(300).doesNotHaveDuplicates();
  }

  private static List<Condition> when(String model) {
    return List.of(new Condition("model", List.of(model)));
  }

  private static double number(Configuration configuration, String name) {
    return ((Number) configuration.values().get(name)).doubleValue();
  }

  private static double preferred(Configuration configuration) {
    double sum = configuration.values().get("c").equals("y") ? 0 : 5;
    for (String number : List.of("a", "b")) {
      double off = ((Number) configuration.values().get(number)).doubleValue() - 3;
      sum += off * off;
    }
    return sum;
  }

  @Test
  void oneWholeNumberIsNotSearchedInOneValleyOnly() {
    SearchSpace one = new SearchSpace(List.of(new Parameter("n", new IntRange(1, 1000))));
    for (long seed = 0; seed < 8; seed++) {
      Rehearsal study =
          new Rehearsal(one, Samplers.create(new PartSpec("tpe"), one), seed, 100)
              .run(100, RepetitionTest::valleys);
      assertThat(study.bestAfter(100)).as("seed %d", seed).isLessThan(0.2);
    }
  }

  /** The best valley is at 437, and the bottom of the next best is at 0.42. */
  private static double valleys(Configuration configuration) {
    double off = ((Number) configuration.values().get("n")).doubleValue() - 437;
    return Math.abs(off) / 300 + 1 - Math.cos(off * 0.05);
  }

  @Test
  void aDistributionNarrowerThanWholeNumbersStartsElsewhere() {
    Rehearsal study =
        new Rehearsal(WHOLE, Samplers.create(new PartSpec("cmaes"), WHOLE), 1, 400)
            .run(400, RepetitionTest::bowl);
    assertThat(new HashSet<>(study.configurations())).hasSizeGreaterThan(300);
  }

  @Test
  void aNarrowStartOnFewWholeNumbersIsNoEnd() {
    SearchSpace few =
        new SearchSpace(
            List.of(
                new Parameter("a", new IntRange(1, 5)),
                new Parameter("b", new IntRange(1, 5)),
                new Parameter("c", new IntRange(1, 5))));
    PartSpec narrow = new PartSpec("cmaes").with("sigma", 0.05);
    double first = 0;
    double then = 0;
    for (long seed = 0; seed < 6; seed++) {
      Rehearsal study = new Rehearsal(few, Samplers.create(narrow, few), seed, 63);
      study.run(63, RepetitionTest::bowl);
      first += mean(study.configurations().subList(0, 21));
      // Later on, the best ones have been tried.
      then += mean(study.configurations().subList(28, 42));
    }
    assertThat(then).as("a start anew at each generation leads nowhere").isLessThan(first * 0.75);
  }

  private static double mean(List<Configuration> some) {
    // The least that the bowl has in this space is at 5, 5, 5.
    return some.stream().mapToDouble(c -> bowl(c) - 3 * 32 * 32).average().orElseThrow();
  }

  @Test
  void aMutantDiffersFromItsParent() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("fixed", new FloatRange(2, 2)),
                new Parameter("kind", Choice.of("a", "b")),
                new Parameter(
                    "p", new FloatRange(0, 1), List.of(new Condition("kind", List.of("a")))),
                new Parameter(
                    "q",
                    new IntRange(1, 1000, true, 1),
                    List.of(new Condition("kind", List.of("b")))),
                new Parameter("r", new IntRange(1, 3))));
    Cube cube = new Cube(space);
    var random = Seeds.generator(5, 0);
    for (int i = 0; i < 2_000; i++) {
      double[] point = cube.draw(random);
      Configuration parent = cube.configurationAt(point);
      Mutation.apply(cube, point, 0, 0.01, random);
      assertThat(cube.configurationAt(point)).isNotEqualTo(parent);
      assertThat(space.contains(cube.configurationAt(point))).isTrue();
    }
  }
}
