package org.tunebench.engine.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.StudyFiles;

/** What each kind of objective says can be set is what it reads. */
class DeclaredSettingsTest {
  static Stream<PartSpec> objectives() {
    return Stream.of(
        new PartSpec("scvi").with("dataset", "demo"),
        new PartSpec("classifier").with("dataset", "demo"),
        new PartSpec("command").with("run", List.of("true")),
        new PartSpec("function").with("name", "branin"));
  }

  private static ObjectiveType type(PartSpec objective) {
    return BuiltInObjectives.types().get(objective.kind());
  }

  private static WrongInputException refused(PartSpec objective) {
    return catchThrowableOfType(
        WrongInputException.class,
        () -> type(objective).check(objective, new SearchSpace(List.of())));
  }

  /** A refusal names all that is known. */
  @ParameterizedTest
  @MethodSource("objectives")
  void everySettingThatIsReadIsDeclaredAndNoOther(PartSpec objective) {
    WrongInputException refused = refused(objective.with("quite unlike any of them", 1L));

    assertThat(refused.getMessage().split("there are ")[1].split(", "))
        .containsExactlyInAnyOrderElementsOf(
            type(objective).settings().stream().map(PartKind.Setting::name).toList());
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void everyDeclaredWordIsAccepted(PartSpec objective) {
    for (PartKind.Setting setting : type(objective).settings()) {
      for (String word : setting.words()) {
        WrongInputException refused = refused(objective.with(setting.name(), word));
        if (refused != null) {
          assertThat(refused.field())
              .isNotEqualTo("objective." + objective.kind() + "." + setting.name());
        }
      }
    }
  }

  @Test
  void whatIsFixedIsNotSearchedInANewStudy() {
    PartSpec fixed = new PartSpec("scvi").with("dataset", "demo").with("lr", 0.01);
    ObjectiveType scvi = type(fixed);
    assertThatThrownBy(() -> scvi.requireFixedOrSearched(fixed, scvi.defaultSpace(fixed)))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            wrong ->
                assertThat(wrong.sentence())
                    .isEqualTo(
                        "objective.scvi.lr: gives 'lr' one value for all trials, but it is searched,"
                            + " too: take it out here, or out of the search space"));
    scvi.requireFixedOrSearched(fixed.with("lr", null), new SearchSpace(List.of()));

    String file = "objective: {scvi: {dataset: demo, lr: 0.01}}";
    assertThat(StudyFiles.parse(file, "s.yaml", BuiltInObjectives.types()).spec().space())
        .as("a file without a space searches the rest of the default one")
        .satisfies(space -> scvi.requireFixedOrSearched(fixed, space))
        .satisfies(space -> assertThat(space.size()).isEqualTo(5));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void whatFixesAParameterIsADeclaredSetting(PartSpec objective) {
    assertThat(type(objective).settings().stream().map(PartKind.Setting::name))
        .containsAll(type(objective).fixing());
  }

  @Test
  void theSchemaTakesTheWordsOfACommandAsAListOrALine() {
    String schema = StudyFiles.schema(BuiltInObjectives.types());

    assertThat(schema).contains("\"metrics-file\"", "\"pause-ms\"", "\"validation-share\"");
    assertThat(schema.substring(schema.indexOf("\"run\"")))
        .matches("(?s)\"run\" : \\{.{0,300}\"oneOf\" : \\[ \\{\\s+\"type\" : \"string\".*");
  }
}
