package org.tunebench.engine.studyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;

/** What the READMEs say of study files is so. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "../README.md"})
  void theStudiesShownCanBeRead(String readme) throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(Path.of(readme)));
    List<String> studies = new ArrayList<>();
    while (block.find()) {
      if (block.group(1).contains("objective:")) {
        studies.add(block.group(1));
      }
    }
    assertThat(studies).hasSizeGreaterThan(1);
    for (String study : studies) {
      assertThat(
              StudyFiles.parse(study, "study.yaml", BuiltInObjectives.types())
                  .spec()
                  .space()
                  .size())
          .isPositive();
    }
  }

  static Stream<PartKind> kinds() {
    return Stream.concat(Samplers.kinds().stream(), Pruners.kinds().stream());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everySettingIsInTheTable(PartKind kind) throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme).contains(row(kind));
    for (Setting setting : kind.settings()) {
      assertThat(readme).contains(row(kind, setting));
    }
  }

  private static String row(PartKind kind) {
    return "| **`%s`** | | | %s |".formatted(kind.kind(), kind.description());
  }

  private static String row(PartKind kind, Setting setting) {
    String words = setting.words().isEmpty() ? "" : " (" + String.join(", ", setting.words()) + ")";
    String otherwise = setting.otherwise().isEmpty() ? "–" : setting.otherwise();
    return "| `%s` | `%s`%s | %s | %s |"
        .formatted(kind.kind(), setting.name(), words, otherwise, setting.description());
  }
}
