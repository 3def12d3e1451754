package org.tunebench.engine.studyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.StudyFileException;
import org.tunebench.engine.studyfile.yaml.YamlDocument;

/**
 * A table of wrong study files and the sentence that each must give, in {@code
 * wrong-study-files.txt} and, for files of other tools, its neighbours: cases are separated by a
 * line of equals signs, input and sentence by a line of dashes; ⇥ stands for a tab, and ∎ ends an
 * input that has no line break at its end.
 */
class WrongStudyFilesTest {
  static Stream<String> cases() {
    return Stream.of("study", "polyaxon", "sweep")
        .flatMap(kind -> cases("wrong-%s-files.txt".formatted(kind)));
  }

  private static Stream<String> cases(String file) {
    try (InputStream in = WrongStudyFilesTest.class.getResourceAsStream(file)) {
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(table.split("(?m)^=+\\R"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesOneClearSentence(String entry) {
    String[] parts = entry.split("(?m)^----\\R");
    String input = parts[0].replace('⇥', '\t').replace("∎\n", "");

    StudyFileException refusal =
        catchThrowableOfType(
            StudyFileException.class,
            () -> StudyFiles.parse(input, "bad.yaml", StudyFileTypes.TYPES));

    assertThat(refusal).as("what refuses %s", input).isNotNull();
    assertThat(refusal.sentence()).isEqualTo(parts[1].strip());
  }

  @Test
  void aFileMayBeginWithAnyNumberOfEmptyLines() {
    for (String line : List.of("\n", "# a comment\n", " \r\n")) {
      Field root = YamlDocument.parse(line.repeat(60_000) + "...\na: 1\n", "long.yaml");
      assertThat(root.entries("a group")).containsOnlyKeys("a");
    }
  }
}
