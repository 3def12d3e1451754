package org.tunebench.engine.studyfile.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.studyfile.StudyFiles;

/** Search spaces of Ray Tune. */
class RayTuneTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tune.uniform(0.1, 0.9)            | {float: [0.1, 0.9]}",
        "ray.tune.loguniform(1e-4, 1e-1)   | {float: [0.0001, 0.1], log: true}",
        "'tune.quniform(0, 10, q=0.5)'     | {float: [0.0, 10.0], round: 0.5}",
        "'tune.qloguniform(1, 100, 2)'     | {float: [1.0, 100.0], log: true, round: 2.0}",
        "tune.randint(1, 5)                | {int: [1, 4]}",
        "'tune.qrandint(8, 64, 8)'         | {int: [8, 64], step: 8}",
        "tune.lograndint(1, 1000)          | {int: [1, 999], log: true}",
        "'tune.qlograndint(1, 1000, 1)'    | {int: [1, 1000], log: true}",
        "tune.randn()                      | {normal: [0.0, 1.0]}",
        "'tune.qrandn(5, 2, 0.5)'          | {normal: [5.0, 2.0], round: 0.5}",
        "'tune.choice([32, \"a\", True])'  | {choice: [32, a, true]}",
        "'tune.grid_search([1, 2])'        | {choice: [1, 2]}"
      })
  void eachDrawIsReadAsRayMeansIt(String draw, String ours) {
    PythonSpace read = PythonSpace.read("space = {\"x\": " + draw + "}");

    assertThat(StudyFiles.writeSpace(read.space())).endsWith("x: " + ours + "\n");
  }

  @Test
  void aDictionaryIsReadWhereverItStands() {
    PythonSpace read =
        PythonSpace.read(
            """
            if __name__ == "__main__":
                def main(n):
                    tuner = tune.Tuner(
                        train,
                        param_space={
                            "model": {"lr": tune.uniform(0.1, 0.9), "act": "relu"},
                            "sizes": [32, 64],
                            "width": tune.sample_from(lambda spec: spec.config.lr * 2),
                        },
                        tune_config=tune.TuneConfig(num_samples=n, metric="loss"),
                    )
            """);

    assertThat(StudyFiles.writeSpace(read.space()))
        .isEqualTo(
            """
            space:
              model.lr:  {float: [0.1, 0.9]}
              model.act: {choice: [relu]}
            """);
    assertThat(read.notes())
        .containsExactly(
            "line 7: left out: sizes is [32, 64], which is left to the script",
            "line 8: left out: width is tune.sample_from(…), which is left to the script");
  }

  @Test
  void whatCannotBeReadIsRefusedByLine() {
    assertThatThrownBy(() -> PythonSpace.read("a = 1\ns = {'x': tune.uniform(0, high)}"))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("upper must be a number written out");
    assertThatThrownBy(() -> PythonSpace.read("s = {'x': tune.choice([[1, 2], [3]])}"))
        .hasMessageContaining("an option must be text, a number or a truth value");
    assertThatThrownBy(() -> PythonSpace.read("s = {'a': 1, 2: tune.uniform(0, 1)}"))
        .hasMessageContaining("a parameter needs a name in quotes");
  }
}
