package org.tunebench.engine.objective.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;

class ClassifierObjectiveTypeTest {
  private final ClassifierObjectiveType type = new ClassifierObjectiveType();

  private static PartSpec objective(String setting, Object value) {
    return new PartSpec("classifier", Map.of("dataset", "demo", setting, value));
  }

  @Test
  void theDefaultSpacesAreTheBooks() {
    PartSpec softmax = objective("model", "softmax");

    assertThat(type.defaultSpace(new PartSpec("classifier")).parameters())
        .extracting(Parameter::name)
        .containsExactly(
            "learning_rate", "batch_size", "momentum", "activation", "n_units", "n_layers");
    assertThat(type.defaultSpace(softmax).parameters())
        .extracting(Parameter::name)
        .containsExactly("learning_rate");
    for (PartSpec each : new PartSpec[] {softmax, objective("model", "mlp")}) {
      SearchSpace space = type.defaultSpace(each);
      type.check(each, space);
      assertThat(type.defaultConfiguration(each, space))
          .hasValueSatisfying(values -> assertThat(space.contains(values)).isTrue());
    }
  }

  @Test
  void theTestErrorIsNoMetricToOptimise() {
    assertThat(type.metrics(new PartSpec("classifier")))
        .extracting(metric -> metric.name())
        .contains("validation_error")
        .doesNotContain("test_error");
    assertThat(type.withheld(new PartSpec("classifier"))).containsExactly("test_error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model|forest|objective.classifier.model|must be one of mlp, softmax, not forest",
        "n_units|0|objective.classifier.n_units|must be a whole number from 1 to 8192; not 0",
        "activation|gelu|objective.classifier.activation|must be one of relu, tanh; not gelu",
        "momentum|1|objective.classifier.momentum|must be a number from 0 up to",
        "test-share|0.95|objective.classifier.test-share|must be a number from 0.01 to 0.8",
        "folds|0|objective.classifier.folds|must be a whole number from 1 to 100, not 0",
        "folds|2.5|objective.classifier.folds|must be a whole number from 1 to 100, not 2.5",
        "epochs|3|objective.classifier.epochs|there is no such setting",
      })
  void whatIsWrongIsSaidWithItsField(String name, String value, String field, String sentence) {
    Object given = value.matches("[0-9.]+") ? (Object) Double.valueOf(value) : value;
    if (given instanceof Double d && d == Math.rint(d)) {
      given = d.longValue();
    }
    PartSpec objective = objective(name, given);

    assertThatThrownBy(() -> type.check(objective, Model.MLP.defaultSpace()))
        .isInstanceOfSatisfying(
            WrongInputException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessageContaining(sentence);
  }

  @Test
  void softmaxRegressionHasNoLayersToTune() {
    SearchSpace space =
        new SearchSpace(java.util.List.of(new Parameter("n_layers", new IntRange(1, 2))));

    assertThatThrownBy(() -> type.check(objective("model", "softmax"), space))
        .hasMessageContaining(
            "softmax regression has no such parameter; it has learning_rate, batch_size, momentum");
  }

  @Test
  void aTableThatIsTooSmallToSplitIsRefused(@TempDir Path folder) throws Exception {
    Path table = Files.writeString(folder.resolve("t.csv"), "1,a\n2,a\n3,b\n4,b\n");

    assertThatThrownBy(
            () ->
                type.checkInputs(
                    new PartSpec(
                        "classifier", Map.of("dataset", table.toString(), "test-share", 0.05)),
                    folder))
        .hasMessageContaining("4 samples leave 3 to train on, 1 to validate and 0 to test with");
  }

  @Test
  void foldsAndAShareToValidateWithAreNotForOneStudy() {
    PartSpec five = objective("folds", 5L);

    type.check(five.with("test-share", 0.8), Model.MLP.defaultSpace());
    type.check(objective("folds", 1L).with("validation-share", 0.3), Model.MLP.defaultSpace());
    assertThatThrownBy(
            () -> type.check(five.with("validation-share", 0.3), Model.MLP.defaultSpace()))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            e ->
                assertThat(e.sentence())
                    .isEqualTo(
                        "objective.classifier.validation-share: must be left out: 5 folds validate"
                            + " with one in 5 samples at a time"));
  }

  @Test
  void moreFoldsThanSamplesOfAClassAreRefused(@TempDir Path folder) throws Exception {
    Path table = Files.writeString(folder.resolve("t.csv"), "1,a\n2,a\n3,b\n4,b\n5,b\n".repeat(2));
    PartSpec five = new PartSpec("classifier", Map.of("dataset", table.toString(), "folds", 5L));

    type.checkInputs(five.with("folds", 4L), folder);
    assertThatThrownBy(() -> type.checkInputs(five, folder))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            e -> assertThat(e.field()).isEqualTo("objective.classifier.folds"))
        .hasMessageContaining("has 4 of 'a': give 4 at most");
  }
}
