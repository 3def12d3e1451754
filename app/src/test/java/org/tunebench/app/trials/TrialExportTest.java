package org.tunebench.app.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.TestServices;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

class TrialExportTest {
  @TempDir private Path folder;
  private final TestServices person = new TestServices();
  private final FakeSearchEngine engine = new FakeSearchEngine();
  private final Study study =
      FakeStudies.filled(engine.repository(), "a/b", 12, 12, StudyState.FINISHED);
  private final List<Trial> trials = engine.repository().trials(study.id());

  private void export(Path file) {
    person.choose(file);
    new TrialExport(person.on(engine))
        .ask(
            study.spec(),
            trials,
            Map.of(3, new Marks(true, new TreeSet<>(List.of("a", "b")), "why")));
  }

  @Test
  void aTableIsWrittenWithAHeadingAndALineEach() throws IOException {
    Path file = folder.resolve("a.csv");
    export(file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(13);
    assertThat(lines.get(0)).startsWith("trial,state,marginal_ll").endsWith(",pinned,tags,note");
    assertThat(lines.get(4)).endsWith(",true,\"a, b\",why");
    assertThat(lines.get(5)).endsWith(",,,");
    assertThat(person.told()).containsExactly("12 trials written to a.csv.");
    assertThat(person.written()).containsExactly(file);
  }

  @Test
  void aNameThatEndsInJsonGivesJson() throws IOException {
    Path file = folder.resolve("a.JSON");
    Files.writeString(file, "old");
    export(file);
    assertThat(Files.readString(file)).startsWith("[").contains("\"trial\"");
  }

  @Test
  void nothingIsLeftBehindBesideTheFile() throws IOException {
    export(folder.resolve("a.csv"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aFolderThatIsNotThereIsOneSentence() {
    export(folder.resolve("gone").resolve("a.csv"));
    assertThat(person.told()).hasSize(1);
    assertThat(person.told().get(0)).contains("not exported").contains("gone");
  }
}
