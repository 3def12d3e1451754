package org.tunebench.engine.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Parameter;

/** Each kind of values of other tools, and the same in the native form. */
class ForeignDistributionsTest {
  private static Distribution first(String text) {
    List<Parameter> parameters =
        StudyFiles.parse(text, "any.yaml", BuiltInObjectives.types()).spec().space().parameters();
    assertThat(parameters.get(0).name()).isEqualTo("p");
    return parameters.get(0).distribution();
  }

  private static Distribution ours(String shape) {
    return first("objective: command\nmetric: loss\nspace:\n  p: " + shape);
  }

  private static String polyaxon(String matrix) {
    return "hptuning:\n  random_search: {n_experiments: 9}\n  matrix:\n    p: "
        + matrix
        + "\nrun: {cmd: python3 train.py}\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {values: [16, 32, relu]}               | {choice: [16, 32, relu]}
          {pvalues: [[relu, 0.1], [elu, 0.8]]}   | {choice: [relu, elu], probabilities: [0.1, 0.9]}
          {pvalues: [[a, 0.25], [b, 0.75]]}      | {choice: [a, b], probabilities: [0.25, 0.75]}
          {range: '1:10:3'}                      | {int: [1, 7], step: 3}
          {range: [1, 9, 3]}                     | {int: [1, 7], step: 3}
          {range: {start: 1, stop: 8, step: 3}}  | {int: [1, 7], step: 3}
          {range: 0.1:0.5:0.1}                   | {float: [0.1, 0.4], step: 0.1}
          {range: [1, 1.3, 0.1]}                 | {float: [1.0, 1.2], step: 0.1}
          {linspace: '0:1:5'}                    | {ordered: [0.0, 0.25, 0.5, 0.75, 1.0]}
          {linspace: [0, 0.9, 4]}                | {ordered: [0.0, 0.3, 0.6, 0.9]}
          {linspace: '3:1:3'}                    | {ordered: [3.0, 2.0, 1.0]}
          {linspace: '2:9:1'}                    | {ordered: [2.0]}
          {geomspace: '1:1000:4'}                | {ordered: [1.0, 10.0, 100.0, 1000.0]}
          {geomspace: [-8, -2, 3]}               | {ordered: [-8.0, -4.0, -2.0]}
          {logspace: '1:100:3'}                  | {ordered: [1.0, 10.0, 100.0]}
          {logspace: {start: 1, stop: 4, num: 3, base: 2}} | {ordered: [1.0, 2.0, 4.0]}
          {uniform: [0, 0.9]}                    | {float: [0.0, 0.9]}
          {uniform: '0:0.9'}                     | {float: [0.0, 0.9]}
          {uniform: {low: 0, high: 0.9}}         | {float: [0.0, 0.9]}
          {quniform: [0, 10, 4]}                 | {float: [0.0, 10.0], round: 4}
          {loguniform: [0, 1]}                   | {float: [1.0, 2.718281828459045], log: true}
          {qloguniform: [0, 1, 0.5]}  | {float: [1.0, 2.718281828459045], log: true, round: 0.5}
          {normal: [1, 2]}                       | {normal: [1.0, 2.0]}
          {qnormal: {loc: 1, scale: 2, q: 0.5}}  | {normal: [1.0, 2.0], round: 0.5}
          {lognormal: [1, 2]}                    | {normal: [1.0, 2.0], log: true}
          {qlognormal: '1:2:0.5'}                | {normal: [1.0, 2.0], log: true, round: 0.5}
          """)
  void polyaxonReadsByItsDocumentation(String theirs, String shape) {
    assertThat(first(polyaxon(theirs))).isEqualTo(ours(shape));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {logspace: '-2:0:3'}                   | {ordered: [0.01, 0.1, 1.0]}
          {logspace: [1, 3, 3, 2]}               | {ordered: [2.0, 4.0, 8.0]}
          {range: [1, 1.3, 0.1]}                 | {float: [1.0, 1.3], step: 0.1}
          {quniform: [0, 10, 4]}                 | {float: [0.0, 10.0], round-down: 4}
          {qloguniform: [0, 1, 0.5]} | {float: [1.0, 2.718281828459045], log: true, round-down: 0.5}
          {qnormal: [1, 2, 0.5]}                 | {normal: [1.0, 2.0], round-down: 0.5}
          {qlognormal: [1, 2, 0.5]}              | {normal: [1.0, 2.0], log: true}
          {uniform: [0, 0.9]}                    | {float: [0.0, 0.9]}
          """)
  void polyaxonReadsByItsCodeWhereACommentAsksForIt(String theirs, String shape) {
    assertThat(first("# polyaxon-0.6-exact\n" + polyaxon(theirs))).isEqualTo(ours(shape));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {value: 0.5}                           | {choice: [0.5]}
          {values: [16, relu, true]}             | {choice: [16, relu, true]}
          {values: [a, b], distribution: categorical} | {choice: [a, b]}
          {values: [a, b], probabilities: [0.3, 0.7]} | {choice: [a, b], probabilities: [0.3, 0.7]}
          {min: 1, max: 9}                       | {int: [1, 9]}
          {min: 1, max: 9.0}                     | {float: [1.0, 9.0]}
          {min: 1, max: 9, distribution: uniform}           | {float: [1.0, 9.0]}
          {min: 0, max: 10, distribution: q_uniform}        | {float: [0.0, 10.0], round: 1}
          {min: 0, max: 1, q: 0.1, distribution: q_uniform} | {float: [0.0, 1.0], round: 0.1}
          {min: 0, max: 1, distribution: log_uniform} | {float: [1.0, 2.718281828459045], log: true}
          {min: -1, max: 0, distribution: inv_log_uniform} | {float: [1.0, 2.718281828459045], log: true}
          {min: 0.1, max: 1, distribution: log_uniform_values}     | {float: [0.1, 1.0], log: true}
          {min: 0.1, max: 1, distribution: inv_log_uniform_values} | {float: [0.1, 1.0], log: true}
          {min: 1, max: 64, q: 8, distribution: q_log_uniform_values} | {float: [1, 64], log: true, round: 8}
          {min: 0, max: 1, distribution: q_log_uniform} | {float: [1.0, 2.718281828459045], log: true, round: 1}
          {distribution: normal}                 | {normal: [0.0, 1.0]}
          {mu: 5, sigma: 2, distribution: normal}           | {normal: [5.0, 2.0]}
          {mu: 5, sigma: 2, q: 0.5, distribution: q_normal} | {normal: [5.0, 2.0], round: 0.5}
          {mu: 1, distribution: log_normal}      | {normal: [1.0, 1.0], log: true}
          {mu: 1, distribution: q_log_normal}    | {normal: [1.0, 1.0], log: true, round: 1}
          {a: 2, b: 5, distribution: beta}       | {beta: [2, 5]}
          {a: 2, b: 5, q: 0.1, distribution: q_beta} | {beta: [2, 5], round: 0.1}
          """)
  void sweepsReadByTheirSchema(String theirs, String shape) {
    String sweep = "method: random\nprogram: train.py\nparameters:\n  p: " + theirs;
    assertThat(first(sweep)).isEqualTo(ours(shape));
  }
}
