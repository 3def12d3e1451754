package org.tunebench.engine.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.studyfile.yaml.StudyFileException;

/** A file of another tool with some words wrong is read, or refused in one sentence. */
class DamagedForeignFilesTest {
  private static final ObjectiveTypes TYPES = BuiltInObjectives.types();

  private static final List<String> WORDS =
      List.of(
          "0",
          "-1",
          "1e999",
          "1e300",
          ".nan",
          ".inf",
          "null",
          "true",
          "[]",
          "{}",
          "[1, 2]",
          "''",
          "'1:2:3'",
          "'0:0:0'",
          "lr",
          "{{ lr }}",
          "values",
          "uniform",
          "int",
          "99999999999999999999",
          "1e-300",
          "2.5",
          "minimize",
          "- a",
          "'{{'",
          "${args}",
          "'choice(1, 2'",
          "'range(1, 1e300, 1e-300)'",
          "'int(interval(1e300, -1))'",
          "a: b");

  private static final String SWEEP =
      """
      method: bayes
      program: train.py
      command: ['${env}', '${interpreter}', '${program}', '${args}']
      metric: {name: loss, goal: minimize, target: 0.5}
      run_cap: 20
      parameters:
        lr: {min: 0.001, max: 1.0}
        units: {min: 1, max: 64, q: 8, distribution: q_log_uniform_values}
        share: {a: 1, b: 2, distribution: beta}
        inner: {parameters: {x: {values: [1, a], probabilities: [0.5, 0.5]}}}
      early_terminate: {type: hyperband, max_iter: 27, s: 2, eta: 3}
      """;

  private static final String MATRIX =
      """
      hptuning:
        random_search: {n_experiments: 5}
        matrix:
          a: {quniform: [0, 10, 2]}
          b: {qlognormal: {loc: 0, scale: 1, q: 0.5}}
          c: {logspace: '0.1:1:5'}
          d: {pvalues: [[a, 0.5], [b, 0.5]]}
          e: {range: 1:9:2}
      run: {cmd: python3 train.py}
      """;

  @Property(tries = 1500)
  void isReadOrRefusedInOneLine(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int wrong)
      throws IOException {
    List<String> texts =
        List.of(
            SWEEP,
            MATRIX,
            HydraFilesTest.OPTUNA,
            HydraFilesTest.AX,
            PolyaxonFilesTest.example("random"),
            PolyaxonFilesTest.example("hyperband-early-stopping"),
            PolyaxonFilesTest.example("bo-ucb"));
    Random random = new Random(seed);
    String text = texts.get(random.nextInt(texts.size()));
    for (int i = 0; i < wrong; i++) {
      text = damaged(text, random);
    }
    try {
      StudyFile file = StudyFiles.parse(text, "any.yaml", TYPES);
      assertThat(file.notes()).allMatch(note -> note.startsWith("any.yaml, line "));
    } catch (StudyFileException refusal) {
      assertThat(refusal.sentence()).startsWith("any.yaml").doesNotContain("\n");
    }
  }

  /** Another word in the place of one. */
  private static String damaged(String text, Random random) {
    List<int[]> words = new ArrayList<>();
    java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("[\\w.${}']+").matcher(text);
    while (matcher.find()) {
      words.add(new int[] {matcher.start(), matcher.end()});
    }
    int[] place = words.get(random.nextInt(words.size()));
    String word = WORDS.get(random.nextInt(WORDS.size()));
    return text.substring(0, place[0]) + word + text.substring(place[1]);
  }
}
