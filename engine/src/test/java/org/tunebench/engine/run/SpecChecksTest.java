package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.StudyFiles;

class SpecChecksTest {
  private final SpecChecks checks = new SpecChecks(BuiltInObjectives.types());

  private static StudySpec spec(String sampler, String pruner) {
    String file =
        """
        name: a
        objective: {function: branin}
        space: {x1: {float: [-5, 10]}, x2: {float: [0, 15]}}
        sampler: %s
        pruner: %s
        """;
    return StudyFiles.parse(file.formatted(sampler, pruner), "a", BuiltInObjectives.types()).spec();
  }

  @Test
  void allThatIsWrongIsToldAtOnceTheFirstFirst() {
    StudySpec wrong =
        spec("{tpe: {startup-trials: -1}}", "{percentile: {percentile: 200}}")
            .withObjective(new PartSpec("function", Map.of("name", "branin", "noise", -1)));

    assertThat(checks.problems(wrong))
        .extracting(WrongInputException::field)
        .containsExactly(
            "objective.function.noise",
            "sampler.tpe.startup-trials",
            "pruner.percentile.percentile");
    assertThatThrownBy(() -> checks.definition(wrong))
        .isInstanceOf(WrongInputException.class)
        .hasMessage(checks.problems(wrong).get(0).getMessage());
  }

  @Test
  void ofWhatIsRightThereIsNothingToTell() {
    assertThat(checks.problems(spec("tpe", "none"))).isEmpty();
  }
}
