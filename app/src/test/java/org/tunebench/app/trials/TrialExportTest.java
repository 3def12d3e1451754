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
import org.tunebench.engine.study.Curve;
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
    new TrialExport(person.on(engine), study.id())
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
  void historiesAreALineForEachReportedValue() throws IOException {
    Path csv = folder.resolve("a.csv");
    Path json = folder.resolve("a.json");
    TrialExport export = new TrialExport(person.on(engine), study.id());
    person.choose(csv);
    export.askHistories(study.spec(), trials.subList(2, 4));
    person.choose(json);
    export.askHistories(study.spec(), trials.subList(2, 4));

    List<String> lines = Files.readAllLines(csv);
    int values =
        Stream.of(2, 3)
            .flatMap(trial -> engine.repository().curves(study.id(), trial).values().stream())
            .mapToInt(Curve::size)
            .sum();
    assertThat(lines.get(0)).isEqualTo("trial,step,metric,value");
    assertThat(lines.get(1)).startsWith("2,1,elbo,");
    assertThat(lines).hasSize(values + 1);
    assertThat(Files.readString(json)).startsWith("[").contains("\"step\"");
    assertThat(person.told())
        .containsExactly(
            values + " reported values written to a.csv.",
            values + " reported values written to a.json.");
  }

  @Test
  void whereNothingWasReportedNoFileIsWritten() {
    Study other = FakeStudies.filled(engine.repository(), "quiet", 0, 1, StudyState.FINISHED);
    Path file = folder.resolve("a.csv");
    person.choose(file);
    List<Trial> quiet = List.of(trials.get(0));
    new TrialExport(person.on(engine), other.id()).askHistories(other.spec(), quiet);
    new TrialExport(person.on(engine), other.id()).askHistories(other.spec(), List.of());

    assertThat(file).doesNotExist();
    assertThat(person.told()).hasSize(2);
    assertThat(person.told().get(0)).contains("None of these trials has reported anything");
    assertThat(person.told().get(1)).isEqualTo("There are no trials to export.");
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
